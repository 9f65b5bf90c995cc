#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "backend/deployments/logs/log_store.h"
#include "backend/deployments/world.h"
#include "backend/fleet/nvml/gpu_reading.h"
#include "backend/service/imported_files.h"

namespace core {
class Clock;
class Random;
} // namespace core

namespace deployments {
class DeploymentController;
class EngineFinder;
} // namespace deployments

namespace fleet {
class EngineCollector;
class EngineLoads;
class FleetController;
class GpuPrograms;
class HostCollector;
class NvmlCollector;
class Observer;
} // namespace fleet

namespace ledger {
class Ledger;
}

namespace service {

class SimulatedWorld;
class StructuredLog;

struct RunningParts {
    ledger::Ledger &ledger;
    const catalog::ModelRoots &modelRoots;
    deployments::Traffic &traffic;
    fleet::Observer &observer;
    const core::Clock &clock;
    core::Random &random;
    std::filesystem::path dataDirectory;
    // Of the programs that stand beside this one.
    std::filesystem::path programs;
    // Where NVIDIA's management library is looked for.
    std::vector<std::string> nvmlPlaces;
    deployments::Patience patience;
    // What befalls what is only simulated.
    const SimulatedWorld &simulated;
    // What a made-up organisation has comes up at once: it stands for what was there before.
    bool isDemo = false;
};

// Everything that makes deployments real on the service's own host: its node, what that, its GPUs and its engines tell,
// the engines that it has, the runtime, the controller and the logs; and the runtime of what is simulated. The
// destructor leaves the engines running.
class RunningDeployments {
public:
    RunningDeployments(const RunningParts &parts, StructuredLog &log);
    RunningDeployments(const RunningDeployments &) = delete;
    RunningDeployments &operator=(const RunningDeployments &) = delete;
    ~RunningDeployments();

    deployments::DeploymentController &controller() { return *controller_; }
    // On the GPUs of this host.
    const fleet::GpuPrograms &programs() const { return *programs_; }
    const fleet::HostCollector &host() const { return *host_; }
    // Of the engines of its replicas.
    const fleet::EngineLoads &loads() const;
    // Replicas that need the service: they run, wait for a place, or are tried again. Nothing is done for those that
    // were given up until a person comes, and those that are simulated need nobody.
    std::size_t replicas() const;
    // `clusters/<id>/nodes/<id>` of the own host, and what its GPUs told the last time.
    const std::string &node() const;
    std::vector<nvml::GpuReading> gpuReadings() const;

private:
    ledger::Ledger &ledger_;
    // Guards what is told of files that were checked; null before it stands and from its end on.
    std::mutex checkedMutex_;
    deployments::DeploymentController *checked_ = nullptr;
    // Outlives the controller, which asks it until then.
    std::unique_ptr<ImportedFiles> files_;
    std::unique_ptr<fleet::FleetController> fleet_;
    std::unique_ptr<fleet::NvmlCollector> gpus_;
    std::unique_ptr<fleet::GpuPrograms> programs_;
    std::unique_ptr<fleet::HostCollector> host_;
    std::unique_ptr<fleet::EngineCollector> loads_;
    std::unique_ptr<deployments::EngineFinder> finder_;
    std::unique_ptr<deployments::DeploymentController> controller_;
};

} // namespace service
