#pragma once

#include "backend/client/resource_cache.h"
#include "backend/client/resource_feed.h"
#include "backend/client/resource_index.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

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
    bool hasHeard() const { return hasHeard_; }

private:
    void put(const ResourceFeed::Item &item);
    void remove(std::string_view name);
    void endBatch();
    void note(const StoredResource &resource, bool wasThere);

    ResourceIndex &index_;
    bool isFirstCopy_;
    bool hasHeard_ = false;
    std::int64_t revision_ = 0;
    std::optional<ResourceFeed::Batch> batch_;
    std::size_t next_ = 0;
    // By kind and name: whether it was there before the first of the changes.
    std::map<const core::Kind *, std::map<std::string, bool, std::less<>>> touched_;
};

} // namespace client::detail
