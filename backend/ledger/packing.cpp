#include "backend/ledger/packing.h"

namespace ledger {

namespace {

constexpr std::size_t AtOnce = 256;

} // namespace

void Packing::add(const StoredPtr &stored) {
    if (hasQueued(stored))
        return;
    const std::lock_guard lock(packerMutex_);
    stored->pack(packer_);
}

bool Packing::hasQueued(const StoredPtr &stored) {
    const std::lock_guard lock(mutex_);
    // Who is gone before its turn makes room; now and then it is looked for.
    if (waiting_.size() == MostWaiting && turnedAway_++ % AtOnce == 0)
        std::erase_if(waiting_, [](const auto &waiting) { return waiting.expired(); });
    if (waiting_.size() == MostWaiting)
        return false;
    waiting_.emplace_back(stored);
    return true;
}

bool Packing::packSome() {
    const auto taken = take();
    {
        const std::lock_guard lock(packerMutex_);
        for (const auto &stored : taken)
            stored->pack(packer_);
    }
    const std::lock_guard lock(mutex_);
    return !waiting_.empty();
}

std::vector<StoredPtr> Packing::take() {
    std::vector<StoredPtr> taken;
    const std::lock_guard lock(mutex_);
    while (!waiting_.empty() && taken.size() < AtOnce) {
        if (auto stored = waiting_.back().lock())
            taken.push_back(std::move(stored));
        waiting_.pop_back();
    }
    if (waiting_.empty())
        waiting_.shrink_to_fit();
    return taken;
}

} // namespace ledger
