#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "backend/fleet/beat.h"
#include "backend/fleet/collector.h"
#include "backend/fleet/hearing.h"
#include "backend/fleet/told_nodes.h"
#include "backend/telemetry/prometheus/scraper.h"
#include "backend/telemetry/vocabulary/interpreter.h"
#include "backend/web/http_client.h"

namespace fleet {

class SecretSource;

// Scrapes exporters, each in its own time: one that hangs or is away is asked ever less often, and no other waits for
// it.
class ExpositionCollector final : public Collector {
public:
    // All of them outlive it, and so does `secrets`.
    ExpositionCollector(const ToldNodes::Parts &parts, const SecretSource &secrets, const v1::Resource &source);
    ~ExpositionCollector() override;

    v1::TelemetrySourceStatus status() const override;

private:
    using SteadyTime = Beat::Time;
    struct Inbox;
    struct Target {
        Target(const v1::ExpositionTarget &spec, const v1::ExpositionSource &source, Beat &beat);

        std::string address;
        telemetry::ScrapeTarget where;
        HostRule rule;
        telemetry::Interpreter interpreter;
        Beat::Reader reader;
        SteadyTime due;
        int failures = 0;
        bool isAsked = false;
        // How it went the last time.
        bool hasAnswered = false;
        std::optional<telemetry::QueryFailure> failure;
        telemetry::Readings read;
        int leftOut = 0;
        int unnamed = 0;
    };

    void work(const std::stop_token &stop);
    void takeAnswers();
    void take(Target *target, telemetry::Answered<telemetry::Scraped> answered);
    // Asks who is due, and says when somebody is next.
    SteadyTime ask();
    void askOne(std::size_t number, const std::string &authorization);
    void tell();

    const ToldNodes::Parts parts_;
    const SecretSource &secrets_;
    const v1::TelemetrySourceSpec spec_;
    const std::chrono::milliseconds interval_;
    // Of the thread alone.
    ToldNodes nodes_;
    std::vector<Target> targets_;
    int asked_ = 0;
    bool isSecretMissing_ = false;

    mutable std::mutex mutex_;
    v1::TelemetrySourceStatus status_;
    // Shared with the answers that are on their way.
    const std::shared_ptr<Inbox> inbox_;
    web::HttpClient http_;
    telemetry::Scraper scraper_;
    std::uint64_t listener_ = 0;
    std::jthread thread_;
};

} // namespace fleet
