#include "backend/policies/lockout.h"

#include <algorithm>
#include <chrono>

#include "backend/core/time_text.h"
#include "backend/identity/eligible.h"
#include "backend/policies/backtest.h"
#include "backend/policies/judge.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

// Some rules hold at some hours of the week alone; whoever can wait for others is not locked out.
constexpr auto Week = std::chrono::days(7);
constexpr auto Step = std::chrono::hours(6);
// Nor is whoever can wait for the end of a freeze, or until a permission begins; for longer nobody waits.
constexpr auto LongestWait = std::chrono::days(366);

// What is left to be changed: the set itself, or where it goes another one.
ledger::ResourcePtr nextOf(const ledger::Draft &set, const ledger::Snapshot &state) {
    if (set.kind != v1::DELETED)
        return std::make_shared<const v1::Resource>(set.after);
    ledger::ResourcePtr other;
    state.each("policySets", [&](const ledger::ResourcePtr &living) {
        if (living->meta().name() != set.after.meta().name())
            other = living;
        return other == nullptr;
    });
    return other;
}

// Whether a rule is still there once all has begun and ended that is to.
bool isLasting(const v1::PolicyRule &rule, ledger::Time now) {
    const auto last = now + LongestWait;
    if (rule.effect() == v1::PERMIT)
        return !rule.has_end_time() && core::fromTimestamp(rule.start_time()) <= last;
    return !rule.has_end_time() || core::fromTimestamp(rule.end_time()) > last;
}

// A set as it is then.
ledger::ResourcePtr lasting(const ledger::ResourcePtr &set, ledger::Time now) {
    auto copy = std::make_shared<v1::Resource>(*set);
    auto &rules = *copy->mutable_policy_set()->mutable_rules();
    rules.erase(std::remove_if(rules.begin(), rules.end(), [&](const auto &rule) { return !isLasting(rule, now); }),
                rules.end());
    for (auto &rule : rules)
        clearBounds(&rule);
    return copy;
}

// What counts then, with the set in its place; null where it is to be gone.
PolicyTables lastingTables(const ledger::Snapshot &state, const std::string &name, const ledger::ResourcePtr &set,
                           ledger::Time now) {
    std::vector<ledger::ResourcePtr> sets;
    state.each("policySets", [&](const ledger::ResourcePtr &living) {
        if (living->meta().name() != name)
            sets.push_back(lasting(living, now));
        return true;
    });
    if (set != nullptr)
        sets.push_back(lasting(set, now));
    return PolicyTables(sets);
}

} // namespace

bool locksOut(const ledger::Draft &set, const ledger::Snapshot &state, const identity::Bindings &bindings,
              ledger::Time now) {
    const auto next = nextOf(set, state);
    if (next == nullptr)
        return false;
    const auto administrators = identity::peopleWith("policySets.update", next->meta().team(), state, bindings, now);
    if (administrators.empty())
        return false;
    const auto approvers = identity::peopleWith("changeRequests.approve", next->meta().team(), state, bindings, now);
    const auto tables = lastingTables(state, set.after.meta().name(), set.kind == v1::DELETED ? nullptr : next, now);
    // As an update that changes something: that the fields are not known yet is what makes it any.
    const std::vector<ledger::Draft> drafts{{v1::UPDATED, "policySets", nullptr, *next}};
    return std::none_of(administrators.begin(), administrators.end(), [&](const std::string &name) {
        const auto principal = state.find(name);
        ledger::Actor actor;
        actor.type = v1::ACTOR_USER;
        actor.principal = name;
        actor.uid = principal->meta().uid();
        const auto others =
            approvers.size() - static_cast<std::size_t>(std::count(approvers.begin(), approvers.end(), name));
        for (auto time = now; time < now + Week; time += Step) {
            const auto ruling = rule({actor, {}, drafts, 0, state, time}, tables, bindings);
            if (!ruling.refusing && ruling.obligations.approvals() <= static_cast<int>(others))
                return true;
        }
        return false;
    });
}

} // namespace policies
