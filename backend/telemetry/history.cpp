#include "backend/telemetry/history.h"

#include <algorithm>

#include "backend/telemetry/kept_source.h"

namespace telemetry {

namespace {

struct Sample {
    Instant instant;
    std::span<const MetricCodes> columns;
};

void gather(const Sample &sample, OpenStep *open, PastTier *tier, const PastTier::Bounds &bounds) {
    if (open->isOver(sample.instant)) {
        tier->makeRoom(open->closedBytes(), bounds);
        if (auto step = open->close())
            tier->add(std::move(*step), bounds);
    }
    open->add(sample.instant, sample.columns);
}

// What a step of all columns takes on all levels together.
std::size_t stepBytes(std::span<const MetricCodes> columns) {
    std::size_t codes = 0;
    for (const auto &column : columns)
        codes += column.codes.size();
    constexpr std::size_t Short = Ladder::Factor;
    constexpr std::size_t Whole = Short * Short;
    return (codes * (Whole + 3 * Short + 3) + PastStep().bytes() * (Whole + Short + 1)) / Whole;
}

// What the gathering of so much takes.
std::size_t gatheredBytes(std::span<const MetricCodes> columns) {
    std::size_t bytes = 0;
    for (const auto &column : columns)
        bytes += column.codes.size() * sizeof(std::int32_t);
    return bytes;
}

} // namespace

History::History(const Limits &limits)
    : limits_(limits),
      coarse_(Ladder{limits.step}),
      fine_(Ladder{limits.fineStep}),
      openCoarse_(limits.step),
      openFine_(limits.fineStep) {}

void History::record(Instant now, std::span<const MetricCodes> columns) {
    const std::lock_guard lock(recording_);
    const auto bounds = room(columns);
    fine_.makeRoom(0, bounds.fine);
    coarse_.makeRoom(0, bounds.coarse);
    if (bounds.fine.bytes == 0)
        openFine_ = OpenStep(limits_.fineStep);
    else
        gather({now, columns}, &openFine_, &fine_, bounds.fine);
    gather({now, columns}, &openCoarse_, &coarse_, bounds.coarse);
    openBytes_ = openCoarse_.bytes() + openFine_.bytes();
}

PastSteps History::query(const PastQuery &query, SlotRange slots) const {
    return answerFor(query, slots);
}

PastSteps History::query(const PastQuery &query, std::span<const Slot> slots) const {
    return answerFor(query, slots);
}

std::size_t History::bytes() const {
    return coarse_.bytes() + fine_.bytes() + openBytes_;
}

// Minutes come first: the fine steps get what these leave when they reach back as far as they may.
History::Room History::room(std::span<const MetricCodes> columns) const {
    const auto steps = static_cast<std::size_t>(limits_.reach / limits_.step) + 1;
    const auto open = std::max(gatheredBytes(columns), openCoarse_.bytes());
    // What is to come may pack a little worse than what is kept.
    const auto packed = static_cast<std::size_t>(static_cast<double>(stepBytes(columns)) / coarse_.packing());
    const auto wanted = std::min(stepBytes(columns), packed + packed / 8) * steps;
    Room room{{limits_.bytes - std::min(limits_.bytes, open), limits_.reach}, {0, limits_.fineReach}};
    if (limits_.fineReach > std::chrono::milliseconds::zero() && limits_.bytes > wanted + 2 * open) {
        room.fine.bytes = limits_.bytes - wanted - 2 * open;
        room.coarse.bytes = wanted;
    }
    return room;
}

const PastTier &History::tierFor(const PastQuery &query) const {
    const auto fine = fine_.oldest();
    return query.step < limits_.step && fine && *fine <= query.from ? fine_ : coarse_;
}

template <typename Slots>
PastSteps History::answerFor(PastQuery query, Slots slots) const {
    const auto &tier = tierFor(query);
    const auto oldest = tier.oldest();
    const auto newest = tier.newest();
    query.from = oldest ? std::max(query.from, *oldest) : query.to;
    query.to = newest ? std::min(query.to, *newest) : query.to;
    // A coarse step begins before what is asked for; what it is made of is needed whole.
    const auto step = answeredStep(tier.ladder(), query.step);
    const auto first = stepStart(stepNumber(query.from, step), step);
    const auto kept = query.from < query.to ? tier.between(first, query.to + step) : PastTier::Kept{};
    // Some may have gone since.
    query.from = kept.oldest ? std::max(query.from, *kept.oldest) : query.to;
    query.to = kept.newest ? std::min(query.to, *kept.newest) : query.to;
    KeptSource source(kept.steps, query.metric, slots);
    return answer(source, tier.ladder(), query);
}

} // namespace telemetry
