#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "backend/fleet/gpu_report.h"
#include "backend/fleet/host_facts.h"
#include "backend/fleet/nvml/gpu_reader.h"
#include "backend/fleet/nvml/nvml_library.h"
#include "backend/ledger/snapshot.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace fleet {

// The cluster and the node that the service's own host is.
inline constexpr char LocalCluster[] = "clusters/local";
std::string localNode(const std::string &hostName);

// Where the service's own host tells of itself.
struct HostSources {
    HostFacts facts;
    // Of NVIDIA's management library, as NvmlLibrary::open takes them.
    std::vector<std::string> nvmlPlaces = nvml::usualPlaces();
};

// Registers the service's own host at its start, where it is missing, and keeps the status of its cluster and node. A
// host of another name, which the store was on before, is lost. Has a thread of its own, joined by the destructor.
class FleetController {
public:
    // Waits until the host is registered. Ledger and clock outlive it.
    FleetController(ledger::Ledger &ledger, const core::Clock &clock, HostSources sources,
                    std::chrono::milliseconds period = std::chrono::seconds(30));
    FleetController(const FleetController &) = delete;
    FleetController &operator=(const FleetController &) = delete;
    ~FleetController();

    // `clusters/local/nodes/<id>`
    const std::string &node() const { return node_; }
    // What another one found of the host's telemetry, or nothing: a condition of its node from now on. From any thread.
    void report(const std::optional<NodeFinding> &telemetry);

private:
    void registerHost();
    void work(const std::stop_token &stop);
    // The nodes as they are from then on, also where the ledger has yet to commit it.
    std::vector<v1::Resource> updateNodes(const ledger::Snapshot &state, const std::stop_token &stop);
    // Of the host itself.
    v1::NodeStatus ownStatus(const core::Result<nvml::Inventory> &gpus, const v1::NodeStatus &before) const;
    void updateCluster(const ledger::Snapshot &state, const std::vector<v1::Resource> &nodes);
    std::vector<ledger::ResourcePtr> localNodes(const ledger::Snapshot &state) const;

    ledger::Ledger &ledger_;
    const core::Clock &clock_;
    const HostFacts facts_;
    nvml::GpuReader gpus_;
    const std::chrono::milliseconds period_;
    const std::string node_;
    mutable std::mutex mutex_;
    std::condition_variable_any woken_;
    bool isReported_ = false;
    std::optional<NodeFinding> telemetry_;
    std::jthread thread_;
};

} // namespace fleet
