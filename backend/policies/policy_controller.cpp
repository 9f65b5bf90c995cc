#include "backend/policies/policy_controller.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <google/protobuf/util/message_differencer.h>

#include "backend/core/time_text.h"
#include "backend/ledger/ledger.h"
#include "backend/policies/backtest.h"
#include "backend/policies/decision_log.h"
#include "backend/policies/policies_in_force.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

using google::protobuf::util::MessageDifferencer;

// What rules did is told so often.
constexpr auto ForecastReach = std::chrono::days(1);
constexpr std::int64_t WholeBasisPoints = 10'000;

// Since it refuses as it does: it says so, and its time has begun.
core::TimePoint refusesSince(const v1::PolicyRule &rule) {
    return std::max(core::fromTimestamp(rule.mode_time()), core::fromTimestamp(rule.start_time()));
}

const v1::PolicyRuleStatus *findStatus(const v1::PolicySetStatus &status, const std::string &rule) {
    for (const auto &known : status.rules()) {
        if (known.id() == rule)
            return &known;
    }
    return nullptr;
}

// The status of a rule while it has said what it says, and counted as much; null where there is none. What it did
// before says nothing of what it does now.
const v1::PolicyRuleStatus *statusOf(const v1::PolicySetStatus &status, const v1::PolicyRule &rule) {
    const auto *known = findStatus(status, rule.id());
    const bool isSame = known != nullptr && MessageDifferencer::Equals(known->mode_time(), rule.mode_time());
    return isSame ? known : nullptr;
}

bool isForecast(const v1::PolicyRule &rule) {
    return rule.mode() == v1::ENFORCE && rule.effect() == v1::FORBID;
}

} // namespace

// What is known of a set at one look.
struct PolicyController::Seen {
    // By id of the rule.
    std::map<std::string, RuleCounters::Count> did;
    // Of rules that have no status yet.
    v1::PolicySetStatus forecasts;

    // The status of the set with what was seen added to it.
    v1::PolicySetStatus addedTo(const v1::Resource &set) const;
};

v1::PolicySetStatus PolicyController::Seen::addedTo(const v1::Resource &set) const {
    const auto &before = set.policy_set_status();
    auto status = before;
    status.set_rule_count(set.policy_set().rules_size());
    status.set_enforced_rule_count(0);
    status.clear_rules();
    for (const auto &rule : set.policy_set().rules()) {
        status.set_enforced_rule_count(status.enforced_rule_count() + (rule.mode() == v1::ENFORCE ? 1 : 0));
        const auto *known = statusOf(before, rule);
        if (known == nullptr)
            known = statusOf(forecasts, rule);
        // It came since: the next look forecasts it.
        if (known == nullptr)
            continue;
        auto &told = *status.add_rules();
        told = *known;
        const auto found = did.find(rule.id());
        if (found == did.end())
            continue;
        told.set_matched(told.matched() + found->second.matched);
        told.set_refused(told.refused() + found->second.refused);
        told.set_shadow_refused(told.shadow_refused() + found->second.shadowRefused);
    }
    return status;
}

PolicyController::PolicyController(const Parts &parts)
    : parts_(parts), thread_([this](const std::stop_token &stop) { work(stop); }) {}

PolicyController::~PolicyController() {
    thread_.request_stop();
    thread_.join();
}

void PolicyController::work(const std::stop_token &stop) {
    while (!stop.stop_requested()) {
        look();
        std::unique_lock lock(mutex_);
        woken_.wait_for(lock, stop, parts_.period, [] { return false; });
    }
}

void PolicyController::look() {
    const auto taken = parts_.counters.take();
    watch_.add(taken, parts_.clock.now());
    const auto state = parts_.ledger.snapshot();
    state->each("policySets", [&](const ledger::ResourcePtr &set) {
        auto seen = seenOf(*set, taken);
        const auto status = seen.addedTo(*set);
        for (const auto &rule : set->policy_set().rules()) {
            const auto *known = findStatus(status, rule.id());
            const bool isOnTrial = parts_.clock.now() < refusesSince(rule) + RefusalWatch::Trial;
            if (!isForecast(rule) || known == nullptr || !isOnTrial)
                continue;
            if (const auto excess = watch_.excessOf(set->meta().name(), rule.id(), known->forecast_basis_points()))
                returnToShadow(*set, rule, *excess);
        }
        if (!MessageDifferencer::Equals(status, set->policy_set_status()))
            write(*set, std::move(seen));
        return true;
    });
}

