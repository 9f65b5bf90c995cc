#pragma once

#include <filesystem>
#include <memory>

#include "backend/findings/finding_controller.h"

namespace service {

class RunningDeployments;
class StructuredLog;

// Looks for inference that nobody deployed: at the addresses of scans, and on the own host where that is wanted and
// deployments run there.
class InferenceSearch {
public:
    struct Parts {
        ledger::Ledger &ledger;
        const core::Clock &clock;
        // Null where nothing runs here.
        const RunningDeployments *running;
        std::filesystem::path dataDirectory;
        // Where the programs are that are installed together.
        std::filesystem::path programs;
        bool asks;
        bool looksAtHost;
        findings::LookingOptions options;
    };

    // What `parts` refers to outlives it, and so does the log.
    InferenceSearch(const Parts &parts, StructuredLog &log);

    findings::FindingController &controller() { return controller_; }

private:
    const std::unique_ptr<const findings::HostKnowledge> host_;
    findings::FindingController controller_;
};

} // namespace service
