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

StoredResource::StoredResource(const v1::Resource &resource, core::BytesPacker &packer)
    : kind_(*core::kindOfName(resource.meta().name())),
      revision_(resource.meta().revision()),
      bytes_(resource.ByteSizeLong()),
      nameSize_(static_cast<std::uint32_t>(resource.meta().name().size())),
      uidSize_(static_cast<std::uint32_t>(resource.meta().uid().size())) {
    auto packed = packer.pack(kind_, resource.SerializeAsString());
    example_ = std::move(packed.example);
    text_.reserve(nameSize_ + uidSize_ + packed.bytes.size());
    text_.append(resource.meta().name()).append(resource.meta().uid()).append(packed.bytes);
}

std::string_view StoredResource::name() const {
    return parsed_ ? std::string_view(parsed_->meta().name()) : std::string_view(text_).substr(0, nameSize_);
}

std::string_view StoredResource::uid() const {
    return parsed_ ? std::string_view(parsed_->meta().uid()) : std::string_view(text_).substr(nameSize_, uidSize_);
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
    const auto wire = std::string_view(text_).substr(nameSize_ + uidSize_);
    if (example_)
        resource->ParseFromString(core::PackedBytes::unpacked(wire, static_cast<std::uint32_t>(bytes_), *example_));
    else
        resource->ParseFromArray(wire.data(), static_cast<int>(wire.size()));
    shared_ = resource;
    return resource;
}

} // namespace ledger
