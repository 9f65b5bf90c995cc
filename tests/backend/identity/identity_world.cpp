#include "tests/backend/identity/identity_world.h"

#include <utility>

#include <gtest/gtest.h>

#include "backend/core/ids.h"
#include "backend/core/time_text.h"

namespace identity {

World::World() {
    ledger::Options options{.clock = clock, .random = random};
    options.dataDirectory = directory.path() / "data";
    options.rules = {&principals_, &bindings_, &teams_, &sites_};
    options.authority = &authority_;
    auto opened = ledger::Ledger::open(std::move(options));
    if (!opened) {
        ADD_FAILURE() << opened.error().message();
        return;
    }
    ledger_ = std::move(*opened);
    admin_ = enrol(v1::ADMIN);
}

ledger::Actor World::enrol(v1::Role role, const std::string &team, ledger::Time until) {
    const auto id = core::randomId(random);
    give(principal(id));
    auto bound = binding(core::randomId(random), "principals/" + id, role, team);
    if (until != ledger::Time::max())
        *bound.mutable_role_binding()->mutable_expire_time() = core::toTimestamp(until);
    give(bound);
    ledger::Actor actor;
    actor.type = v1::ACTOR_USER;
    actor.principal = "principals/" + id;
    actor.uid = current(actor.principal).meta().uid();
    return actor;
}

void World::give(v1::Resource resource) {
    const auto given = put(ledger::Actor(), resource);
    if (!given)
        ADD_FAILURE() << resource.meta().name() << ": " << given.error().message();
}

core::Result<ledger::Commit> World::apply(const ledger::Actor &actor, std::vector<v1::Change> changes) {
    ledger::Proposal proposal;
    proposal.actor = actor;
    proposal.changes = std::move(changes);
    return ledger_->commit(std::move(proposal));
}

core::Result<ledger::Commit> World::put(const ledger::Actor &actor, const v1::Resource &resource) {
    const auto found = ledger_->snapshot()->find(resource.meta().name());
    return apply(actor, {putting(resource, found ? found->meta().etag() : std::string())});
}

core::Result<ledger::Commit> World::remove(const ledger::Actor &actor, const std::string &name) {
    v1::Change change;
    change.mutable_delete_()->set_name(name);
    change.mutable_delete_()->set_etag(current(name).meta().etag());
    return apply(actor, {change});
}

v1::Resource World::current(const std::string &name) {
    const auto found = ledger_->snapshot()->find(name);
    if (!found)
        ADD_FAILURE() << name << " does not exist";
    return found ? *found : v1::Resource();
}

v1::Resource team(const std::string &id) {
    v1::Resource team;
    team.mutable_meta()->set_name("teams/" + id);
    team.mutable_team();
    return team;
}

v1::Resource model(const std::string &id, const std::string &team) {
    v1::Resource model;
    model.mutable_meta()->set_name("models/" + id);
    model.mutable_meta()->set_team(team);
    model.mutable_model();
    return model;
}

v1::Resource principal(const std::string &id, const std::vector<std::string> &teams) {
    v1::Resource principal;
    principal.mutable_meta()->set_name("principals/" + id);
    principal.mutable_principal()->set_type(v1::USER);
    principal.mutable_principal()->mutable_teams()->Assign(teams.begin(), teams.end());
    return principal;
}

v1::Resource binding(const std::string &id, const std::string &principal, v1::Role role, const std::string &team) {
    v1::Resource binding;
    binding.mutable_meta()->set_name("roleBindings/" + id);
    binding.mutable_meta()->set_team(team);
    binding.mutable_role_binding()->set_principal(principal);
    binding.mutable_role_binding()->set_role(role);
    return binding;
}

v1::Change putting(const v1::Resource &resource, const std::string &etag) {
    v1::Change change;
    *change.mutable_put()->mutable_resource() = resource;
    change.mutable_put()->set_etag(etag);
    return change;
}

} // namespace identity
