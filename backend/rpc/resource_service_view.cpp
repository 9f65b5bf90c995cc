#include "backend/rpc/resource_service_view.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "pilothouse/v1/options.pb.h"

namespace rpc {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

void clearLong(const FieldDescriptor *member, v1::Resource *resource) {
    if (!member)
        return;
    Message *part = resource->GetReflection()->MutableMessage(resource, member);
    const auto *type = part->GetDescriptor();
    for (int index = 0; index < type->field_count(); ++index) {
        if (type->field(index)->options().GetExtension(v1::full_view))
            part->GetReflection()->ClearField(part, type->field(index));
    }
}

} // namespace

v1::Resource viewOf(const v1::Resource &resource, v1::View view) {
    v1::Resource shown = resource;
    if (view == v1::FULL)
        return shown;
    for (const auto *oneof : {"spec", "status"})
        clearLong(resource.GetReflection()->GetOneofFieldDescriptor(resource,
                                                                    resource.GetDescriptor()->FindOneofByName(oneof)),
                  &shown);
    return shown;
}

} // namespace rpc