// Added to what stands by then: what an earlier look wrote may not be in this one's state, and changes of the set write
// its status too.
void PolicyController::write(const v1::Resource &set, Seen seen) {
    const auto add = [uid = set.meta().uid(), seen = std::move(seen)](v1::Resource *standing) {
        if (standing->meta().uid() == uid)
            *standing->mutable_policy_set_status() = seen.addedTo(*standing);
    };
    parts_.ledger.editStatus(set.meta().name(), add, nullptr);
}

PolicyController::Seen PolicyController::seenOf(const v1::Resource &set, const RuleCounters::Taken &taken) const {
    Seen seen;
    for (const auto &rule : set.policy_set().rules()) {
        if (const auto found = taken.byRule.find({set.meta().name(), rule.id()}); found != taken.byRule.end())
            seen.did.emplace(rule.id(), found->second);
        if (statusOf(set.policy_set_status(), rule) != nullptr)
            continue;
        auto &fresh = *seen.forecasts.add_rules();
        fresh.set_id(rule.id());
        *fresh.mutable_mode_time() = rule.mode_time();
        if (isForecast(rule))
            fresh.set_forecast_basis_points(forecastOf(set, rule));
    }
    return seen;
}

// Of what was asked for in the day before it began to count, so many of 10,000 changes that this rule would have
// refused.
std::int32_t PolicyController::forecastOf(const v1::Resource &set, const v1::PolicyRule &rule) const {
    if (parts_.decisions == nullptr)
        return 0;
    auto alone = set;
    auto &rules = *alone.mutable_policy_set()->mutable_rules();
    rules.erase(std::remove_if(rules.begin(), rules.end(), [&](const auto &one) { return one.id() != rule.id(); }),
                rules.end());
    alone.mutable_policy_set()->clear_closed_stages();
    for (auto &one : rules)
        clearBounds(&one);
    const auto until = std::chrono::floor<std::chrono::milliseconds>(core::fromTimestamp(rule.mode_time()));
    const PolicyTables with({std::make_shared<const v1::Resource>(std::move(alone))});
    const auto found = refusedOf(parts_.decisions->files(), until - ForecastReach, until, with);
    return found.changes == 0 ? 0 : static_cast<std::int32_t>(found.refused * WholeBasisPoints / found.changes);
}

void PolicyController::returnToShadow(const v1::Resource &set, const v1::PolicyRule &rule,
                                      const RefusalWatch::Excess &excess) {
    ledger::Proposal proposal;
    proposal.op = "policySets.update";
    auto &cause = proposal.causes.emplace_back();
    cause.set_reason(v1::ConditionReason_Name(v1::POLICY_RETURNED_TO_SHADOW));
    auto &arguments = *cause.mutable_arguments();
    arguments["rule"] = rule.id();
    arguments["refused"] = std::to_string(excess.refused);
    arguments["forecast"] = std::to_string(excess.forecast);
    arguments["minutes"] =
        std::to_string(std::chrono::duration_cast<std::chrono::minutes>(RefusalWatch::Window).count());
    auto &put = *proposal.changes.emplace_back().mutable_put();
    put.mutable_resource()->mutable_meta()->set_name(set.meta().name());
    *put.mutable_resource()->mutable_policy_set() = set.policy_set();
    put.mutable_update_mask()->add_paths("spec.rules");
    put.set_etag(set.meta().etag());
    for (auto &other : *put.mutable_resource()->mutable_policy_set()->mutable_rules()) {
        if (other.id() != rule.id())
            continue;
        other.set_mode(v1::SHADOW);
        other.clear_enforced_basis_points();
    }
    // As it stands: what refused too much does not count among what may count again without a time in the shadow.
    auto &status = proposal.statuses.emplace_back();
    status.mutable_meta()->set_name(set.meta().name());
    *status.mutable_policy_set_status() = set.policy_set_status();
    // Where somebody else has just changed it, the next look sees what he made of it.
    if (parts_.ledger.commit(std::move(proposal)))
        watch_.forget(set.meta().name(), rule.id());
}

} // namespace policies
