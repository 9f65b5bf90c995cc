#include "backend/client/parsed_resources.h"

#include "pilothouse/v1/resource.pb.h"

#include <functional>
#include <string_view>

namespace client::detail {

std::shared_ptr<const v1::Resource> ParsedResources::of(const Stored &stored) {
    if (!stored)
        return nullptr;
    auto &slot = slots_[std::hash<std::string_view>()(stored->name()) % slots_.size()];
    if (slot.stored != stored) {
        const auto resource = std::make_shared<v1::Resource>();
        stored->parseInto(*resource);
        slot = {stored, resource};
    }
    return slot.resource;
}

} // namespace client::detail
