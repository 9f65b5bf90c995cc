#pragma once

#include <vector>

#include <prometheus/collectable.h>
#include <prometheus/metric_family.h>

namespace gateway {
class Measures;
}

namespace service {

// What Prometheus is told of the requests that pass the gateway, read at each scrape. Names are those that
// OpenTelemetry gives to servers of generative models.
class GatewayMetrics final : public prometheus::Collectable {
public:
    // The measures outlive it.
    explicit GatewayMetrics(const gateway::Measures &measures) : measures_(measures) {}

    std::vector<prometheus::MetricFamily> Collect() const override;

private:
    const gateway::Measures &measures_;
};

} // namespace service
