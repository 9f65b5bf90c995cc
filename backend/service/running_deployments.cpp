#include "backend/service/running_deployments.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "backend/deployments/deployment_controller.h"
#include "backend/deployments/engines/engine_finder.h"
#include "backend/deployments/engines/shipped_engines.h"
#include "backend/deployments/process/process_runtime.h"
#include "backend/fleet/fleet_controller.h"
#include "backend/fleet/host_facts.h"
#include "backend/ledger/ledger.h"
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
    finder_ = std::make_unique<deployments::EngineFinder>(parts.ledger, parts.clock,
                                                          deployments::FinderOptions{searchPath(), homeOfUser()});
    files_ = std::make_unique<ImportedFiles>(parts.modelRoots, [this] {
        const std::lock_guard lock(checkedMutex_);
        if (checked_ != nullptr)
            checked_->wake();
    });
    const auto makeRuntime = [&parts](deployments::Runtime::Sink sink) {
        deployments::ProcessOptions options{parts.dataDirectory, parts.programs / "pilothouse-shim", searchPath(),
                                            homeOfUser(), deployments::ResourceLimits::ofThisProcess()};
        return std::make_unique<deployments::ProcessRuntime>(std::move(options), std::move(sink));
    };
    controller_ = std::make_unique<deployments::DeploymentController>(deployments::ControllerParts{
        parts.ledger, makeRuntime, parts.traffic, *files_, parts.clock, parts.random, parts.patience});
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

std::size_t RunningDeployments::replicas() const {
    std::size_t count = 0;
    ledger_.snapshot()->each("deployments", [&](const ledger::ResourcePtr &deployment) {
        const auto &replicas = deployment->deployment_status().replicas();
        count += static_cast<std::size_t>(
            std::count_if(replicas.begin(), replicas.end(), [](const auto &one) { return !one.is_given_up(); }));
        return true;
    });
    return count;
}

} // namespace service
