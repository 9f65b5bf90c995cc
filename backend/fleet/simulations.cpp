#include "backend/fleet/simulations.h"

#include <utility>

namespace fleet {

void Simulations::put(const std::string &source, Fleet fleet) {
    const std::lock_guard lock(mutex_);
    if (fleet)
        bySource_[source] = std::move(fleet);
    else
        bySource_.erase(source);
}

std::vector<Simulations::Fleet> Simulations::all() const {
    const std::lock_guard lock(mutex_);
    std::vector<Fleet> all;
    for (const auto &[source, fleet] : bySource_)
        all.push_back(fleet);
    return all;
}

} // namespace fleet
