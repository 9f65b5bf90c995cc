#include "backend/client/stored_resource.h"

#include "backend/core/kinds.h"
#include "pilothouse/v1/resource.pb.h"

namespace client::detail {

std::shared_ptr<const StoredResource> StoredResource::of(const v1::Resource &resource) {
    const auto *kind = core::kindOfSpec(resource);
    return kind ? std::make_shared<const StoredResource>(resource, *kind) : nullptr;
}

StoredResource::StoredResource(const v1::Resource &resource, const core::Kind &kind)
    : kind_(kind),
      revision_(resource.meta().revision()),
      nameSize_(resource.meta().name().size()),
      uidSize_(resource.meta().uid().size()) {
    bytes_.reserve(nameSize_ + uidSize_ + resource.ByteSizeLong());
    bytes_ += resource.meta().name();
    bytes_ += resource.meta().uid();
    resource.AppendToString(&bytes_);
}

void StoredResource::parseInto(v1::Resource &resource) const {
    const auto before = nameSize_ + uidSize_;
    resource.ParseFromArray(bytes_.data() + before, static_cast<int>(bytes_.size() - before));
}

} // namespace client::detail
