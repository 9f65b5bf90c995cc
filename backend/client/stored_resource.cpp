#include "backend/client/stored_resource.h"

#include "backend/core/kinds.h"
#include "backend/core/packed_bytes.h"
#include "pilothouse/v1/resource.pb.h"

namespace client::detail {

std::shared_ptr<const StoredResource> StoredResource::of(const v1::Resource &resource, core::BytesPacker &packer) {
    const auto *kind = core::kindOfSpec(resource);
    return kind ? std::make_shared<const StoredResource>(resource, *kind, packer) : nullptr;
}

StoredResource::StoredResource(const v1::Resource &resource, const core::Kind &kind, core::BytesPacker &packer)
    : kind_(kind),
      revision_(resource.meta().revision()),
      nameSize_(static_cast<std::uint32_t>(resource.meta().name().size())),
      uidSize_(static_cast<std::uint32_t>(resource.meta().uid().size())) {
    auto packed = packer.pack(kind, resource.SerializeAsString());
    wireSize_ = packed.size;
    example_ = std::move(packed.example);
    bytes_.reserve(nameSize_ + uidSize_ + packed.bytes.size());
    bytes_ += resource.meta().name();
    bytes_ += resource.meta().uid();
    bytes_ += packed.bytes;
}

void StoredResource::parseInto(v1::Resource &resource) const {
    const auto wire = std::string_view(bytes_).substr(nameSize_ + uidSize_);
    if (example_)
        resource.ParseFromString(core::PackedBytes::unpacked(wire, wireSize_, *example_));
    else
        resource.ParseFromArray(wire.data(), static_cast<int>(wire.size()));
}

} // namespace client::detail
