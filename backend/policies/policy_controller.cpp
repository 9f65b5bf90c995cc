#include "backend/policies/policy_controller.h"

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
constexpr auto Period = std::chrono::seconds(5);
constexpr auto ForecastReach = std::chrono::days(1);
constexpr std::int64_t WholeBasisPoints = 10'000;

const v1::PolicyRuleStatus *findStatus(const v1::PolicySetStatus &status, const std::string &rule) {
    for (const auto &known : status.rules()) {
        if (known.id() == rule)
            return &known;
    }
    return nullptr;
}

} // namespace

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
        woken_.wait_for(lock, stop, Period, [] { return false; });
    }
}

void PolicyController::look() {
    const auto taken = parts_.counters.take();
    watch_.add(taken, parts_.clock.now());
    const auto state = parts_.ledger.snapshot();
    state->each("policySets", [&](const ledger::ResourcePtr &set) {
        v1::Resource update;
        update.mutable_meta()->set_name(set->meta().name());
        update.mutable_meta()->set_uid(set->meta().uid());
        *update.mutable_policy_set_status() = statusOf(*set, taken);
        const auto &status = update.policy_set_status();
        for (const auto &rule : set->policy_set().rules()) {
            const auto *known = findStatus(status, rule.id());
            const bool isOnTrial = parts_.clock.now() < core::fromTimestamp(rule.mode_time()) + RefusalWatch::Trial;
            if (rule.mode() != v1::ENFORCE || rule.effect() != v1::FORBID || known == nullptr || !isOnTrial)
                continue;
            if (const auto excess = watch_.excessOf(set->meta().name(), rule.id(), known->forecast_basis_points()))
                returnToShadow(*set, rule, *excess);
        }
        if (!MessageDifferencer::Equals(status, set->policy_set_status()))
            parts_.ledger.writeStatus(std::move(update), nullptr);
        return true;
    });
}

v1::PolicySetStatus PolicyController::statusOf(const v1::Resource &set, const RuleCounters::Taken &taken) const {
    v1::PolicySetStatus status;
    status.set_rule_count(set.policy_set().rules_size());
    for (const auto &rule : set.policy_set().rules()) {
        auto &told = *status.add_rules();
        const auto *before = findStatus(set.policy_set_status(), rule.id());
        // What it did while it said something else, or counted less, says nothing of what it does now.
        const bool isSame = before != nullptr && MessageDifferencer::Equals(before->mode_time(), rule.mode_time());
        if (isSame)
            told = *before;
        told.set_id(rule.id());
        *told.mutable_mode_time() = rule.mode_time();
        const bool isEnforced = rule.mode() == v1::ENFORCE;
        status.set_enforced_rule_count(status.enforced_rule_count() + (isEnforced ? 1 : 0));
        if (!isSame && isEnforced && rule.effect() == v1::FORBID)
            told.set_forecast_basis_points(forecastOf(set, rule));
        const auto did = taken.byRule.find({set.meta().name(), rule.id()});
        if (did == taken.byRule.end())
            continue;
        told.set_matched(told.matched() + did->second.matched);
        told.set_refused(told.refused() + did->second.refused);
        told.set_shadow_refused(told.shadow_refused() + did->second.shadowRefused);
    }
    return status;
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
    // Where somebody else has just changed it, the next look sees what he made of it.
    if (parts_.ledger.commit(std::move(proposal)))
        watch_.forget(set.meta().name(), rule.id());
}

} // namespace policies
