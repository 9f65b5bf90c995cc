#include "backend/policies/lockout.h"

#include <algorithm>
#include <chrono>

#include "backend/identity/eligible.h"
#include "backend/policies/judge.h"
#include "backend/policies/policies_in_force.h"

#include "pilothouse/v1/resource.pb.h"

namespace policies {

namespace {

// Some rules hold at some hours of the week alone; whoever can wait for others is not locked out.
constexpr auto Week = std::chrono::days(7);
constexpr auto Step = std::chrono::hours(6);

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
    const auto tables = PoliciesInForce::with(state, set.after.meta().name(), set.kind == v1::DELETED ? nullptr : next);
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
