#include "backend/policies/policy_set_rules.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string>

#include "backend/core/clock.h"
#include "backend/core/field_checks.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/identity/bindings.h"
#include "backend/identity/eligible.h"
#include "backend/ledger/imagined_state.h"
#include "backend/policies/change_vocabulary.h"
#include "backend/policies/lockout.h"
#include "backend/policies/other_version.h"
#include "backend/policies/set_tests.h"
#include "backend/policy/rule_checks.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

using Violations = std::vector<v1::FieldViolation>;

constexpr int MostRules = 10'000;
constexpr std::size_t LongestDescription = 4'096;
constexpr auto ShadowTime = std::chrono::hours(24);
constexpr std::int64_t LongestShadow = 366 * 24 * 3'600; // seconds
constexpr std::int64_t ShadowDecisions = 10'000;
constexpr int MostEarlierWords = 256;

void checkScope(const v1::Resource &resource, Violations *violations) {
    const auto &set = resource.policy_set();
    for (int i = 0; i < set.scope().labels_size(); ++i) {
        if (set.scope().labels(i).find('=') == std::string::npos)
            violations->push_back(core::violation("spec.scope.labels[" + std::to_string(i) + ']', v1::VALUE_MALFORMED,
                                                  "must be a label and its value, for example stage=production",
                                                  {{"example", "stage=production"}}));
    }
    if (set.shadow_time().seconds() < 0 || set.shadow_time().seconds() > LongestShadow)
        violations->push_back(core::outOfRange("spec.shadow_time", "0s", std::to_string(LongestShadow) + 's'));
    const bool isOfAll = set.scope().teams().empty() && set.scope().sites().empty() && set.scope().labels().empty();
    if (!set.closed_stages().empty() && (!isOfAll || !resource.meta().team().empty()))
        violations->push_back(core::violation("spec.closed_stages", v1::FIELDS_EXCLUSIVE,
                                              "belongs to a set of the whole organisation",
                                              {{"other", isOfAll ? "meta.team" : "spec.scope"}}));
    for (int i = 0; i < set.closed_stages_size(); ++i) {
        if (set.closed_stages(i) != v1::ADMINISTRATION_STAGE && set.closed_stages(i) != v1::ADMISSION_STAGE)
            violations->push_back(core::violation("spec.closed_stages[" + std::to_string(i) + ']',
                                                  v1::VALUE_NOT_ALLOWED, "is ADMINISTRATION_STAGE or ADMISSION_STAGE",
                                                  {{"value", v1::PolicyStage_Name(set.closed_stages(i))},
                                                   {"choices", "ADMINISTRATION_STAGE ADMISSION_STAGE"}}));
    }
}

void checkRules(const v1::PolicySetSpec &set, Violations *violations) {
    if (set.rules_size() > MostRules)
        violations->push_back(core::outOfRange("spec.rules", "0", std::to_string(MostRules)));
    std::set<std::string_view> ids;
    for (const auto &rule : set.rules()) {
        const auto path = "spec.rules[" + rule.id() + ']';
        if (!ids.insert(rule.id()).second)
            violations->push_back(
                core::violation("spec.rules", v1::VALUE_REPEATED, "has an id twice", {{"value", rule.id()}}));
        policy::checkRule(rule, path, changeVocabulary().vocabulary(), violations);
        if (rule.stage() == v1::REQUEST_STAGE || rule.stage() == v1::RESPONSE_STAGE)
            violations->push_back(core::violation(
                path + ".stage", v1::VALUE_NOT_ALLOWED,
                "is not asked yet; there are ADMINISTRATION_STAGE, ADMISSION_STAGE",
                {{"value", v1::PolicyStage_Name(rule.stage())}, {"choices", "ADMINISTRATION_STAGE ADMISSION_STAGE"}}));
    }
}

// How long rules are in the shadow before they may count, or how many decisions they see there.
struct Probation {
    std::chrono::seconds length{0};
    std::int64_t decisions = 0;
};

Probation probationOf(const v1::PolicySetSpec &set) {
    return {set.has_shadow_time() ? std::chrono::seconds(set.shadow_time().seconds())
                                  : std::chrono::seconds(ShadowTime),
            set.shadow_decisions() > 0 ? set.shadow_decisions() : ShadowDecisions};
}

