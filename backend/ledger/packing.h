#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "backend/core/packed_bytes.h"
#include "backend/ledger/stored_resource.h"

namespace ledger {

// What came lately and is not packed yet: that is done when there is nothing else to do, so that no change waits for
// it. Safe from any thread.
class Packing {
public:
    void add(const StoredPtr &stored);
    // Packs some hundreds, in a few milliseconds. Whether more of them wait.
    bool packSome();

private:
    // Some of those that wait, which do not wait any more.
    std::vector<StoredPtr> take();

    std::mutex mutex_;
    std::vector<std::weak_ptr<const StoredResource>> waiting_;
    // Of those that wait; who is gone before its turn leaves no more behind than others wait.
    std::size_t mostWaiting_ = 0;
    // Of one thread at a time.
    std::mutex packerMutex_;
    core::BytesPacker packer_;
};

} // namespace ledger
