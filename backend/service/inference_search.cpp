#include "backend/service/inference_search.h"

#include <unistd.h>

#include "backend/deployments/process/replica_directory.h"
#include "backend/service/running_deployments.h"
#include "backend/service/structured_log.h"

namespace service {

namespace {

// Of this service, and the shims of its replicas, which outlive it: by what each left in its directory.
class OwnHost final : public findings::HostKnowledge {
public:
    OwnHost(const RunningDeployments &running, std::filesystem::path dataDirectory, std::filesystem::path programs)
        : running_(running), dataDirectory_(std::move(dataDirectory)), programs_(std::move(programs)) {}

    std::vector<replica::ProcessIdentity> ownRoots() const override {
        std::vector<replica::ProcessIdentity> roots;
        if (const auto self = replica::processEntry(getpid()))
            roots.push_back(self->identity);
        const auto boot = replica::bootId();
        for (const auto &key : deployments::ReplicaDirectory::all(dataDirectory_)) {
            const auto record = deployments::ReplicaDirectory(dataDirectory_, key).record();
            if (!record || record->bootId != boot)
                continue;
            roots.push_back(record->shim);
            // It would outlive a shim that somebody kills.
            if (record->engine)
                roots.push_back(*record->engine);
        }
        return roots;
    }

    std::vector<findings::ProgramFile> ownPrograms() const override {
        std::vector<findings::ProgramFile> programs;
        const auto add = [&programs](const std::optional<findings::ProgramFile> &program) {
            if (program)
                programs.push_back(*program);
        };
        add(findings::programFileOf(getpid()));
        for (const auto *name : {"pilothouse", "pilothoused"})
            add(findings::programFileAt((programs_ / name).string()));
        return programs;
    }

    std::vector<findings::GpuUse> gpuUses() const override {
        std::vector<findings::GpuUse> uses;
        for (const auto &gpu : running_.gpuReadings()) {
            for (const auto &process : gpu.processes.value_or(std::vector<nvml::GpuProcess>())) {
                if (process.isDrawing)
                    continue;
                std::optional<std::int64_t> bytes;
                if (process.memoryBytes)
                    bytes = static_cast<std::int64_t>(*process.memoryBytes);
                uses.push_back({static_cast<pid_t>(process.pid), gpu.uuid, bytes});
            }
        }
        return uses;
    }

private:
    const RunningDeployments &running_;
    const std::filesystem::path dataDirectory_;
    const std::filesystem::path programs_;
};

std::unique_ptr<const findings::HostKnowledge> hostOf(const InferenceSearch::Parts &parts) {
    if (!parts.running || !parts.looksAtHost)
        return nullptr;
    return std::make_unique<OwnHost>(*parts.running, parts.dataDirectory, parts.programs);
}

findings::FindingController::Parts partsOf(const InferenceSearch::Parts &parts, const findings::HostKnowledge *host,
                                           StructuredLog &log) {
    findings::FindingController::Parts own{parts.ledger, parts.clock};
    own.host = host;
    own.node = host ? parts.running->node() : std::string();
    own.options = parts.options;
    own.asks = parts.asks;
    own.full = [&log](int count) {
        log.warn("more inference answers on this host than findings are kept", {{"left_out", std::to_string(count)}});
    };
    return own;
}

} // namespace

InferenceSearch::InferenceSearch(const Parts &parts, StructuredLog &log)
    : host_(hostOf(parts)), controller_(partsOf(parts, host_.get(), log)) {}

} // namespace service
