#include "backend/findings/finding_rules.h"

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/clock.h"
#include "backend/core/field_checks.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"

#include "pilothouse/v1/resource.pb.h"

namespace findings {

namespace {

constexpr std::size_t longestNote = 4'096;
constexpr auto longestAllowance = std::chrono::hours(24 * 366);

using google::protobuf::util::MessageDifferencer;
using Violations = std::vector<v1::FieldViolation>;

void checkAllowance(const v1::FindingSpec &spec, core::TimePoint now, Violations *violations) {
    if (spec.note().empty())
        violations->push_back(core::violation("spec.note", v1::VALUE_MISSING, "must say why it may be there"));
    if (!spec.has_allowed_until_time()) {
        violations->push_back(
            core::violation("spec.allowed_until_time", v1::VALUE_MISSING, "must say until when it may be there"));
        return;
    }
    const auto until = core::fromTimestamp(spec.allowed_until_time());
    if (until <= now)
        violations->push_back(
            core::violation("spec.allowed_until_time", v1::TIME_NOT_IN_FUTURE, "must lie in the future"));
    else if (until > now + longestAllowance)
        violations->push_back(
            core::outOfRange("spec.allowed_until_time", core::timeText(now), core::timeText(now + longestAllowance)));
}

} // namespace

void FindingRules::validate(const ledger::Draft &draft, const ledger::Snapshot &, Violations *violations) const {
    if (draft.kind == v1::DELETED)
        return;
    const auto &spec = draft.after.finding();
    core::checkLength("spec.note", spec.note(), longestNote, violations);
    // One that was decided, and whose time is over, can still be labelled.
    const bool isDecidedAnew = !draft.before || !MessageDifferencer::Equals(spec, draft.before->finding());
    if (spec.decision() == v1::ALLOW && isDecidedAnew)
        checkAllowance(spec, clock_.now(), violations);
    if (spec.decision() != v1::ALLOW && spec.has_allowed_until_time())
        violations->push_back(core::violation("spec.allowed_until_time", v1::FIELDS_EXCLUSIVE,
                                              "is of a finding that is allowed", {{"other", "spec.decision"}}));
    if (spec.decision() == v1::ADOPT && spec.provider().empty())
        violations->push_back(
            core::violation("spec.provider", v1::VALUE_MISSING, "must name the provider that it is from now on"));
    if (spec.decision() != v1::ADOPT && !spec.provider().empty())
        violations->push_back(core::violation("spec.provider", v1::FIELDS_EXCLUSIVE, "is of a finding that is adopted",
                                              {{"other", "spec.decision"}}));
}

core::Result<void> FindingRules::decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &,
                                        const ledger::Actor &actor, const ledger::Snapshot &) const {
    const auto &name = draft.after.meta().name();
    if (draft.kind != v1::CREATED || actor.principal.empty())
        return {};
    return core::Error(v1::MANAGED_KIND,
                       name + " cannot be made: what is found is made by the service alone; decide about one that is "
                              "there",
                       {{"name", name}, {"service", "FindingService"}});
}

} // namespace findings