// A change does not shorten its own.
Probation probationOf(const ledger::Draft &draft) {
    auto probation = probationOf(draft.after.policy_set());
    if (draft.before != nullptr) {
        const auto standing = probationOf(draft.before->policy_set());
        probation.length = std::max(probation.length, standing.length);
        probation.decisions = std::max(probation.decisions, standing.decisions);
    }
    return probation;
}

// Since it is as it stands: what was counted before is of other words.
std::int64_t decisionsOf(const v1::Resource &set, const v1::PolicyRule &rule) {
    for (const auto &status : set.policy_set_status().rules()) {
        if (status.id() == rule.id())
            return core::fromTimestamp(status.mode_time()) == core::fromTimestamp(rule.mode_time()) ? status.matched()
                                                                                                    : 0;
    }
    return 0;
}

// Whether a rule of the set counted in an earlier version of it.
bool hasCounted(const v1::Resource *before, const v1::Resource &set, const v1::PolicyRule &rule) {
    if (before == nullptr || before->policy_set_status().earlier_words().empty())
        return false;
    const auto &earlier = before->policy_set_status().earlier_words();
    return std::find(earlier.begin(), earlier.end(), wordsSha256(set, rule)) != earlier.end();
}

// The status that notes which rules count no more by a change, and no longer those that count again; null where none
// of either are.
ledger::ResourcePtr statusAfter(const v1::Resource &before, const v1::Resource &after) {
    auto earlier = before.policy_set_status().earlier_words();
    const auto forget = [&earlier](const std::string &words) {
        earlier.erase(std::remove(earlier.begin(), earlier.end(), words), earlier.end());
    };
    const OtherVersion was(&before, after);
    for (const auto &rule : after.policy_set().rules()) {
        if (earlier.empty() || !counts(rule))
            continue;
        const auto *known = was.saying(rule);
        if (known == nullptr || !counts(*known))
            forget(wordsSha256(after, rule));
    }
    const OtherVersion is(&after, before);
    for (const auto &rule : before.policy_set().rules()) {
        const auto *known = counts(rule) ? is.saying(rule) : nullptr;
        if (!counts(rule) || (known != nullptr && counts(*known)))
            continue;
        auto words = wordsSha256(before, rule);
        forget(words);
        earlier.Add(std::move(words));
    }
    earlier.DeleteSubrange(0, std::max(earlier.size() - MostEarlierWords, 0));
    const auto &standing = before.policy_set_status().earlier_words();
    if (std::equal(earlier.begin(), earlier.end(), standing.begin(), standing.end()))
        return nullptr;
    auto status = std::make_shared<v1::Resource>();
    status->mutable_meta()->set_name(after.meta().name());
    *status->mutable_policy_set_status() = before.policy_set_status();
    *status->mutable_policy_set_status()->mutable_earlier_words() = std::move(earlier);
    return status;
}

} // namespace

PolicySetRules::PolicySetRules(const core::Clock &clock) : clock_(clock) {}

ledger::Time PolicySetRules::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(clock_.now());
}

bool PolicySetRules::isSuspended(const std::string &set, const ledger::Snapshot &state) const {
    return suspensionAt(now(), state).suspends(set);
}

void PolicySetRules::complete(ledger::Draft &draft, const ledger::Snapshot &) const {
    const OtherVersion before(draft.before.get(), draft.after);
    for (auto &rule : *draft.after.mutable_policy_set()->mutable_rules()) {
        const auto *known = before.weighing(rule);
        *rule.mutable_mode_time() = known != nullptr ? known->mode_time() : core::toTimestamp(now());
    }
    draft.status = draft.before == nullptr ? nullptr : statusAfter(*draft.before, draft.after);
}

void PolicySetRules::validate(const ledger::Draft &draft, const ledger::Snapshot &state, Violations *violations) const {
    const auto &set = draft.after.policy_set();
    core::checkLength("spec.description", set.description(), LongestDescription, violations);
    checkScope(draft.after, violations);
    const auto before = violations->size();
    checkRules(set, violations);
    checkTests(set, violations);
    // The rest reads rules that can be read.
    if (violations->size() != before)
        return;
    if (std::any_of(set.rules().begin(), set.rules().end(), counts))
        addFailures(draft.after, violations);
    checkApprovers(draft, state, violations);
    if (!isSuspended(draft.after.meta().name(), state))
        checkShadow(draft, violations);
}

