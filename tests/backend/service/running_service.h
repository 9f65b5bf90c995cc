#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "backend/core/clock.h"
#include "backend/core/random.h"
#include "backend/service/control_service.h"
#include "backend/service/structured_log.h"
#include "tests/backend/service/service_client.h"
#include "tests/support/temporary_directory.h"

namespace support {

// The machine's clock, moved by as much as a test wants. Certificates are judged by the machine's own.
class ShiftedClock final : public core::Clock {
public:
    void advance(std::chrono::milliseconds by) { shift_ += by.count(); }

    TimePoint now() const override { return clock_.now() + std::chrono::milliseconds(shift_); }
    std::int64_t monotonicNanoseconds() const override { return clock_.monotonicNanoseconds() + shift_ * 1'000'000; }

private:
    core::SystemClock clock_;
    std::atomic<std::int64_t> shift_{0};
};

// A whole control service in this process: over mutual TLS on loopback, on a store that goes with the test.
class RunningService {
public:
    // The data directory of the options is filled in. Fails the test when the service does not start.
    explicit RunningService(service::Options options = {});

    core::Result<void> start();
    void stop() { service_.reset(); }

    service::ControlService &operator*() { return *service_; }
    service::ControlService *operator->() { return service_.get(); }

    // The owner of the data directory, who administers everything.
    ServiceClient owner() const;
    // Somebody new: role in lower case, `teams/<id>` or empty for the whole organisation.
    ServiceClient enrol(const std::string &role, const std::string &team = {}) const;
    ServiceClient clientWith(const tls::Credentials &credentials) const;
    // `principals/<id>` of a client.
    std::string principalOf(const ServiceClient &client) const;

    TemporaryDirectory directory;
    ShiftedClock clock;

private:
    service::Options options_;
    core::SystemRandom random_;
    service::StructuredLog log_{clock, service::StructuredLog::Least::Error};
    std::unique_ptr<service::ControlService> service_;
};

v1::Resource teamNamed(const std::string &id);
v1::Resource modelNamed(const std::string &id, const std::string &team = {});

// The reason of a refusal; REASON_UNSPECIFIED when there was none.
template <typename T>
v1::Reason reasonOf(const core::Result<T> &result) {
    return result ? v1::REASON_UNSPECIFIED : result.error().reason();
}

} // namespace support
