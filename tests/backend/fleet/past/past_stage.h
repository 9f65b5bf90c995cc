#pragma once

#include <map>
#include <string>
#include <vector>

#include "backend/fleet/picture.h"
#include "tests/support/small_state.h"

namespace fleet::test {

// A fleet whose nodes and values a test chooses, and pictures of it.
class PastStage {
public:
    PastStage() = default;

    // `a1` becomes `clusters/a/nodes/a1`, with GPUs `a1#0` and so on.
    static std::string nameOf(const std::string &id) { return "clusters/a/nodes/" + id; }
    void addNode(const std::string &id, int gpus);
    void removeNode(const std::string &id) { state_.erase(nameOf(id)); }
    // In the metric's unit, of the GPUs of a node from the first on, at the present.
    void say(const std::string &id, v1::GpuMetric metric, const std::vector<float> &values);
    void pass(std::chrono::milliseconds time) { now_ += time; }
    void setNow(telemetry::Instant now) { now_ = now; }

    telemetry::Instant now() const { return now_; }
    const Picture &look();
    LayoutPtr layout() { return look().ground->layout; }
    const ledger::Snapshot &state() const { return state_; }

private:
    support::SmallState state_;
    SlotBook book_;
    telemetry::Columns columns_;
    telemetry::Instant now_{std::chrono::hours(500'000)};
    Picture picture_;
};

} // namespace fleet::test
