#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <span>

#include "backend/telemetry/metric_codes.h"
#include "backend/telemetry/open_step.h"
#include "backend/telemetry/past_steps.h"
#include "backend/telemetry/past_tier.h"
#include "backend/telemetry/slot.h"

namespace telemetry {

// What is known of the last hours of all GPUs, packed in memory that is bounded: steps of a minute as far back as they
// fit, and where room is left, steps of some seconds for a while. When the fleet or what is known of it grows, the
// oldest goes. One thread records, any thread asks; neither waits for the other's work.
class History {
public:
    struct Limits {
        // For steps and for what is being gathered. Answers in the making may hold steps a moment longer.
        std::size_t bytes = 36'000'000;
        std::chrono::milliseconds step{60'000};
        std::chrono::milliseconds reach{86'400'000};
        std::chrono::milliseconds fineStep{5'000};
        // Zero keeps no fine steps.
        std::chrono::milliseconds fineReach{3'600'000};
    };

    explicit History(const Limits &limits);

    // What is known at an instant, of slots from the first on; about once a second. Nothing of a step that is not over
    // is answered. A clock that is set back by more than a step makes what is newer forgotten.
    void record(Instant now, std::span<const MetricCodes> columns);

    // The steps of [from, to) that are kept, for each slot; slots that were not there then are PastNoData. Fine steps
    // answer where they are wanted and reach back to `from`.
    PastSteps query(const PastQuery &query, SlotRange slots) const;
    PastSteps query(const PastQuery &query, std::span<const Slot> slots) const;
    // Where the oldest step begins; nothing before one is over.
    std::optional<Instant> oldest() const { return coarse_.oldest(); }
    // Where the newest step ends.
    std::optional<Instant> newest() const { return coarse_.newest(); }
    std::optional<Instant> oldestFine() const { return fine_.oldest(); }
    std::size_t bytes() const;

private:
    struct Room {
        PastTier::Bounds coarse;
        PastTier::Bounds fine;
    };

    // What each tier may take now that so much is being gathered.
    Room room(std::span<const MetricCodes> columns) const;
    const PastTier &tierFor(const PastQuery &query) const;
    template <typename Slots>
    PastSteps answerFor(PastQuery query, Slots slots) const;

    const Limits limits_;
    PastTier coarse_;
    PastTier fine_;
    // Guards what is being gathered.
    std::mutex recording_;
    OpenStep openCoarse_;
    OpenStep openFine_;
    // What is being gathered takes, for whoever asks meanwhile.
    std::atomic<std::size_t> openBytes_ = 0;
};

} // namespace telemetry
