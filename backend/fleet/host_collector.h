#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "backend/core/result.h"
#include "backend/fleet/host_counters.h"
#include "backend/fleet/host_past.h"

namespace core {
class Clock;
}

namespace fleet {

// Measures the service's own host every five seconds, and answers what was. Has a thread of its own, joined by the
// destructor.
class HostCollector {
public:
    struct Parts {
        const core::Clock &clock;
        // `clusters/<id>/nodes/<id>` that this host is.
        std::string node;
        HostCounterReader reader;
        std::chrono::milliseconds period = HostPast::Step;
    };

    // The clock outlives it.
    explicit HostCollector(Parts parts);
    HostCollector(const HostCollector &) = delete;
    HostCollector &operator=(const HostCollector &) = delete;
    ~HostCollector();

    const std::string &node() const { return parts_.node; }
    // Of this host. INVALID_FIELD.
    core::Result<void> fill(const v1::QueryHostRequest &request, v1::QueryHostResponse *response) const;

private:
    void work(const std::stop_token &stop);
    void measure();

    const Parts parts_;
    HostPast past_;
    // Of the thread alone.
    HostMeter meter_;

    mutable std::mutex mutex_;
    std::condition_variable_any ended_;
    // What was read last: of what there is, nobody needs the past.
    HostCounters last_;
    std::jthread thread_;
};

} // namespace fleet
