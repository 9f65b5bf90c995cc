#include "backend/telemetry/vocabulary/gathering.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "backend/telemetry/vocabulary/plausible.h"

namespace telemetry {

namespace {

using Kind = Term::Kind;

constexpr std::size_t Ranks = 3;

bool isMemory(Kind kind) {
    return kind == Kind::MemoryUsed || kind == Kind::MemoryFree || kind == Kind::MemoryReserved ||
           kind == Kind::MemoryTotal;
}

double folded(v1::Fold fold, double before, double value, std::uint32_t count) {
    if (fold == v1::LEAST)
        return std::min(before, value);
    if (fold == v1::GREATEST)
        return std::max(before, value);
    return before + (value - before) / (count + 1.0);
}

// Of which of two halves a term tells: bits.
unsigned halvesOf(Kind kind) {
    return kind == Kind::FirstHalf ? 1 : kind == Kind::SecondHalf ? 2 : 3;
}

} // namespace

// A metric as the terms of one rank tell it.
struct Gathering::Whole {
    double sum = 0;
    unsigned halves = 0;
    bool isTold = false;
    std::int64_t milliseconds = 0;
};

std::optional<std::uint32_t> Gathering::subject(Subject subject, std::size_t most) {
    auto key = subject.key();
    const auto known = places_.find(key);
    if (known != places_.end())
        return known->second;
    if (places_.size() >= most)
        return std::nullopt;
    const auto place = static_cast<std::uint32_t>(readings_.subjects.size());
    keys_.push_back(&places_.emplace(std::move(key), place).first->first);
    readings_.subjects.push_back(std::move(subject));
    told_.emplace_back();
    return place;
}

void Gathering::add(const Sampled &sampled) {
    const auto &term = vocabulary_.term(sampled.place);
    if (!term.only.empty() && term.only != sampled.detail)
        return;
    if (term.kind == Kind::Signal)
        return addSignal(sampled);
    if (isBlank(sampled.raw))
        return tell(sampled, std::nullopt);
    if (term.kind != Kind::Rate)
        return tell(sampled, sampled.raw);
    if (sampled.raw < 0 || !std::isfinite(sampled.raw)) {
        ++readings_.impossible;
        return tell(sampled, std::nullopt);
    }
    if (const auto rate = counters_.rate(*keys_[sampled.subject], sampled.place, sampled.raw, sampled.milliseconds))
        tell(sampled, *rate);
}

void Gathering::addSignal(const Sampled &sampled) {
    std::optional<double> value;
    const bool isPossible = sampled.raw >= 0 && std::isfinite(sampled.raw);
    if (!isBlank(sampled.raw) && !isPossible)
        ++readings_.impossible;
    else if (!isBlank(sampled.raw))
        value = sampled.raw;
    readings_.signals.push_back({sampled.subject, vocabulary_.term(sampled.place).signal, std::string(sampled.detail),
                                 value, sampled.milliseconds});
}

void Gathering::tell(const Sampled &sampled, std::optional<double> value) {
    auto &all = told_[sampled.subject];
    const auto told =
        std::find_if(all.rbegin(), all.rend(), [&](const Told &one) { return one.place == sampled.place; });
    if (told == all.rend()) {
        all.push_back({sampled.place, value ? 1u : 0u, value, sampled.milliseconds});
        return;
    }
    if (!value)
        return;
    const auto &term = vocabulary_.term(sampled.place);
    // Of memory the last one holds: there is no mean of parts.
    told->value = told->value && !isMemory(term.kind)
                      ? folded(factsOf(term.metric).fold, *told->value, *value, told->count)
                      : *value;
    ++told->count;
    told->milliseconds = sampled.milliseconds;
}

std::optional<float> Gathering::checked(v1::GpuMetric metric, std::optional<double> value) {
    if (!value)
        return std::nullopt;
    const auto possible = plausible(metric, *value);
    readings_.impossible += !possible;
    return possible;
}

void Gathering::addMemory(std::uint32_t subject) {
    std::array<std::optional<double>, 4> parts;
    bool isTold = false;
    std::int64_t milliseconds = 0;
    for (const auto &one : told_[subject]) {
        const auto kind = vocabulary_.term(one.place).kind;
        if (!isMemory(kind))
            continue;
        isTold = true;
        milliseconds = std::max(milliseconds, one.milliseconds);
        parts[static_cast<std::size_t>(kind) - static_cast<std::size_t>(Kind::MemoryUsed)] = one.value;
    }
    const auto &[used, free, reserved, total] = parts;
    std::optional<double> share;
    // What is told as a whole is believed before the sum of parts; exporters before 2024 tell of no reserved memory.
    if (used && total && *total > 0)
        share = *used / *total * 100;
    else if (used && free && *used + *free + reserved.value_or(0) > 0)
        share = *used / (*used + *free + reserved.value_or(0)) * 100;
    const bool isNegative = used.value_or(0) < 0 || free.value_or(0) < 0 || reserved.value_or(0) < 0;
    if (isNegative && share)
        share = -1;
    if (isTold)
        readings_.values.push_back({subject, v1::MEMORY_USED, checked(v1::MEMORY_USED, share), milliseconds});
}

void Gathering::addMetrics(std::uint32_t subject) {
    std::array<std::array<Whole, Ranks>, MetricCount> wholes{};
    for (const auto &one : told_[subject]) {
        const auto &term = vocabulary_.term(one.place);
        if (isMemory(term.kind))
            continue;
        auto &whole = wholes[static_cast<std::size_t>(term.metric) - 1][term.rank];
        whole.isTold = true;
        whole.milliseconds = std::max(whole.milliseconds, one.milliseconds);
        if (!one.value)
            continue;
        // Two names of one rank are two spellings; the later one holds.
        whole.sum = (halvesOf(term.kind) & whole.halves) != 0 ? 0 : whole.sum;
        whole.sum += *one.value * term.scale;
        whole.halves |= halvesOf(term.kind);
    }
    for (int number = 1; number <= MetricCount; ++number) {
        const auto metric = static_cast<v1::GpuMetric>(number);
        if (metric == v1::MEMORY_USED)
            addMemory(subject);
        const auto &ranks = wholes[static_cast<std::size_t>(number) - 1];
        const auto isWhole = [](const Whole &whole) { return whole.halves == 3; };
        const auto isTold = [](const Whole &whole) { return whole.isTold; };
        auto believed = std::find_if(ranks.begin(), ranks.end(), isWhole);
        const bool hasValue = believed != ranks.end();
        if (!hasValue)
            believed = std::find_if(ranks.begin(), ranks.end(), isTold);
        if (believed == ranks.end())
            continue;
        const auto value = hasValue ? checked(metric, believed->sum) : std::nullopt;
        readings_.values.push_back({subject, metric, value, believed->milliseconds});
    }
}

Readings Gathering::finish() && {
    for (std::uint32_t subject = 0; subject < told_.size(); ++subject)
        addMetrics(subject);
    // A GPU that several share is told of once for each of them: the greatest count is the newest.
    auto &signals = readings_.signals;
    const auto place = [](const SignalReading &reading) {
        return std::tie(reading.subject, reading.signal, reading.detail);
    };
    std::stable_sort(signals.begin(), signals.end(), [&](const auto &one, const auto &other) {
        return place(one) != place(other) ? place(one) < place(other) : one.value > other.value;
    });
    signals.erase(std::unique(signals.begin(), signals.end(),
                              [&](const auto &one, const auto &other) { return place(one) == place(other); }),
                  signals.end());
    return std::move(readings_);
}

} // namespace telemetry
