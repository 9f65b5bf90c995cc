#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>

#include "backend/gateway/client_rates.h"
#include "backend/web/http_client.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace gateway {

// Clients that do not exist, for deployments that do not exist: they send small, real requests over loopback to the
// service's own gateway, a few in a second, so that there is something to be measured. Each calls itself
// `pilothouse-simulated-client`, in its id and in its text too. Has a thread of its own, joined by the destructor,
// which also cancels what is under way.
class SimulatedClients {
public:
    struct Parts {
        ledger::Ledger &ledger;
        const SimulatedDemand &demand;
        const core::Clock &clock;
    };

    // What `parts` refers to outlives them. None where the gateway, whose URL is given, does not listen on loopback.
    static std::unique_ptr<SimulatedClients> start(const Parts &parts, const std::string &gateway);
    SimulatedClients(const SimulatedClients &) = delete;
    SimulatedClients &operator=(const SimulatedClients &) = delete;
    ~SimulatedClients();

private:
    SimulatedClients(const Parts &parts, web::BaseUrl gateway);

    using Steady = std::chrono::steady_clock;

    void work(const std::stop_token &stop);
    // Sends what is due; says when to look again.
    Steady::time_point sendDue(Steady::time_point now);
    void send(const ClientRate &rate);

    const Parts parts_;
    const web::BaseUrl gateway_;
    // From here on of the thread alone.
    std::map<std::string, Steady::time_point> due_;
    std::uint64_t sent_ = 0;
    // What is varied is nobody's secret.
    std::minstd_rand dice_;
    // Requests under way.
    std::atomic<int> open_ = 0;
    // As soon as anybody is to be asked.
    std::unique_ptr<web::HttpClient> client_;
    std::mutex mutex_;
    std::condition_variable_any ended_;
    std::jthread thread_;
};

} // namespace gateway
