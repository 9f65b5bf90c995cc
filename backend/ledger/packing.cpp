#include "backend/ledger/packing.h"

#include <algorithm>

namespace ledger {

namespace {

constexpr std::size_t AtOnce = 256;

} // namespace

void Packing::add(const StoredPtr &stored) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace_back(stored);
    if (waiting_.size() <= mostWaiting_)
        return;
    std::erase_if(waiting_, [](const auto &waiting) { return waiting.expired(); });
    mostWaiting_ = 2 * std::max(waiting_.size(), AtOnce);
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
    if (waiting_.empty()) {
        waiting_.shrink_to_fit();
        mostWaiting_ = 0;
    }
    return taken;
}

} // namespace ledger
