#include "backend/fleet/gpu_events.h"

#include <utility>

namespace fleet {

void GpuEvents::add(GpuEvent event) {
    const std::lock_guard lock(mutex_);
    events_.push_back(std::move(event));
    if (events_.size() <= most)
        return;
    events_.pop_front();
    isCut_ = true;
}

std::vector<GpuEvent> GpuEvents::all() const {
    const std::lock_guard lock(mutex_);
    return {events_.begin(), events_.end()};
}

bool GpuEvents::isCut() const {
    const std::lock_guard lock(mutex_);
    return isCut_;
}

} // namespace fleet
