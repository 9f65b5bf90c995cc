#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "backend/fleet/picture.h"
#include "backend/telemetry/prometheus/scraper.h"
#include "backend/telemetry/vocabulary/interpreter.h"
#include "backend/web/http_client.h"

namespace core {
class Clock;
}

namespace ledger {
class Ledger;
}

namespace fleet {

class Observer;

// Asks the engines of the service's own ready replicas how much they have to do, and puts that into the columns of
// their GPUs. Each is asked in its own time and by one question at once: one that hangs costs no other anything, and is
// asked ever less often. Has a thread of its own, joined by the destructor.
class EngineCollector {
public:
    struct Parts {
        ledger::Ledger &ledger;
        Observer &observer;
        const core::Clock &clock;
        // `clusters/<id>/nodes/<id>` whose replicas are asked, on loopback.
        std::string node;
        std::chrono::milliseconds period = std::chrono::seconds(2);
    };

    // What `parts` refers to outlives it.
    explicit EngineCollector(Parts parts);
    EngineCollector(const EngineCollector &) = delete;
    EngineCollector &operator=(const EngineCollector &) = delete;
    ~EngineCollector();

private:
    using SteadyTime = std::chrono::steady_clock::time_point;
    struct Inbox;
    struct Engine {
        std::string address;
        telemetry::ScrapeTarget where;
        // UUIDs of its replica's GPUs.
        std::vector<std::string> gpus;
        std::unique_ptr<telemetry::Interpreter> interpreter;
        SteadyTime due;
        int failures = 0;
        // The question that is on its way; 0 is none.
        std::uint64_t question = 0;
        // Told something of its GPUs.
        bool hasTold = false;
        bool isThere = false;
    };

    void work(const std::stop_token &stop);
    // Whose engines there are.
    void follow(const ledger::Snapshot &state);
    void keep(const std::string &key, const v1::Resource &deployment, const v1::Replica &replica);
    void takeAnswers();
    void take(Engine *engine, telemetry::Answered<telemetry::Scraped> answered);
    // Asks who is due, and says when somebody is next.
    SteadyTime ask();
    void askOne(const std::string &key, Engine *engine);
    void put(const Engine &engine, v1::GpuMetric metric, float value);
    // Nobody tells of its GPUs any more.
    void leave(const Engine &engine);

    const Parts parts_;
    // Of the thread alone; by the deployment's uid and the replica's id.
    std::map<std::string, Engine> engines_;
    std::uint64_t lastQuestion_ = 0;
    // Shared with the answers that are on their way.
    const std::shared_ptr<Inbox> inbox_;
    web::HttpClient http_;
    telemetry::Scraper scraper_;
    std::jthread thread_;
};

} // namespace fleet
