#pragma once

#include <memory>
#include <string>
#include <vector>

#include <prometheus/collectable.h>

#include "backend/core/result.h"

namespace prometheus {
class Exposer;
}

namespace service {

// Where Prometheus reads what the service tells of itself, over HTTP without TLS.
class MetricsSite {
public:
    using Told = std::vector<std::shared_ptr<prometheus::Collectable>>;

    // The address is one that ListenAddress accepts.
    static core::Result<std::unique_ptr<MetricsSite>> open(const std::string &address, Told told);
    ~MetricsSite();

    // With the port that it has.
    std::string address() const;

private:
    MetricsSite(const std::string &address, Told told);

    const std::string address_;
    const Told told_;
    std::unique_ptr<prometheus::Exposer> exposer_;
};

} // namespace service
