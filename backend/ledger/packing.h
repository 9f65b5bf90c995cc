#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "backend/core/packed_bytes.h"
#include "backend/ledger/stored_resource.h"

namespace ledger {

// What came lately and is not packed yet: that is done when there is nothing else to do, so that no change waits for
// it. Where very many come, those beyond some are packed at once: what they took before would leave the heap full of
// holes. Safe from any thread.
class Packing {
public:
    // So many wait at most.
    static constexpr std::size_t MostWaiting = 1'024;

    void add(const StoredPtr &stored);
    // Packs some hundreds, in a few milliseconds. Whether more of them wait.
    bool packSome();

private:
    // Whether there is room for it.
    bool hasQueued(const StoredPtr &stored);
    // Some of those that wait, which do not wait any more.
    std::vector<StoredPtr> take();

    std::mutex mutex_;
    std::vector<std::weak_ptr<const StoredResource>> waiting_;
    std::size_t turnedAway_ = 0;
    // Of one thread at a time.
    std::mutex packerMutex_;
    core::BytesPacker packer_;
};

} // namespace ledger
