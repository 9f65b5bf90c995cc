#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "backend/telemetry/prometheus/query_failure.h"
#include "backend/telemetry/vocabulary/readings.h"

#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/meta.pb.h"
#include "pilothouse/v1/telemetry_source.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

class ToldNodes;

// A condition as it stands in the status of a telemetry source; whoever keeps the status adds the time.
v1::Condition sourceCondition(const char *type, bool holds, v1::ConditionReason reason,
                              std::map<std::string, std::string> arguments);
// `Answering`, as long as it does.
v1::Condition sourceAnswers(int gpus);

// How it went with one source the last time, gathered from all that it reads, and told as its status.
class SourceReport {
public:
    // One of those that it reads has answered, or not.
    void answered() { ++targets_; }
    bool hasAnswered() const { return targets_ > silent_; }
    void failed(const std::string &address, const telemetry::QueryFailure &failure);
    // What came of the answer.
    void read(const std::string &address, const telemetry::Readings &readings);
    void leftOut(int count) { leftOut_ += count; }
    void unnamed(int count) { unnamed_ += count; }
    void secretMissing(const std::string &secret) { secret_ = secret; }
    // By how much its clock is ahead of ours.
    void clockDiffers(std::int64_t seconds) { clockSeconds_ = seconds; }

    // No condition at all while nothing has been heard.
    v1::TelemetrySourceStatus status(const ToldNodes &nodes) const;

private:
    void tellAnswers(v1::TelemetrySourceStatus *status) const;
    void tellContent(v1::TelemetrySourceStatus *status) const;

    int targets_ = 0;
    int silent_ = 0;
    // Of the first that is silent.
    std::map<std::string, std::string> failure_;
    std::uint64_t broken_ = 0;
    std::map<std::string, std::string> firstBroken_;
    std::uint64_t impossible_ = 0;
    int leftOut_ = 0;
    int unnamed_ = 0;
    std::string secret_;
    std::int64_t clockSeconds_ = 0;
};

} // namespace fleet
