#include "backend/findings/settling.h"

#include "pilothouse/v1/errors.pb.h"

namespace findings {

namespace {

using State = v1::FindingStatus;

constexpr const char *acceptance = "Accepted";
constexpr const char *presence = "Present";
constexpr auto keeping = std::chrono::hours(24 * 30);

const v1::Condition *conditionOf(const v1::FindingStatus &status, std::string_view type) {
    for (const auto &condition : status.conditions()) {
        if (condition.type() == type)
            return &condition;
    }
    return nullptr;
}

v1::Condition conditionFrom(const char *type, bool holds, v1::ConditionReason reason) {
    v1::Condition condition;
    condition.set_type(type);
    condition.set_status(holds ? v1::CONDITION_STATUS_TRUE : v1::CONDITION_STATUS_FALSE);
    condition.set_reason(v1::ConditionReason_Name(reason));
    return condition;
}

// What people decided, as it holds now.
v1::Condition verdict(const v1::FindingSpec &spec, const std::string &known, core::TimePoint now) {
    if (spec.decision() == v1::ADOPT || (spec.decision() != v1::ALLOW && !known.empty())) {
        auto condition = conditionFrom(acceptance, true, v1::FINDING_ADOPTED);
        (*condition.mutable_arguments())["provider"] = spec.decision() == v1::ADOPT ? spec.provider() : known;
        return condition;
    }
    if (spec.decision() != v1::ALLOW)
        return conditionFrom(acceptance, false, v1::FINDING_SEEN);
    const bool isAllowed = core::fromTimestamp(spec.allowed_until_time()) > now;
    auto condition = conditionFrom(acceptance, isAllowed, isAllowed ? v1::FINDING_ALLOWED : v1::FINDING_ALLOWANCE_OVER);
    (*condition.mutable_arguments())["time"] = core::timeText(spec.allowed_until_time());
    return condition;
}

void put(v1::Condition condition, const v1::FindingStatus &before, core::TimePoint now, v1::FindingStatus *status) {
    const auto *other = conditionOf(before, condition.type());
    const bool isSame = other && other->status() == condition.status() && other->reason() == condition.reason();
    *condition.mutable_last_transition_time() = isSame ? other->last_transition_time() : core::toTimestamp(now);
    *status->add_conditions() = std::move(condition);
}

bool isSameProcess(const v1::FoundProcess &one, const v1::FoundProcess &other) {
    const auto apart = core::fromTimestamp(one.start_time()) - core::fromTimestamp(other.start_time());
    return one.pid() == other.pid() && std::chrono::abs(apart) < std::chrono::seconds(2);
}

bool isStillStopping(const v1::FindingStatus &before, const Sighting &sighting, core::TimePoint now) {
    const auto *stop = conditionOf(before, presence);
    return before.state() == State::STOPPED && stop && isSameProcess(before.process(), sighting.facts.process()) &&
           now - core::fromTimestamp(stop->last_transition_time()) < StopPatience;
}

// The facts of now; what a clock's small steps would change stays.
void takeFacts(const Sighting &sighting, core::TimePoint now, std::chrono::milliseconds writePeriod,
               v1::FindingStatus *status) {
    const auto before = *status;
    for (const auto *field : {"node", "process", "endpoint", "source"}) {
        const auto *descriptor = v1::FindingStatus::descriptor()->FindFieldByName(field);
        status->GetReflection()->ClearField(status, descriptor);
    }
    status->MergeFrom(sighting.facts);
    if (isSameProcess(before.process(), status->process()) && before.process().has_start_time())
        *status->mutable_process()->mutable_start_time() = before.process().start_time();
    const auto seen = now - sighting.age;
    if (!before.has_last_seen_time() || seen - core::fromTimestamp(before.last_seen_time()) >= writePeriod)
        *status->mutable_last_seen_time() = core::toTimestamp(seen);
}

} // namespace

bool isThere(const v1::FindingStatus &status) {
    return status.state() == State::OPEN || status.state() == State::ACCEPTED;
}

v1::FindingStatus settled(const v1::Resource &finding, const Look &look, core::TimePoint now) {
    const auto &before = finding.finding_status();
    auto status = before;
    status.clear_conditions();
    const bool isStopping = look.sighting && isStillStopping(before, *look.sighting, now);
    // Where nobody has looked yet, what was known holds.
    const bool isHere = isStopping ? false : look.sighting ? true : !look.isMissed && isThere(before);
    if (look.sighting && !isStopping)
        takeFacts(*look.sighting, now, look.writePeriod, &status);
    auto accepted = verdict(finding.finding(), look.provider, now);
    const bool isAccepted = accepted.status() == v1::CONDITION_STATUS_TRUE;
    put(std::move(accepted), before, now, &status);
    if (isHere) {
        status.set_state(isAccepted ? State::ACCEPTED : State::OPEN);
        return status;
    }
    const auto *stop = conditionOf(before, presence);
    if (before.state() == State::STOPPED && stop) {
        *status.add_conditions() = *stop;
        return status;
    }
    status.set_state(State::GONE);
    put(conditionFrom(presence, false, v1::FINDING_GONE), before, now, &status);
    return status;
}

v1::FindingStatus begun(const Look &look, core::TimePoint now) {
    v1::Resource finding;
    finding.mutable_finding();
    auto status = settled(finding, look, now);
    *status.mutable_first_seen_time() = status.last_seen_time();
    return status;
}

v1::FindingStatus stopped(const v1::FindingStatus &before, const std::string &principal, core::TimePoint now) {
    auto status = before;
    status.set_state(State::STOPPED);
    status.clear_conditions();
    if (const auto *accepted = conditionOf(before, acceptance))
        *status.add_conditions() = *accepted;
    auto condition = conditionFrom(presence, false, v1::FINDING_STOPPED);
    (*condition.mutable_arguments())["principal"] = principal;
    *condition.mutable_last_transition_time() = core::toTimestamp(now);
    *status.add_conditions() = std::move(condition);
    return status;
}

bool isForgotten(const v1::Resource &finding, core::TimePoint now) {
    const auto *gone = conditionOf(finding.finding_status(), presence);
    const auto &spec = finding.finding();
    const bool isAllowed = spec.decision() == v1::ALLOW && core::fromTimestamp(spec.allowed_until_time()) > now;
    return gone && !isThere(finding.finding_status()) && !isAllowed &&
           now - core::fromTimestamp(gone->last_transition_time()) > keeping;
}

} // namespace findings
