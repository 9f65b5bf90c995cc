#pragma once

#include "backend/client/resource_cache.h"
#include "backend/client/resource_feed.h"
#include "backend/client/resource_index.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace client::detail {

// Puts what a feed brings into the index, a slice at a time, and tells what has changed. For one thread.
class ResourceIntake {
public:
    // With `fromStart` everything comes anew: what does not come is gone in the end.
    ResourceIntake(ResourceIndex &index, bool fromStart);

    // Until nothing waits or the time is over. Whether something still waits.
    bool run(ResourceFeed &feed, std::chrono::steady_clock::time_point until);

    // Since it was asked last, each name at most once.
    ResourceChanges takeChanges();
    // Of the last batch that is wholly in the index; 0 while the first copy is under way.
    std::int64_t revision() const { return revision_; }
    // Whether anything came since it was asked last.
    bool takeHeard() { return std::exchange(hasHeard_, false); }

private:
    struct Touched {
        // As it was or is.
        Stored resource;
        bool wasThere;
        bool isThere;
    };

    void put(const ResourceFeed::Item &item);
    void remove(std::string_view name);
    void endBatch();
    void note(const Touched &touched);

    ResourceIndex &index_;
    // Something was there before, and everything comes anew.
    bool mayLeave_;
    bool hasHeard_ = false;
    std::int64_t revision_ = 0;
    std::optional<ResourceFeed::Batch> batch_;
    std::size_t next_ = 0;
    // In the order of the first change to each.
    std::vector<Touched> touched_;
    // Places by name; keys look into the resources.
    std::unordered_map<std::string_view, std::size_t> places_;
};

} // namespace client::detail
