#include "backend/fleet/source_report.h"

#include <cstdlib>

#include "backend/fleet/told_nodes.h"

namespace fleet {

namespace {

constexpr const char *answering = "Answering";
// A difference that nobody sees in a chart.
constexpr std::int64_t leastDifference = 3;

std::map<std::string, std::string> argumentsOf(const std::string &address, const telemetry::QueryFailure &failure) {
    std::map<std::string, std::string> arguments{{"address", address}};
    arguments["fault"] = failure.transport ? web::nameOf(*failure.transport) : telemetry::nameOf(failure.fault);
    if (failure.status != 0)
        arguments["status"] = std::to_string(failure.status);
    if (!failure.detail.empty())
        arguments["detail"] = failure.detail;
    return arguments;
}

} // namespace

v1::Condition sourceCondition(const char *type, bool holds, v1::ConditionReason reason,
                              std::map<std::string, std::string> arguments) {
    v1::Condition condition;
    condition.set_type(type);
    condition.set_status(holds ? v1::CONDITION_STATUS_TRUE : v1::CONDITION_STATUS_FALSE);
    condition.set_reason(v1::ConditionReason_Name(reason));
    condition.mutable_arguments()->insert(arguments.begin(), arguments.end());
    return condition;
}

v1::Condition sourceAnswers(int gpus) {
    return sourceCondition(answering, true, v1::SOURCE_ANSWERS, {{"gpus", std::to_string(gpus)}});
}

void SourceReport::failed(const std::string &address, const telemetry::QueryFailure &failure) {
    ++targets_;
    if (++silent_ == 1)
        failure_ = argumentsOf(address, failure);
}

void SourceReport::read(const std::string &address, const telemetry::Readings &readings) {
    const auto &report = readings.report;
    impossible_ += readings.impossible;
    // Text that is cut at a limit is broken as a whole, whatever its lines are.
    broken_ += report.broken + (report.whole ? 1 : 0);
    if (!firstBroken_.empty() || (!report.first && !report.whole))
        return;
    firstBroken_ = {{"address", address}};
    firstBroken_["line"] = std::to_string(report.first ? report.first->line : report.lines);
    firstBroken_["fault"] = telemetry::nameOf(report.first ? report.first->fault : *report.whole);
}

v1::TelemetrySourceStatus SourceReport::status(const ToldNodes &nodes) const {
    v1::TelemetrySourceStatus status;
    status.set_gpus(nodes.gpuCount());
    if (targets_ == 0 && secret_.empty())
        return status;
    tellAnswers(&status);
    tellContent(&status);
    if (const auto *first = nodes.firstRenamed()) {
        const auto id = first->name().substr(first->name().rfind('/') + 1);
        *status.add_conditions() =
            sourceCondition("NodesNamed", false, v1::SOURCE_NODES_RENAMED,
                            {{"count", std::to_string(nodes.renamedCount())}, {"host", first->host()}, {"node", id}});
    }
    return status;
}

void SourceReport::tellAnswers(v1::TelemetrySourceStatus *status) const {
    if (!secret_.empty()) {
        *status->add_conditions() = sourceCondition(answering, false, v1::SOURCE_SECRET_MISSING, {{"secret", secret_}});
        return;
    }
    if (silent_ == targets_) {
        *status->add_conditions() = sourceCondition(answering, false, v1::SOURCE_SILENT, failure_);
        return;
    }
    *status->add_conditions() = sourceAnswers(status->gpus());
    if (silent_ == 0)
        return;
    auto arguments = failure_;
    arguments["silent"] = std::to_string(silent_);
    arguments["targets"] = std::to_string(targets_);
    *status->add_conditions() = sourceCondition("TargetsAnswer", false, v1::SOURCE_TARGETS_SILENT, arguments);
}

void SourceReport::tellContent(v1::TelemetrySourceStatus *status) const {
    if (broken_ > 0) {
        auto arguments = firstBroken_;
        arguments["lines"] = std::to_string(broken_);
        *status->add_conditions() = sourceCondition("TextSound", false, v1::SOURCE_TEXT_BROKEN, arguments);
    }
    if (impossible_ > 0)
        *status->add_conditions() = sourceCondition("ValuesPossible", false, v1::SOURCE_VALUES_IMPOSSIBLE,
                                                    {{"count", std::to_string(impossible_)}});
    if (leftOut_ > 0)
        *status->add_conditions() = sourceCondition("AllTaken", false, v1::SOURCE_TOO_MUCH,
                                                    {{"count", std::to_string(leftOut_)},
                                                     {"nodes", std::to_string(ToldNodes::MostNodes)},
                                                     {"gpus", std::to_string(ToldNode::MostGpus)}});
    if (unnamed_ > 0)
        *status->add_conditions() =
            sourceCondition("NodesKnown", false, v1::SOURCE_NODES_UNNAMED, {{"count", std::to_string(unnamed_)}});
    if (std::abs(clockSeconds_) >= leastDifference)
        *status->add_conditions() = sourceCondition("ClockAgrees", false, v1::SOURCE_CLOCK_DIFFERS,
                                                    {{"seconds", std::to_string(clockSeconds_)}});
}

} // namespace fleet
