#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "backend/telemetry/metric.h"
#include "backend/telemetry/vocabulary/readings.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// What was heard of one GPU in one reading of a source.
struct HeardGpu {
    struct Value {
        // Nothing was said of the metric at all.
        bool isTold = false;
        // NaN where it is not reported.
        float value = 0;
        // Since 1970.
        std::int64_t milliseconds = 0;
    };

    // Of its health, where the source tells nothing apart within it.
    struct Signal {
        telemetry::HealthSignal signal;
        std::optional<double> value;
        std::int64_t milliseconds = 0;
    };

    const Value &of(v1::GpuMetric metric) const { return values[static_cast<std::size_t>(metric) - 1]; }
    Value &of(v1::GpuMetric metric) { return values[static_cast<std::size_t>(metric) - 1]; }

    // Empty where the source has none.
    std::string uuid;
    // As the source counts on its node.
    std::optional<int> index;
    std::string product;
    bool isPartitioned = false;
    std::array<Value, telemetry::MetricCount> values{};
    std::vector<Signal> signals;
};

struct HeardNode {
    // As the source calls it; never empty.
    std::string host;
    std::vector<HeardGpu> gpus;
};

struct Hearing {
    std::vector<HeardNode> nodes;
    // GPUs of which nothing says the node.
    int unnamed = 0;
};

// Which host GPUs are of.
struct HostRule {
    // Of all, where it is not empty.
    std::string chosen;
    // Of those that name none; may be empty.
    std::string fallback;
};

// Sorts what was read by nodes and their GPUs; parts of a GPU (MIG) make one by the metric's fold where the source does
// not speak of the whole. What is of no GPU is left out.
Hearing hear(const telemetry::Readings &readings, const HostRule &rule);

} // namespace fleet
