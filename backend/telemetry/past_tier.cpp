#include "backend/telemetry/past_tier.h"

#include <algorithm>

#include "backend/telemetry/kept_source.h"

namespace telemetry {

void PastTier::makeRoom(std::size_t bytes, const Bounds &bounds) {
    const std::lock_guard lock(mutex_);
    const auto isWithin = [&] { return bytes_ + bytes <= bounds.bytes; };
    while (bytes_ > 0 && !isWithin())
        dropOldest();
}

void PastTier::add(PastStep step, const Bounds &bounds) {
    forgetFrom(step.number);
    const auto number = step.number;
    addAt(0, std::move(step), bounds);
    const auto oldest = number - bounds.reach / ladder_.shortest;
    const std::lock_guard lock(mutex_);
    while (!at(0).empty() && at(0).front()->number <= oldest)
        dropOldest();
}

std::size_t PastTier::bytes() const {
    const std::lock_guard lock(mutex_);
    return bytes_;
}

double PastTier::packing() const {
    const std::lock_guard lock(mutex_);
    return bytes_ == 0 ? 1 : static_cast<double>(plainBytes_) / static_cast<double>(bytes_);
}

std::optional<Instant> PastTier::oldest() const {
    const std::lock_guard lock(mutex_);
    return oldestHere();
}

std::optional<Instant> PastTier::oldestHere() const {
    return at(0).empty() ? std::nullopt : std::optional(startOf(0, *at(0).front()));
}

std::optional<Instant> PastTier::newest() const {
    const std::lock_guard lock(mutex_);
    return newestHere();
}

std::optional<Instant> PastTier::newestHere() const {
    return at(0).empty() ? std::nullopt : std::optional(startOf(0, *at(0).back()) + ladder_.shortest);
}

PastTier::Kept PastTier::between(Instant from, Instant to) const {
    Kept kept;
    const std::lock_guard lock(mutex_);
    kept.oldest = oldestHere();
    kept.newest = newestHere();
    for (int level = 0; level < Ladder::Levels; ++level) {
        const auto first = stepNumber(from, ladder_.stepOf(level));
        const auto &steps = at(level);
        auto step = std::lower_bound(steps.begin(), steps.end(), first,
                                     [](const auto &each, std::int64_t wanted) { return each->number < wanted; });
        for (; step != steps.end() && startOf(level, **step) < to; ++step)
            kept.steps[static_cast<std::size_t>(level)].push_back(*step);
    }
    return kept;
}

void PastTier::forgetFrom(std::int64_t shortest) {
    const std::lock_guard lock(mutex_);
    std::int64_t number = shortest;
    for (int level = 0; level < Ladder::Levels; ++level) {
        while (!at(level).empty() && at(level).back()->number >= number)
            drop(&at(level), false);
        number = floorDivide(number, Ladder::Factor);
    }
}

// Only the thread that adds changes the levels, so that it may look at them without the lock.
void PastTier::addAt(int level, PastStep step, const Bounds &bounds) {
    if (level + 1 < Ladder::Levels && !at(level).empty()) {
        const auto group = floorDivide(at(level).back()->number, Ladder::Factor);
        if (group != floorDivide(step.number, Ladder::Factor)) {
            if (auto above = coarse(level + 1, group, bounds))
                addAt(level + 1, std::move(*above), bounds);
        }
    }
    auto kept = std::make_shared<const KeptStep>(step);
    const auto bytes = kept->bytes();
    makeRoom(bytes, bounds);
    const std::lock_guard lock(mutex_);
    const bool isCovered = level == 0 || (!at(0).empty() && startOf(0, *at(0).front()) <= startOf(level, *kept));
    if (bytes_ + bytes > bounds.bytes || !isCovered)
        return;
    bytes_ += bytes;
    plainBytes_ += kept->plainBytes;
    at(level).push_back(std::move(kept));
}

std::optional<PastStep> PastTier::coarse(int level, std::int64_t number, const Bounds &bounds) {
    const auto length = ladder_.stepOf(level);
    const auto start = stepStart(number, length);
    auto steps = between(start, start + length).steps;
    std::size_t bytes = PastStep().bytes();
    for (const auto &row : at(level - 1).back()->rows)
        bytes += row.size() / static_cast<std::size_t>(Ladder::planesOf(level - 1)) * 3 + 16;
    makeRoom(bytes, bounds);
    if (at(0).empty() || startOf(0, *at(0).front()) > start)
        return std::nullopt;
    PastStep made;
    made.number = number;
    for (const auto &facts : metrics()) {
        std::size_t slots = 0;
        const auto planes = static_cast<std::size_t>(Ladder::planesOf(level - 1));
        for (const auto &step : steps[static_cast<std::size_t>(level - 1)])
            slots = std::max(slots, step->row(facts.metric).size() / planes);
        KeptSource source(steps, facts.metric, SlotRange{0, static_cast<std::uint32_t>(slots)});
        const auto answered = answer(source, ladder_, {facts.metric, start, start + length, length});
        made.row(facts.metric) = rowOf(answered);
    }
    return made;
}

void PastTier::dropOldest() {
    if (!at(0).empty())
        drop(&at(0), true);
    for (int level = 1; level < Ladder::Levels; ++level) {
        while (!at(level).empty() && (at(0).empty() || startOf(level, *at(level).front()) < startOf(0, *at(0).front())))
            drop(&at(level), true);
    }
}

void PastTier::drop(Level *level, bool atFront) {
    const auto &step = atFront ? *level->front() : *level->back();
    bytes_ -= step.bytes();
    plainBytes_ -= step.plainBytes;
    if (atFront)
        level->pop_front();
    else
        level->pop_back();
}

} // namespace telemetry
