#include "backend/fleet/workload_board.h"

#include <algorithm>

namespace fleet {

Workloads::Workloads(std::vector<Workload> all) : all_(std::move(all)) {
    for (std::size_t number = 0; number < all_.size(); ++number)
        for (const int slot : all_[number].slots) {
            if (slot < 0)
                continue;
            bySlot_.resize(std::max(bySlot_.size(), static_cast<std::size_t>(slot) + 1), -1);
            bySlot_[static_cast<std::size_t>(slot)] = static_cast<int>(number);
        }
}

void WorkloadBoard::put(const std::string &source, std::vector<Workload> workloads) {
    const std::lock_guard lock(mutex_);
    auto &told = bySource_[source];
    if (told == workloads)
        return;
    told = std::move(workloads);
    std::vector<Workload> all;
    for (const auto &[name, some] : bySource_)
        all.insert(all.end(), some.begin(), some.end());
    all_ = std::make_shared<const Workloads>(std::move(all));
}

std::shared_ptr<const Workloads> WorkloadBoard::all() const {
    const std::lock_guard lock(mutex_);
    return all_;
}

} // namespace fleet
