#include "backend/ledger/stored_resource.h"

#include <utility>

#include "backend/core/kinds.h"
#include "backend/core/packed_bytes.h"

namespace ledger {

StoredResource::StoredResource(const ResourcePtr &resource)
    : kind_(*core::kindOfName(resource->meta().name())),
      revision_(resource->meta().revision()),
      bytes_(resource->ByteSizeLong()),
      parsed_(resource) {}

StoredResource::StoredResource(const v1::Resource &resource)
    : kind_(*core::kindOfName(resource.meta().name())),
      revision_(resource.meta().revision()),
      bytes_(resource.ByteSizeLong()),
      names_(resource.meta().name() + resource.meta().uid()),
      nameSize_(static_cast<std::uint32_t>(resource.meta().name().size())),
      wire_(resource.SerializeAsString()) {}

StoredResource::StoredResource(const v1::Resource &resource, core::BytesPacker &packer) : StoredResource(resource) {
    pack(packer);
}

void StoredResource::pack(core::BytesPacker &packer) const {
    const std::lock_guard lock(mutex_);
    if (parsed_ || example_)
        return;
    auto packed = packer.pack(kind_, std::move(wire_));
    // A copy takes no more room than it needs.
    wire_ = std::string(packed.bytes);
    example_ = std::move(packed.example);
}

std::string_view StoredResource::name() const {
    return parsed_ ? std::string_view(parsed_->meta().name()) : std::string_view(names_).substr(0, nameSize_);
}

std::string_view StoredResource::uid() const {
    return parsed_ ? std::string_view(parsed_->meta().uid()) : std::string_view(names_).substr(nameSize_);
}

ResourcePtr StoredResource::resource() const {
    if (parsed_)
        return parsed_;
    const std::lock_guard lock(mutex_);
    auto shared = shared_.lock();
    if (shared)
        return shared;
    // Made apart from its count of holders: in one piece with that it would stay for as long as we look at it.
    std::shared_ptr<v1::Resource> resource(new v1::Resource);
    if (example_)
        resource->ParseFromString(core::PackedBytes::unpacked(wire_, static_cast<std::uint32_t>(bytes_), *example_));
    else
        resource->ParseFromString(wire_);
    shared_ = resource;
    return resource;
}

} // namespace ledger
