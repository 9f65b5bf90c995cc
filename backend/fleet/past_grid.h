#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "backend/fleet/layout.h"
#include "backend/telemetry/ladder.h"
#include "backend/telemetry/past_steps.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// An answer about the past in the making: for each metric one code for each step and GPU. Whoever is asked first is
// believed; the others fill in what is not known yet. For one thread at a time.
class PastGrid {
public:
    struct Shape {
        telemetry::Instant start;
        std::chrono::milliseconds step{60'000};
        std::size_t steps = 0;
    };
    // Steps from the first on, up to another one.
    struct Steps {
        std::size_t first = 0;
        std::size_t end = 0;
    };

    // The nodes outlive it. `fold` says which of several instants make a step; UNSPECIFIED is the metric's own.
    PastGrid(const Shape &shape, std::vector<v1::GpuMetric> metrics, v1::Fold fold,
             std::vector<const PlacedNode *> nodes);

    const Shape &shape() const { return shape_; }
    telemetry::Instant startOf(std::size_t step) const { return shape_.start + shape_.step * static_cast<int>(step); }
    telemetry::Instant middleOf(std::size_t step) const { return startOf(step) + shape_.step / 2; }
    const std::vector<v1::GpuMetric> &metrics() const { return metrics_; }
    v1::Fold foldOf(std::size_t metric) const;
    const std::vector<const PlacedNode *> &nodes() const { return nodes_; }
    // Of the node's first GPU.
    std::size_t entryOf(std::size_t node) const { return entries_[node]; }
    std::size_t entries() const { return entries_.back(); }

    // What one source says of a GPU; PastNoData says nothing.
    void put(std::size_t metric, std::size_t step, std::size_t entry, telemetry::PastCode code, v1::HistoryOrigin from);
    // Of all GPUs, in the grid's order, and of all nodes: of each step the one of `told` in which its middle lies.
    void takeGpus(std::size_t metric, const Steps &steps, const telemetry::PastSteps &told, v1::HistoryOrigin from);
    void takeNodes(std::size_t metric, const Steps &steps, const telemetry::PastSteps &told, v1::HistoryOrigin from);

    std::span<const telemetry::PastCode> codes(std::size_t metric) const { return codes_[metric]; }
    // Whichever gave most of it; UNSPECIFIED where nothing is known.
    v1::HistoryOrigin origin() const;
    // The first step of which this one told anything; the end where there is none.
    std::size_t firstOf(v1::HistoryOrigin from) const { return firsts_[static_cast<std::size_t>(from)]; }

private:
    // Its row of the step; empty where it has none.
    std::span<const telemetry::PastCode> rowFor(std::size_t metric, std::size_t step,
                                                const telemetry::PastSteps &told) const;

    const Shape shape_;
    const std::vector<v1::GpuMetric> metrics_;
    const v1::Fold fold_;
    const std::vector<const PlacedNode *> nodes_;
    // Of each node, and behind the last.
    std::vector<std::size_t> entries_;
    std::vector<std::vector<telemetry::PastCode>> codes_;
    std::array<std::size_t, v1::HistoryOrigin_ARRAYSIZE> counts_{};
    std::array<std::size_t, v1::HistoryOrigin_ARRAYSIZE> firsts_{};
};

} // namespace fleet
