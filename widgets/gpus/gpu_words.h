#pragma once

#include <QCoreApplication>

#include "backend/telemetry/code.h"
#include "widgets/gpus/gpu_health.h"
#include "widgets/gpus/heatmap_geometry.h"
#include "widgets/kit/absence.h"

namespace gpuspage {

// What the page says of GPUs and their values, in the reader's language.
class GpuWords {
    Q_DECLARE_TR_FUNCTIONS(GpuWords)

public:
    static QString metric(v1::GpuMetric metric);
    // With its unit: "87 %", "81 °C", "1,980 MHz".
    static QString value(v1::GpuMetric metric, double value);
    // "%", "°C", "MHz"; empty for what is counted.
    static QString unit(v1::GpuMetric metric);
    // Of two values, with its sign and unit: "+12 points", "−3 °C", "0 W".
    static QString difference(v1::GpuMetric metric, double difference);
    static kit::Absence absence(telemetry::LiveCode code);
    // The value or why there is none; what is stale says so.
    static QString reading(v1::GpuMetric metric, telemetry::LiveCode code, const telemetry::Range &range);

    // The same of a difference.
    static QString change(v1::GpuMetric metric, telemetry::LiveCode code, const telemetry::Range &range);

    // "fra-a / n027 / GPU 2"
    static QString gpu(const HeatmapLayout &layout, const GpuRef &gpu);
    // Of a node by its name, `clusters/<id>/nodes/<id>`.
    static QString gpu(const std::string &node, int index);
    static QString rack(const QString &name);
    static QString sign(v1::HealthSign sign);
    // What the sign means and what is to be done; empty where there is none.
    static QString sentence(v1::HealthSign sign);
    static QString severity(v1::HealthSeverity severity);
    // What NVIDIA says is to be done.
    static QString action(v1::XidAction action);
    // What was reported and what is to be done.
    static QString xid(const v1::XidReport &report);
    // For who cannot see the map: sign, severity, cordoned, silenced. "healthy" where nothing is to be said.
    static QString health(std::uint8_t byte);
    // What a cell stands for at this size: "Each cell is a node: the mean of its GPUs. Faults are always shown."
    static QString folding(Detail detail, v1::Fold fold, bool isPivoted = false);
};

} // namespace gpuspage
