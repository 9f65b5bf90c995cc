#include "backend/ledger/uid_names.h"

#include <functional>

namespace ledger {

void UidNames::add(const std::string &uid, const std::string &name) {
    auto &shard = shards_[shardOf(uid)];
    const std::lock_guard lock(shard.mutex);
    size_ += shard.names.emplace(uid, name).second ? 1 : 0;
}

std::optional<std::string> UidNames::nameOf(std::string_view uid) const {
    const auto &shard = shards_[shardOf(uid)];
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.names.find(std::string(uid));
    return found == shard.names.end() ? std::nullopt : std::optional(found->second);
}

std::size_t UidNames::shardOf(std::string_view uid) const {
    // Of other bits than those that the maps themselves begin with.
    return (std::hash<std::string_view>()(uid) >> 32) % shards_.size();
}

} // namespace ledger