void PolicySetRules::checkShadow(const ledger::Draft &draft, Violations *violations) const {
    const auto needed = probationOf(draft);
    // What comes back had its time before it was deleted.
    if (draft.kind == v1::UNDELETED || needed.length <= std::chrono::seconds(0))
        return;
    const OtherVersion before(draft.before.get(), draft.after);
    for (const auto &rule : draft.after.policy_set().rules()) {
        const auto *known = counts(rule) ? before.saying(rule) : nullptr;
        if (!counts(rule) || (known != nullptr && counts(*known)))
            continue;
        const bool wasAsked = known != nullptr && known->mode() == v1::SHADOW;
        const auto since = wasAsked ? core::fromTimestamp(known->mode_time()) : core::TimePoint(now());
        const auto seen = wasAsked ? decisionsOf(*draft.before, *known) : 0;
        if (now() >= since + needed.length || seen >= needed.decisions ||
            hasCounted(draft.before.get(), draft.after, rule))
            continue;
        violations->push_back(core::violation("spec.rules[" + rule.id() + "].mode", v1::POLICY_SHADOW_FIRST,
                                              "must be SHADOW first, until " + core::timeText(since + needed.length) +
                                                  " or for " + std::to_string(needed.decisions) +
                                                  " decisions; shadow_time of the set says for how long",
                                              {{"rule", rule.id()},
                                               {"until", core::timeText(since + needed.length)},
                                               {"decisions", std::to_string(seen)},
                                               {"needed", std::to_string(needed.decisions)}}));
    }
}

void PolicySetRules::checkApprovers(const ledger::Draft &draft, const ledger::Snapshot &state,
                                    Violations *violations) const {
    const auto &set = draft.after.policy_set();
    const auto bindings = bindings_.of(state);
    const OtherVersion before(draft.before.get(), draft.after);
    std::map<std::string, std::size_t> eligible;
    const auto eligibleIn = [&](const std::string &team) {
        const auto [known, isNew] = eligible.try_emplace(team, 0);
        if (isNew)
            known->second = identity::peopleWith("changeRequests.approve", team, state, *bindings, now()).size();
        return known->second;
    };
    for (const auto &rule : set.rules()) {
        const auto asked = static_cast<std::size_t>(std::max(rule.obligations().approvals(), 0));
        if (asked == 0 || rule.mode() != v1::ENFORCE || before.weighing(rule) != nullptr)
            continue;
        std::size_t fewest = set.scope().teams().empty() ? eligibleIn(draft.after.meta().team()) : std::size_t(-1);
        for (const auto &team : set.scope().teams())
            fewest = std::min(fewest, eligibleIn(team));
        if (fewest >= asked + 1)
            continue;
        violations->push_back(core::violation(
            "spec.rules[" + rule.id() + "].obligations.approvals", v1::APPROVERS_TOO_FEW,
            "needs " + std::to_string(asked + 1) + " people who may approve in its scope, and there are " +
                std::to_string(fewest) + "; bind more of them to the role APPROVER first",
            {{"rule", rule.id()}, {"needed", std::to_string(asked + 1)}, {"eligible", std::to_string(fewest)}}));
    }
}

core::Result<void> PolicySetRules::decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &all,
                                          const ledger::Actor &, const ledger::Snapshot &state) const {
    const auto &name = draft.after.meta().name();
    // As all would be that changes with it: roles may go in the same change.
    const auto shutsOut = [&] {
        if (all.size() == 1)
            return locksOut(draft, state, *bindings_.of(state), now());
        const ledger::ImaginedState after(state, all);
        return locksOut(draft, after, identity::Bindings(after), now());
    };
    if (isSuspended(name, state) || !shutsOut())
        return {};
    return core::Error(v1::POLICY_LOCKS_OUT,
                       "with these rules nobody could change " + name +
                           " any more; leave a way for its administrators, or break the glass first",
                       {{"policy_set", name}});
}

} // namespace policies
