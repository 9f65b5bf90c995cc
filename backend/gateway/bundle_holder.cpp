#include "backend/gateway/bundle_holder.h"

#include <utility>

namespace gateway {

void BundleHolder::set(BundlePtr bundle) {
    const std::lock_guard lock(mutex_);
    bundle_.swap(bundle);
    version_.fetch_add(1, std::memory_order_release);
}

BundlePtr BundleHolder::current() const {
    const std::lock_guard lock(mutex_);
    return bundle_;
}

const BundlePtr &BundleView::now() {
    const auto version = holder_.version();
    if (version != version_) {
        bundle_ = holder_.current();
        version_ = version;
    }
    return bundle_;
}

} // namespace gateway
