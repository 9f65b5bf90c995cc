#include "backend/ledger/stored_resource.h"

#include "backend/core/kinds.h"

namespace ledger {

StoredResource::StoredResource(const ResourcePtr &resource, Form form)
    : kind_(*core::kindOfName(resource->meta().name())),
      revision_(resource->meta().revision()),
      bytes_(resource->ByteSizeLong()),
      parsed_(form == Form::Parsed ? resource : nullptr),
      packed_(form == Form::Packed ? resource->SerializeAsString() : std::string()) {
    if (parsed_)
        return;
    const auto &meta = resource->meta();
    nameBegin_ = static_cast<std::uint32_t>(packed_.find(meta.name()));
    nameSize_ = static_cast<std::uint32_t>(meta.name().size());
    uidBegin_ = static_cast<std::uint32_t>(packed_.find(meta.uid()));
    uidSize_ = static_cast<std::uint32_t>(meta.uid().size());
}

std::string_view StoredResource::name() const {
    return parsed_ ? std::string_view(parsed_->meta().name()) : packed(nameBegin_, nameSize_);
}

std::string_view StoredResource::uid() const {
    return parsed_ ? std::string_view(parsed_->meta().uid()) : packed(uidBegin_, uidSize_);
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
    resource->ParseFromString(packed_);
    shared_ = resource;
    return resource;
}

std::string_view StoredResource::packed(std::uint32_t begin, std::uint32_t size) const {
    return std::string_view(packed_).substr(begin, size);
}

} // namespace ledger
