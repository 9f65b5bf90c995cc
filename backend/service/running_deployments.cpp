#include "backend/service/running_deployments.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "backend/deployments/deployment_controller.h"
#include "backend/deployments/engines/engine_finder.h"
#include "backend/deployments/engines/shipped_engines.h"
#include "backend/deployments/process/process_runtime.h"
#include "backend/deployments/simulated/runtime_by_cluster.h"
#include "backend/deployments/simulated/simulated_runtime.h"
#include "backend/deployments/simulated_nodes.h"
#include "backend/fleet/engine_collector.h"
#include "backend/fleet/fleet_controller.h"
#include "backend/fleet/host_collector.h"
#include "backend/fleet/host_facts.h"
#include "backend/fleet/nvml_collector.h"
#include "backend/ledger/ledger.h"
#include "backend/service/host_programs.h"
#include "backend/service/simulated_logs.h"
#include "backend/service/simulated_world.h"
#include "backend/service/structured_log.h"

namespace service {

namespace {

std::string searchPath() {
    const char *path = std::getenv("PATH");
    return path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin";
}

std::string homeOfUser() {
    const passwd *user = getpwuid(geteuid());
    return user != nullptr && user->pw_dir != nullptr ? user->pw_dir : "/";
}

constexpr std::chrono::seconds demoWarmUp(20);

std::unique_ptr<deployments::Runtime> makeProcesses(const RunningParts &parts, deployments::Runtime::Sink sink) {
    deployments::ProcessOptions options{parts.dataDirectory, parts.programs / "pilothouse-shim", searchPath(),
                                        homeOfUser(), deployments::ResourceLimits::ofThisProcess()};
    return std::make_unique<deployments::ProcessRuntime>(std::move(options), std::move(sink));
}

std::unique_ptr<deployments::Runtime> makeSimulation(const RunningParts &parts, deployments::Runtime::Sink sink) {
    deployments::SimulatedRuntime::Options options{parts.clock, {}, {}};
    options.pace.warmUp = parts.isDemo ? demoWarmUp : std::chrono::seconds(0);
    options.write = [logs = SimulatedLogs(parts.dataDirectory / "logs", parts.clock)](
                        const auto &key, const auto &text) { logs.add(key, text); };
    options.fateOf = [&simulated = parts.simulated](const auto &launch) { return simulated.fateOf(launch); };
    for (auto &record : deployments::simulatedReplicas(*parts.ledger.snapshot()))
        options.before.push_back({std::move(record.launch), record.wasReady});
    return std::make_unique<deployments::SimulatedRuntime>(std::move(options), std::move(sink));
}

std::unique_ptr<deployments::Runtime> makeRuntime(const RunningParts &parts, const deployments::Runtime::Sink &sink) {
    std::vector<std::unique_ptr<deployments::Runtime>> runtimes;
    runtimes.push_back(makeProcesses(parts, sink));
    runtimes.push_back(makeSimulation(parts, sink));
    const auto kindOf = [&ledger = parts.ledger](const std::string &node) {
        return deployments::runtimeKindOf(node, *ledger.snapshot());
    };
    return std::make_unique<deployments::RuntimeByCluster>(std::move(runtimes), kindOf, sink);
}

// Without them deployments can still be made, of templates that people write.
void keepEngines(const RunningParts &parts, StructuredLog &log) {
    const auto shipped = deployments::shippedEngines();
    const auto kept =
        shipped ? deployments::keepShippedEngines(parts.ledger, *shipped) : core::Result<void>(shipped.error());
    if (!kept && !parts.ledger.seal())
        log.error("engine templates were not written", {{"message", kept.error().message()}});
}

} // namespace

RunningDeployments::RunningDeployments(const RunningParts &parts, StructuredLog &log) : ledger_(parts.ledger) {
    keepEngines(parts, log);
    fleet_ = std::make_unique<fleet::FleetController>(parts.ledger, parts.clock,
                                                      fleet::HostSources{fleet::HostFacts(), parts.nvmlPlaces});
    gpus_ = std::make_unique<fleet::NvmlCollector>(
        fleet::NvmlCollector::Parts{parts.observer, parts.clock, fleet_->node(),
                                    [this](const auto &finding) { fleet_->report(finding); }, parts.nvmlPlaces});
    programs_ = std::make_unique<HostPrograms>(*gpus_, parts.dataDirectory);
    host_ = std::make_unique<fleet::HostCollector>(
        fleet::HostCollector::Parts{parts.clock, fleet_->node(), fleet::HostCounterReader("/", parts.dataDirectory)});
    loads_ = std::make_unique<fleet::EngineCollector>(
        fleet::EngineCollector::Parts{parts.ledger, parts.observer, parts.clock, fleet_->node()});
    finder_ = std::make_unique<deployments::EngineFinder>(parts.ledger, parts.clock,
                                                          deployments::FinderOptions{searchPath(), homeOfUser()});
    files_ = std::make_unique<ImportedFiles>(parts.modelRoots, [this] {
        const std::lock_guard lock(checkedMutex_);
        if (checked_ != nullptr)
            checked_->wake();
    });
    controller_ = std::make_unique<deployments::DeploymentController>(deployments::ControllerParts{
        parts.ledger, [&parts](const deployments::Runtime::Sink &sink) { return makeRuntime(parts, sink); },
        parts.traffic, *files_, parts.clock, parts.random, parts.patience,
        [&simulated = parts.simulated] { return simulated.lostGpus(); }});
    const std::lock_guard lock(checkedMutex_);
    checked_ = controller_.get();
    // It may have asked for a check that has ended by now.
    checked_->wake();
}

RunningDeployments::~RunningDeployments() {
    {
        const std::lock_guard lock(checkedMutex_);
        checked_ = nullptr;
    }
    controller_.reset();
}

const std::string &RunningDeployments::node() const {
    return fleet_->node();
}

const fleet::EngineLoads &RunningDeployments::loads() const {
    return *loads_;
}

std::vector<nvml::GpuReading> RunningDeployments::gpuReadings() const {
    return gpus_->readings();
}

std::size_t RunningDeployments::replicas() const {
    std::size_t count = 0;
    const auto state = ledger_.snapshot();
    state->each("deployments", [&](const ledger::ResourcePtr &deployment) {
        const auto &replicas = deployment->deployment_status().replicas();
        count += static_cast<std::size_t>(std::count_if(replicas.begin(), replicas.end(), [&](const auto &one) {
            return !one.is_given_up() && !deployments::isSimulatedNode(one.node(), *state);
        }));
        return true;
    });
    return count;
}

} // namespace service
