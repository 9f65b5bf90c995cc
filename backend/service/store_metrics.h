#pragma once

#include <vector>

#include <prometheus/collectable.h>
#include <prometheus/metric_family.h>

namespace audit {
class Recorder;
class VerifyExecutor;
} // namespace audit

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace service {

// What Prometheus is told of the ledger and its log, read at each scrape.
class StoreMetrics final : public prometheus::Collectable {
public:
    StoreMetrics(ledger::Ledger &ledger, const audit::Recorder &recorder, const audit::VerifyExecutor &verifier,
                 const core::Clock &clock);

    std::vector<prometheus::MetricFamily> Collect() const override;

private:
    ledger::Ledger &ledger_;
    const audit::Recorder &recorder_;
    const audit::VerifyExecutor &verifier_;
    const core::Clock &clock_;
};

} // namespace service
