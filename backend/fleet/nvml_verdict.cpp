#include "backend/fleet/nvml_verdict.h"

namespace fleet {

namespace {

constexpr const char *measured = "GpusMeasured";
constexpr auto patience = std::chrono::seconds(5);
constexpr auto failureAge = std::chrono::seconds(60);

} // namespace

std::optional<NodeFinding> NvmlVerdict::after(const core::Result<nvml::Round> &read, Time now) {
    if (!read) {
        finding_ = afterError(read.error(), now);
        return finding_;
    }
    answered_ = now;
    if (read->failure) {
        failure_ = read->failure;
        failed_ = now;
    } else if (now - failed_ > failureAge) {
        failure_.reset();
    }
    if (failure_) {
        std::map<std::string, std::string> arguments{{"call", failure_->call}, {"error", failure_->error}};
        if (failure_->gpu)
            arguments["gpu"] = std::to_string(*failure_->gpu);
        finding_ = NodeFinding{measured, false, v1::GPU_CALL_FAILED, std::move(arguments)};
    } else if (read->gpus.empty()) {
        finding_.reset();
    } else {
        finding_ = NodeFinding{measured, true, v1::SOURCE_ANSWERS, {{"gpus", std::to_string(read->gpus.size())}}};
    }
    return finding_;
}

std::optional<NodeFinding> NvmlVerdict::afterError(const core::Error &error, Time now) {
    if (error.reason() == v1::DEADLINE_EXCEEDED) {
        if (now - answered_ < patience)
            return finding_;
        return NodeFinding{measured, false, v1::GPU_DRIVER_SILENT, {}};
    }
    answered_ = now;
    if (error.reason() == v1::FILE_NOT_FOUND)
        return std::nullopt;
    const auto reason = error.reason() == v1::FILE_UNREADABLE ? v1::GPU_LIBRARY_UNUSABLE : v1::GPU_CALL_FAILED;
    return NodeFinding{measured, false, reason, error.arguments()};
}

} // namespace fleet
