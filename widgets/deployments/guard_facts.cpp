#include "widgets/deployments/guard_facts.h"

#include <algorithm>
#include <limits>

#include <google/protobuf/util/time_util.h>

#include "widgets/kit/duration_text.h"
#include "widgets/kit/figures.h"

namespace deploymentspage {

namespace {

using google::protobuf::util::TimeUtil;

struct Guard {
    QString label;
    QString limit;
    // Nothing where none was measured.
    QString measured;
    bool isBroken = false;
};

Guard span(const QString &label, const google::protobuf::Duration &limit, std::optional<std::int64_t> measured) {
    return {label, kit::DurationText::of(limit), measured ? kit::Figures::microseconds(*measured) : QString(),
            measured && *measured > TimeUtil::DurationToMicroseconds(limit)};
}

// What the controller compares: rates in whole basis points, percentiles, and only limits above 0.
QList<Guard> guardsOf(const v1::CanaryGuards &guards, const v1::TrafficPoint &point) {
    QList<Guard> found;
    if (guards.has_max_error_basis_points()) {
        const auto rate = point.requests() > 0 ? point.errors() * 10'000 / point.requests() : 0;
        found.append({GuardFacts::tr("Error rate"), kit::Figures::percent(guards.max_error_basis_points()),
                      point.requests() > 0 ? kit::Figures::percent(rate) : QString(),
                      rate > guards.max_error_basis_points()});
    }
    const auto isSet = [](const auto &limit) { return TimeUtil::DurationToMicroseconds(limit) > 0; };
    if (isSet(guards.max_time_to_first_token()))
        found.append(
            span(GuardFacts::tr("First token, p95"), guards.max_time_to_first_token(),
                 point.has_time_to_first_token_p95() ? std::optional(point.time_to_first_token_p95()) : std::nullopt));
    if (isSet(guards.max_inter_token_latency()))
        found.append(
            span(GuardFacts::tr("Tokens apart, p95"), guards.max_inter_token_latency(),
                 point.has_inter_token_latency_p95() ? std::optional(point.inter_token_latency_p95()) : std::nullopt));
    return found;
}

QString wordsOf(const Guard &guard, bool isKnown) {
    if (!isKnown)
        return GuardFacts::tr("at most %1").arg(guard.limit);
    return guard.measured.isEmpty() ? GuardFacts::tr("nothing measured; at most %1").arg(guard.limit)
                                    : GuardFacts::tr("%1 of at most %2").arg(guard.measured, guard.limit);
}

QString requestsOf(std::int64_t came, int enough) {
    return came == 0 ? GuardFacts::tr("no request yet, at least %L1 needed").arg(enough)
                     : GuardFacts::tr("%Ln request(s), at least %L1 needed", nullptr,
                                      static_cast<int>(std::min<std::int64_t>(came, std::numeric_limits<int>::max())))
                           .arg(enough);
}

kit::Fact verdict(const QString &word, kit::Tone tone, const QString &hint = {}) {
    kit::Fact fact;
    fact.label = GuardFacts::tr("Guards");
    fact.value = word;
    fact.tone = tone;
    fact.hint = hint;
    return fact;
}

} // namespace

bool GuardFacts::areWatching(const v1::RolloutStatus &rollout) {
    const auto phase = rollout.phase() == v1::RolloutStatus::PAUSED ? rollout.paused_phase() : rollout.phase();
    return phase == v1::RolloutStatus::STARTING || phase == v1::RolloutStatus::HOLDING ||
           phase == v1::RolloutStatus::WAITING;
}

QList<kit::Fact> GuardFacts::of(const v1::CanaryGuards &guards, const v1::RolloutStatus &rollout,
                                const std::optional<v1::TrafficPoint> &measured) {
    const auto point = measured.value_or(v1::TrafficPoint());
    const auto all = guardsOf(guards, point);
    if (all.isEmpty() || !areWatching(rollout))
        return {};
    const auto enough = qMax(guards.min_requests(), 1);
    const bool isKnown = measured.has_value();
    const bool isBroken = std::any_of(all.begin(), all.end(), [](const auto &guard) { return guard.isBroken; });
    QList<kit::Fact> facts;
    if (rollout.phase() == v1::RolloutStatus::STARTING)
        facts << verdict(tr("begin with the step"), kit::Tone::Neutral);
    else if (isKnown && point.requests() < enough)
        facts << verdict(tr("not enough requests yet"), kit::Tone::Info,
                         tr("Until enough came, probes of the service stand in, and the step does not end."));
    else if (isKnown)
        facts << (isBroken ? verdict(tr("broken"), kit::Tone::Danger) : verdict(tr("kept"), kit::Tone::Ok));
    for (const auto &guard : all)
        facts.append({guard.label, wordsOf(guard, isKnown)});
    facts.append({tr("Judged by"),
                  isKnown ? requestsOf(point.requests(), enough) : tr("at least %n request(s)", nullptr, enough)});
    return facts;
}

} // namespace deploymentspage
