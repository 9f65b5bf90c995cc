#include "backend/fleet/silence_rules.h"

#include <set>

#include "backend/core/clock.h"
#include "backend/core/field_checks.h"
#include "backend/core/text_safety.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/fleet/silences.h"

namespace fleet {

namespace {

using Violations = std::vector<v1::FieldViolation>;

constexpr std::size_t longestDescription = 4'096;
constexpr std::size_t longestUuid = 128;
constexpr int mostPlaces = 1'024;
constexpr int mostGpus = 128;
constexpr auto longest = std::chrono::days(90);

void checkGpus(const v1::SilencedPlace &place, Violations *violations) {
    const auto field = "spec.places[\"" + place.node() + "\"].gpus";
    if (place.gpus_size() > mostGpus) {
        violations->push_back(
            core::violation(field, v1::TOO_LARGE, "has at most 128 entries",
                            {{"limit", std::to_string(mostGpus)}, {"size", std::to_string(place.gpus_size())}}));
        return;
    }
    std::set<std::string> seen;
    for (const auto &uuid : place.gpus()) {
        const bool isSound = !uuid.empty() && uuid.size() <= longestUuid && !core::findUnsafeText(uuid);
        if (!isSound)
            violations->push_back(core::violation(field, v1::VALUE_MALFORMED, "is the UUID of a GPU of the node",
                                                  {{"example", "GPU-5c7b34f1-0b9e-4a52-8a35-6f1d0c6a2e11"}}));
        else if (!seen.insert(uuid).second)
            violations->push_back(
                core::violation(field, v1::VALUE_REPEATED, "names the same GPU twice", {{"value", uuid}}));
    }
}

void checkPlaces(const v1::Resource &silence, const ledger::Snapshot &state, Violations *violations) {
    const auto &places = silence.silence().places();
    if (places.size() > mostPlaces) {
        violations->push_back(
            core::violation("spec.places", v1::TOO_LARGE, "has at most 1024 entries",
                            {{"limit", std::to_string(mostPlaces)}, {"size", std::to_string(places.size())}}));
        return;
    }
    std::set<std::string> seen;
    for (const auto &place : places) {
        if (place.node().empty())
            violations->push_back(core::violation("spec.places", v1::VALUE_MISSING, "must name a node"));
        else if (!seen.insert(place.node()).second)
            violations->push_back(core::violation("spec.places", v1::VALUE_REPEATED, "names the same node twice",
                                                  {{"value", place.node()}}));
        const auto node = state.find(place.node());
        const auto &team = silence.meta().team();
        if (node && !team.empty() && node->meta().team() != team)
            violations->push_back(core::violation("spec.places", v1::VALUE_NOT_ALLOWED,
                                                  "must be a node of the team that the silence is of",
                                                  {{"value", place.node()}}));
        checkGpus(place, violations);
    }
}

void checkWhere(const v1::Resource &silence, const ledger::Snapshot &state, Violations *violations) {
    const auto &spec = silence.silence();
    if (!spec.places().empty() && !spec.cluster().empty())
        violations->push_back(core::violation("spec.cluster", v1::VALUE_NOT_ALLOWED,
                                              "must be empty where nodes are named", {{"value", spec.cluster()}}));
    if (spec.places().empty() && spec.cluster().empty())
        violations->push_back(
            core::violation("spec.places", v1::VALUE_MISSING, "must name nodes, or spec.cluster a whole cluster"));
    checkPlaces(silence, state, violations);
}

void checkSigns(const v1::SilenceSpec &spec, Violations *violations) {
    std::set<int> seen;
    for (const int sign : spec.signs()) {
        const bool isKnown = v1::HealthSign_IsValid(sign) && sign != v1::HEALTH_SIGN_UNSPECIFIED;
        const auto name = isKnown ? v1::HealthSign_Name(static_cast<v1::HealthSign>(sign)) : std::to_string(sign);
        if (!isKnown)
            violations->push_back(core::violation("spec.signs", v1::VALUE_NOT_ALLOWED,
                                                  "is no sign that can be silenced", {{"value", name}}));
        else if (!seen.insert(sign).second)
            violations->push_back(
                core::violation("spec.signs", v1::VALUE_REPEATED, "names the same sign twice", {{"value", name}}));
    }
}

} // namespace

void SilenceRules::validate(const ledger::Draft &draft, const ledger::Snapshot &state, Violations *violations) const {
    if (draft.kind == v1::DELETED)
        return;
    core::checkLength("spec.description", draft.after.silence().description(), longestDescription, violations);
    checkWhere(draft.after, state, violations);
    checkSigns(draft.after.silence(), violations);
    checkTimes(draft, violations);
}

// One that is there may end in the past: that is how somebody ends it early.
void SilenceRules::checkTimes(const ledger::Draft &draft, Violations *violations) const {
    const auto &spec = draft.after.silence();
    if (!spec.has_end_time()) {
        violations->push_back(
            core::violation("spec.end_time", v1::VALUE_MISSING, "must say when it ends, 90 days later at most"));
        return;
    }
    const auto now = clock_.now();
    auto begin = now;
    if (spec.has_start_time())
        begin = core::fromTimestamp(spec.start_time());
    else if (draft.before)
        begin = beginOf(*draft.before);
    const auto end = core::fromTimestamp(spec.end_time());
    if (end <= begin || end > begin + longest)
        violations->push_back(
            core::outOfRange("spec.end_time", core::timeText(begin), core::timeText(begin + longest)));
    else if (!draft.before && end <= now)
        violations->push_back(core::violation("spec.end_time", v1::TIME_NOT_IN_FUTURE, "must lie in the future"));
}

} // namespace fleet
