#include "backend/gateway/outstanding.h"

#include <algorithm>

namespace gateway {

std::shared_ptr<Counter> Outstanding::counter(const std::string &address) {
    const std::lock_guard lock(mutex_);
    auto &known = counters_[address];
    if (auto alive = known.lock())
        return alive;
    auto made = std::make_shared<Counter>(0);
    known = made;
    forgetUnused();
    return made;
}

std::int64_t Outstanding::of(const std::string &address) const {
    const std::lock_guard lock(mutex_);
    const auto found = counters_.find(address);
    const auto alive = found == counters_.end() ? nullptr : found->second.lock();
    return alive ? alive->load(std::memory_order_relaxed) : 0;
}

void Outstanding::forgetUnused() {
    if (counters_.size() < forgetAt_)
        return;
    std::erase_if(counters_, [](const auto &entry) { return entry.second.expired(); });
    forgetAt_ = std::max<std::size_t>(64, counters_.size() * 2);
}

} // namespace gateway
