#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>

#include "backend/gateway/bundle.h"

namespace gateway {

// The bundle that counts now. Thread-safe.
class BundleHolder {
public:
    void set(BundlePtr bundle);
    BundlePtr current() const;
    // Counts changes.
    std::uint64_t version() const { return version_.load(std::memory_order_acquire); }

private:
    mutable std::mutex mutex_;
    BundlePtr bundle_ = std::make_shared<const Bundle>(std::vector<Route>(), std::unordered_map<std::string, Target>());
    std::atomic<std::uint64_t> version_{1};
};

// What one thread sees of it: it takes the lock only when the bundle has changed.
class BundleView {
public:
    explicit BundleView(const BundleHolder &holder) : holder_(holder) {}

    const BundlePtr &now();

private:
    const BundleHolder &holder_;
    BundlePtr bundle_;
    std::uint64_t version_ = 0;
};

} // namespace gateway
