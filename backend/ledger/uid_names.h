#pragma once

#include <array>
#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ledger {

// The names that uids stand for. A uid never comes to stand for another name, so that all states of a store share one
// of these: it may know more than a state has, which therefore looks at what bears the name in it. Those of the deleted
// stay, for older states may have them; when they have become many, the next state begins another. Safe from any
// thread.
class UidNames {
public:
    void add(const std::string &uid, const std::string &name);
    std::optional<std::string> nameOf(std::string_view uid) const;
    std::size_t size() const { return size_; }

private:
    // Several, so that none is locked for long while it grows.
    struct Shard {
        mutable std::mutex mutex;
        std::unordered_map<std::string, std::string> names;
    };

    static constexpr std::size_t ShardCount = 64;

    std::size_t shardOf(std::string_view uid) const;

    std::array<Shard, ShardCount> shards_;
    std::atomic<std::size_t> size_ = 0;
};

} // namespace ledger
