#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "backend/core/kinds.h"
#include "backend/core/result.h"
#include "backend/ledger/snapshot.h"

namespace ledger {

// One resource at one revision, with what stood before, so that a watcher can tell what left its sight.
struct Change {
    std::int64_t revision = 0;
    // Null when it was created or came back.
    StoredPtr before;
    // Null when it was deleted.
    StoredPtr after;

    // As it is, or was last.
    const StoredResource &newest() const { return after ? *after : *before; }
    bool isOf(std::string_view plural) const { return newest().kind().plural == plural; }
};

// The last 10 minutes or 100,000 changes, in order. Watchers pull at their own pace, so none is buffered for.
class WatchHub {
public:
    using Listener = std::uint64_t;

    struct Page {
        // Whole revisions only.
        std::vector<Change> changes;
        // Everything up to here is in this page or before it.
        std::int64_t revision = 0;
        Time time;
    };

    virtual ~WatchHub() = default;

    // Changes after a revision, at most about `limit`. REVISION_EXPIRED when it has moved out of the window,
    // REVISION_IN_FUTURE when it has not happened.
    virtual core::Result<Page> after(std::int64_t revision, std::size_t limit) const = 0;

    // `notify` runs on the writer's thread after each commit and may only post. When unlisten returns, it does not run
    // and will not again.
    virtual Listener listen(std::function<void(std::int64_t revision)> notify) = 0;
    virtual void unlisten(Listener listener) = 0;
};

} // namespace ledger
