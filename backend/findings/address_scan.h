#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "backend/findings/address_list.h"
#include "backend/findings/asking_plan.h"
#include "backend/findings/sighting.h"
#include "backend/web/base_url.h"

namespace findings {

// One list of addresses that is looked at over and over, 32 of them at once at most, and nothing but what it lists.
// For one thread.
class AddressScan {
public:
    using Time = AskingPlan::Time;

    static constexpr int MostAtOnce = 32;

    explicit AddressScan(const v1::ScanSource &source);

    // Those to be asked now, taken as asked; the number names one for take().
    std::vector<std::pair<std::size_t, web::BaseUrl>> due(Time now);
    void take(std::size_t number, AskedEndpoint asked, Time now);

    // All have been looked at once.
    bool isComplete() const { return rounds_ > 0; }
    // When something is to be asked next.
    Time nextDue() const;
    // `source` is the telemetry source's name.
    Sightings sightings(const std::string &source, const std::string &team, Time now) const;
    // Without conditions before all have been looked at once; `leftOut` findings there is no room for.
    v1::TelemetrySourceStatus status(int leftOut) const;

private:
    struct Target {
        ScanAddress address;
        AskingPlan plan;
        bool hasAnswered = false;
        // Why nothing can be said of it; empty where that is not so.
        std::string obstacle;
    };

    void endRound(Time now);

    const std::chrono::seconds period_;
    std::vector<Target> targets_;
    // The next one of the present round.
    std::size_t next_ = 0;
    int underWay_ = 0;
    int rounds_ = 0;
    Time roundDue_;
    // Of the last whole round.
    int answered_ = 0;
    std::string firstObstructed_;
    std::string obstacle_;
};

} // namespace findings
