#include "backend/ledger/durability.h"

#include <vector>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/util/message_differencer.h>

#include "backend/core/kinds.h"

#include "pilothouse/v1/options.pb.h"
#include "pilothouse/v1/resource.pb.h"

namespace ledger {

bool isDurableChange(const v1::Resource *before, const v1::Resource &after) {
    const auto *kind = core::kindOfStatus(after);
    if (kind == nullptr)
        return false;
    std::vector<const google::protobuf::FieldDescriptor *> marked;
    for (int index = 0; index < kind->statusType->field_count(); ++index) {
        if (kind->statusType->field(index)->options().GetExtension(v1::durable))
            marked.push_back(kind->statusType->field(index));
    }
    if (marked.empty())
        return false;
    const auto &former = before == nullptr ? v1::Resource::default_instance() : *before;
    const auto &reflection = *v1::Resource::GetReflection();
    google::protobuf::util::MessageDifferencer differ;
    return !differ.CompareWithFields(reflection.GetMessage(former, kind->status),
                                     reflection.GetMessage(after, kind->status), marked, marked);
}

} // namespace ledger
