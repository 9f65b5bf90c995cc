#pragma once

#include <optional>
#include <span>
#include <vector>

#include <QList>

#include "backend/telemetry/code.h"
#include "backend/telemetry/histogram.h"
#include "widgets/gpus/gpu_health.h"
#include "widgets/gpus/heatmap_layout.h"

namespace gpuspage {

// Which part of the fleet a frame or a tile is about, as it was asked for.
struct FleetPart {
    std::vector<v1::NodeRange> ranges; // none: the whole fleet
    v1::FleetLevel level = v1::GPU_LEVEL;

    bool operator==(const FleetPart &other) const;
};

// Several codes as one: stale if one of them is, absent only if all are.
telemetry::LiveCode folded(std::span<const telemetry::LiveCode> codes, v1::Fold fold);

// As the service tells it of all that the histogram has counted.
v1::ValueSpread spreadOf(const telemetry::Histogram &histogram);

// The values of the fleet as they came last, GPU by GPU, where they came for nodes alone node by node. Looks at the
// layout, which outlives it; follow() comes after each change of that.
class FleetValues {
public:
    struct Column {
        v1::GpuMetric metric = v1::GPU_METRIC_UNSPECIFIED;
        telemetry::Range range;
        v1::Fold fold = v1::MEAN;
        std::vector<telemetry::LiveCode> gpus;
        std::vector<telemetry::LiveCode> nodes;
        std::vector<std::uint8_t> isMixed; // by node: some of its GPUs have no value or a stale one
        v1::ValueSpread spread;
    };
    // Nodes in ascending order whose codes or health became others.
    struct Changes {
        std::vector<int> nodes;
    };

    explicit FleetValues(const HeatmapLayout &layout) : layout_(layout) {}

    // What is known of nodes that stay is kept.
    void follow();
    // False, and nothing has changed: the frame is of another layout, or not as long as the part.
    [[nodiscard]] bool take(const v1::FleetFrame &frame, const FleetPart &part, Changes &changes);
    // One step of the past; health stays what it is. The spread is of the part then, as nobody has counted the others;
    // where nodes alone are known each of their GPUs counts as its node.
    [[nodiscard]] bool takePast(const v1::HistoryTile &tile, int step, const FleetPart &part, Changes &changes);
    // Faults of another time than the present, by their bits of each GPU in the order of the layout, are shown; what
    // comes of the present meanwhile waits. Nothing shows those of the present again.
    void showFaults(const std::optional<std::vector<std::uint8_t>> &then, Changes &changes);
    // What is known of other metrics is of another time.
    void keepOnly(const QList<v1::GpuMetric> &metrics);

    // It is known of any metric that a GPU has a value, had one or reports none.
    bool isMeasured() const;
    // nullptr before anything has come of it.
    const Column *column(v1::GpuMetric metric) const;
    const std::vector<Column> &columns() const { return columns_; }
    // Of its node, where that is all that is known.
    telemetry::LiveCode code(const Column &column, const GpuRef &gpu) const;
    telemetry::LiveCode nodeCode(const Column &column, int node) const;
    std::uint8_t health(const GpuRef &gpu) const;
    // Whatever time is shown.
    std::uint8_t healthNow(const GpuRef &gpu) const;
    bool areFaultsPast() const { return now_.has_value(); }
    std::uint8_t nodeHealth(int node) const;
    // In the order of the layout; of nodes where isCoarse.
    std::span<const std::uint8_t> gpuHealth() const { return health_; }
    // Only the node as a whole is known.
    bool isCoarse(int node) const { return isCoarse_[static_cast<std::size_t>(node)] != 0; }
    // One of its GPUs has a fault.
    bool hasFault(int node) const { return (signs_[static_cast<std::size_t>(node)] & GpuHealth::faultBits) != 0; }
    bool isCordoned(int node) const { return (signs_[static_cast<std::size_t>(node)] & GpuHealth::cordonedBit) != 0; }
    // Milliseconds since 1970, 0 before anything came.
    qint64 time(int node) const { return times_[static_cast<std::size_t>(node)]; }
    const v1::FleetSummary &summary() const { return summary_; }
    // How many GPUs are as bad as what, of the faults that are shown. Of the past nothing else is told.
    v1::FleetSummary shownFaults() const;
    qint64 time() const { return time_; }

private:
    struct Held {
        int firstGpu = 0;
        int gpuCount = 0;
    };

    enum Touched : std::uint8_t { ByValue = 1, BySign = 2 };

    // Of what is known of one node, to its position in another layout.
    struct Move {
        int fromNode;
        int toNode;
        int fromGpu;
        int toGpu;
        int gpus;
    };

    // Where it is in what is held; -1 for a node of which nothing is.
    int heldPlaceOf(int node) const;
    void carry(const std::vector<Move> &moves);
    bool fits(const FleetPart &part, std::size_t &entries) const;
    Column &columnFor(v1::GpuMetric metric);
    void takeCodes(Column &column, const char *codes, const FleetPart &part);
    bool takeNode(Column &column, int node, const char *codes, v1::FleetLevel level);
    v1::ValueSpread counted(const Column &column, const FleetPart &part) const;
    void takeHealth(const std::string &bytes, const FleetPart &part);
    void judge(int node);
    void finish(const FleetPart &part, qint64 time, Changes &changes);

    const HeatmapLayout &layout_;
    std::vector<Column> columns_;
    std::vector<std::uint8_t> health_;
    std::vector<std::uint8_t> nodeHealth_;
    std::optional<std::vector<std::uint8_t>> now_; // of GPUs, while another time is shown
    std::string followed_;                         // version of the layout
    std::vector<Held> nodes_;                      // of that layout
    // By node, apart from what only follow() looks at: each frame goes through all of them.
    std::vector<qint64> times_;
    std::vector<std::uint8_t> isCoarse_;
    std::vector<std::uint8_t> signs_;   // by node: what its GPUs' health has in any of them
    std::vector<std::uint8_t> touched_; // by node, within a take: what became another
    v1::FleetSummary summary_;
    qint64 time_ = 0;
};

} // namespace gpuspage
