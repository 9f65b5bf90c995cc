#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace fleet {

// What runs on GPUs without being a deployment, as a source tells it.
struct Workload {
    std::string name;
    // `models/<id>` and `teams/<id>`; empty where they are not known.
    std::string model;
    std::string team;
    // In the columns.
    std::vector<int> slots;
    bool operator==(const Workload &) const = default;
};

// By slot. Immutable.
class Workloads {
public:
    explicit Workloads(std::vector<Workload> all);

    // Null where none is told of.
    const Workload *at(std::size_t slot) const {
        return slot < bySlot_.size() && bySlot_[slot] >= 0 ? &all_[static_cast<std::size_t>(bySlot_[slot])] : nullptr;
    }

private:
    std::vector<Workload> all_;
    std::vector<int> bySlot_;
};

// What each source tells of workloads. Thread-safe.
class WorkloadBoard {
public:
    // In place of what the source told before; none is none any more.
    void put(const std::string &source, std::vector<Workload> workloads);
    // Null where no source ever told of any; another one after each change.
    std::shared_ptr<const Workloads> all() const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, std::vector<Workload>> bySource_;
    std::shared_ptr<const Workloads> all_;
};

} // namespace fleet
