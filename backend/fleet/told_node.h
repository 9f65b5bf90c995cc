#pragma once

#include <array>
#include <chrono>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "backend/core/time_text.h"
#include "backend/fleet/hearing.h"
#include "backend/fleet/layout.h"
#include "backend/telemetry/columns.h"

#include "pilothouse/v1/node.pb.h"

namespace fleet {

class SignalBoard;

// When something was heard, and for how long it holds.
struct HeardAt {
    core::TimePoint now;
    // After which the source has something newer: what is older is overdue, and begins to grow stale.
    std::chrono::milliseconds hold{0};
    // By how much the source's clock is ahead of ours.
    std::chrono::milliseconds skew{0};
};

// One node as a telemetry source tells of it: which GPUs it has, by which numbers, and what each said last. For one
// thread.
class ToldNode {
public:
    // More than any host has; what is beyond is left out.
    static constexpr int MostGpus = 128;

    ToldNode(std::string name, std::string host, core::TimePoint heard);

    // `clusters/<id>/nodes/<id>`
    const std::string &name() const { return name_; }
    const std::string &host() const { return host_; }
    core::TimePoint heard() const { return heard_; }
    int gpuCount() const { return static_cast<int>(gpus_.size()); }

    // Its GPUs are those of this status; what is known of those that stay is kept.
    void adopt(const v1::NodeStatus &status);
    // What was heard. Where the GPUs are the status's alone (`mayChange` is false) others are left out, and what is not
    // spoken of is not taken for not reported. How many GPUs there was
    // no room for.
    int take(const HeardNode &heard, const HeardAt &at, bool mayChange);
    // GPUs that were not heard of since are no more its own; whether there were some.
    bool forgetSilent(core::TimePoint since);
    // Into columns and board, at the slots of its place: what was heard the last time, or all that is known.
    enum class Known { Last, All };
    void put(const PlacedNode &place, Known known, telemetry::Columns *columns, SignalBoard *board);

    // GPUs are others than when it was last asked, or have other numbers.
    bool takeChanged() { return std::exchange(isChanged_, false); }
    void writeGpus(v1::NodeStatus *status) const;

private:
    struct Value {
        float value = std::numeric_limits<float>::quiet_NaN();
        telemetry::Instant measured;
        // Nothing while nobody has spoken of it.
        std::optional<core::TimePoint> told;
        std::int64_t round = 0;
        // The source speaks of the GPU, but not of this.
        bool isLeftOut = false;
    };
    struct Gpu {
        v1::GpuDevice device;
        // The number that the source gives it.
        std::optional<int> wanted;
        core::TimePoint heard;
        std::int64_t round = 0;
        std::array<Value, telemetry::MetricCount> values{};
        std::vector<HeardGpu::Signal> signals;
    };

    Gpu *find(const HeardGpu &heard);
    Gpu *add(const HeardGpu &heard);
    void describe(const HeardGpu &heard, Gpu *gpu);
    static void putSignals(const Gpu &gpu, int slot, SignalBoard *board);
    void takeValues(const HeardGpu &heard, const HeardAt &at, bool isOwn, Gpu *gpu) const;
    void number(const HeardAt &at);

    const std::string name_;
    const std::string host_;
    core::TimePoint heard_;
    // How often it was heard.
    std::int64_t round_ = 0;
    std::vector<Gpu> gpus_;
    // Slots of numbers that nobody has any more.
    std::vector<int> left_;
    bool isChanged_ = false;
};

} // namespace fleet
