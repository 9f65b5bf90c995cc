#include "backend/service/metrics_site.h"

#include <utility>

#include <prometheus/exposer.h>

#include "backend/service/listen_address.h"

namespace service {

core::Result<std::unique_ptr<MetricsSite>> MetricsSite::open(const std::string &address, Told told) {
    try {
        return std::unique_ptr<MetricsSite>(new MetricsSite(address, std::move(told)));
    } catch (const std::exception &) {
        return core::Error(v1::UNAVAILABLE,
                           "cannot listen for metrics on '" + address +
                               "'; is it in use, not of this host, or a port below 1024 that is for root alone?",
                           {});
    }
}

MetricsSite::MetricsSite(const std::string &address, Told told)
    : address_(address), told_(std::move(told)), exposer_(std::make_unique<prometheus::Exposer>(address, 1)) {
    for (const auto &one : told_)
        exposer_->RegisterCollectable(one);
}

MetricsSite::~MetricsSite() = default;

std::string MetricsSite::address() const {
    return ListenAddress::parse(address_)->local(exposer_->GetListeningPorts().front());
}

} // namespace service
