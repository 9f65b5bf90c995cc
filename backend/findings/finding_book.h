#pragma once

#include <map>
#include <string>

#include "backend/core/time_text.h"
#include "backend/findings/places.h"
#include "backend/findings/sighting.h"
#include "backend/ledger/ledger.h"

namespace core {
class Clock;
}

namespace findings {

// What is seen from somewhere: from the service's own host, or by one scan.
struct View {
    // It has looked at everything: what it does not see is not there.
    bool isComplete = false;
    Sightings sightings;
};

// Keeps the findings in the ledger: makes those that are new, keeps their status, and deletes what has been gone for
// long. For one thread.
class FindingBook {
public:
    // There at one time; more are not taken in.
    static constexpr int MostFindings = 1'000;
    // By the name of the source; the own host is the empty one.
    using Views = std::map<std::string, View>;

    // What is missed for less than the patience is still there. Both outlive the book.
    FindingBook(ledger::Ledger &ledger, const core::Clock &clock, std::chrono::milliseconds patience);

    void settle(const Views &views);
    // For which there was no room the last time, by source.
    const std::map<std::string, int> &leftOut() const { return leftOut_; }

private:
    struct Seen {
        std::map<std::string, const Sighting *> byId;
        KnownPlaces known;
    };

    void settleOne(const v1::Resource &finding, const Views &views, const Seen &seen, core::TimePoint now);
    bool isMissed(const v1::Resource &finding, const Views &views, core::TimePoint now);
    void make(const Views &views, const Seen &seen, const ledger::Snapshot &state, core::TimePoint now);
    void forget(const std::vector<ledger::ResourcePtr> &forgotten);

    ledger::Ledger &ledger_;
    const core::Clock &clock_;
    const std::chrono::milliseconds patience_;
    std::chrono::milliseconds writePeriod_ = std::chrono::minutes(1);
    // Since when what is not seen is missed, by name.
    std::map<std::string, core::TimePoint> missed_;
    std::map<std::string, int> leftOut_;
};

} // namespace findings
