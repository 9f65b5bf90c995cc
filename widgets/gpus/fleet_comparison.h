#pragma once

#include "backend/telemetry/histogram.h"
#include "widgets/gpus/fleet_values.h"

namespace gpuspage {

// The values of one metric beside those of another time, and how far they are apart: a column like any other, whose
// values lie around nothing. Where one of both is not known, neither is their difference. Looks at the layout and the
// values that are shown, which outlive it.
class FleetComparison {
public:
    // Of one GPU.
    struct Told {
        telemetry::LiveCode now;
        telemetry::LiveCode then;
        telemetry::LiveCode difference; // in the range of column()
        telemetry::Range nowRange;
        telemetry::Range thenRange;
    };

    FleetComparison(const HeatmapLayout &layout, const FleetValues &now);

    // What was known of another metric is forgotten. Unspecified compares nothing.
    void setMetric(v1::GpuMetric metric);
    bool isActive() const { return metric_ != v1::GPU_METRIC_UNSPECIFIED; }
    v1::GpuMetric metric() const { return metric_; }

    // What is known of nodes that stay is kept.
    void follow();
    [[nodiscard]] bool takeThen(const v1::HistoryTile &tile, int step, const FleetPart &part);
    // Nothing is known of then.
    void forgetThen();
    // After other values are shown.
    void takeNow(const FleetValues::Changes &changes);

    // nullptr while nothing is compared.
    const FleetValues::Column *column() const { return isActive() ? &column_ : nullptr; }
    Told of(const GpuRef &gpu) const;
    // Differences up to this cannot be told from none: values of the past are coarser than those of now.
    double resolution() const;
    // Over a part of the range, in which the outermost counts have what lies beyond.
    v1::ValueSpread spreadOver(const telemetry::Range &part) const;
    // Well-rounded, about twice as far from nothing as all but the outermost 2 % are.
    telemetry::Range robustPart() const;
    // Something is known of then.
    bool isKnown() const;

    // As far from nothing as values of the range can be from each other.
    static telemetry::Range rangeOf(const telemetry::Range &values);

private:
    telemetry::LiveCode between(telemetry::LiveCode now, telemetry::LiveCode then) const;
    void judge(int node);
    void judgeAll();
    void count();
    telemetry::Histogram counted() const;

    const HeatmapLayout &layout_;
    const FleetValues &now_;
    FleetValues then_;
    v1::GpuMetric metric_ = v1::GPU_METRIC_UNSPECIFIED;
    FleetValues::Column column_;
    telemetry::Range nowRange_{0, 1};
    telemetry::Range thenRange_{0, 1};
};

} // namespace gpuspage
