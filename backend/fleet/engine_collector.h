#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "backend/fleet/beat.h"
#include "backend/fleet/engine_loads.h"
#include "backend/ledger/snapshot.h"
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

// Asks the engines of the service's own replicas how much they have to do: those that are ready, and those that were
// and do not answer. Keeps what each said last, and puts it into the columns of its GPUs where it has some. Each is
// asked in its own time and by one question at once: one that hangs costs no other anything, and is asked ever less
// often. Has a thread of its own, joined by the destructor.
class EngineCollector final : public EngineLoads {
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
    ~EngineCollector() override;

    // What is stale was said before the last question that should have been answered by now.
    std::vector<v1::EngineLoad> of(const std::string &deployment) const override;

private:
    using SteadyTime = Beat::Time;
    struct Inbox;
    struct Engine {
        std::string address;
        telemetry::ScrapeTarget where;
        // UUIDs of its replica's GPUs; may be none.
        std::vector<std::string> gpus;
        std::unique_ptr<telemetry::Interpreter> interpreter;
        std::optional<Beat::Reader> reader;
        SteadyTime due;
        int failures = 0;
        // The question that is on its way; 0 is none.
        std::uint64_t question = 0;
        // Told something of its GPUs.
        bool hasTold = false;
        bool isThere = false;
    };

    struct Said {
        v1::EngineLoad load;
        SteadyTime heard;
    };

    void work(const std::stop_token &stop);
    // Whose engines there are.
    void follow(const ledger::Snapshot &state);
    void keep(const std::string &key, const v1::Resource &deployment, const v1::Replica &replica);
    void takeAnswers();
    void take(const std::string &key, Engine *engine, telemetry::Answered<telemetry::Scraped> answered);
    void takeReadings(const std::string &key, const telemetry::Readings &readings, Engine *engine);
    // Asks who is due, and says when somebody is next.
    SteadyTime ask();
    void askOne(const std::string &key, Engine *engine);
    void put(const Engine &engine, v1::GpuMetric metric, float value);
    // Nobody tells of it and its GPUs any more.
    void leave(const std::string &key, const Engine &engine);

    const Parts parts_;
    // Of the thread alone; by the deployment's uid and the replica's id.
    std::map<std::string, Engine> engines_;
    std::uint64_t lastQuestion_ = 0;
    mutable std::mutex mutex_;
    // Guarded by the mutex; by the keys of `engines_`.
    std::map<std::string, Said> said_;
    // Shared with the answers that are on their way.
    const std::shared_ptr<Inbox> inbox_;
    web::HttpClient http_;
    telemetry::Scraper scraper_;
    std::jthread thread_;
};

} // namespace fleet
