#pragma once

#include <memory>
#include <string>
#include <vector>

#include "backend/core/random.h"
#include "backend/identity/authority.h"
#include "backend/identity/principal_rules.h"
#include "backend/identity/role_binding_rules.h"
#include "backend/identity/site_rules.h"
#include "backend/identity/team_rules.h"
#include "backend/ledger/ledger.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"

namespace identity {

// A real ledger with the real authority and rules, in a directory of its own, and an administrator to begin with.
class World {
public:
    World();

    ledger::Ledger &ledger() { return *ledger_; }
    // The administrator of the whole organisation.
    const ledger::Actor &admin() const { return admin_; }

    // A new principal with a role in a scope, made by the service itself.
    ledger::Actor enrol(v1::Role role, const std::string &team = {}, ledger::Time until = ledger::Time::max());
    // The service itself makes these; the test fails when it cannot.
    void give(v1::Resource resource);

    core::Result<ledger::Commit> apply(const ledger::Actor &actor, std::vector<v1::Change> changes);
    core::Result<ledger::Commit> put(const ledger::Actor &actor, const v1::Resource &resource);
    core::Result<ledger::Commit> remove(const ledger::Actor &actor, const std::string &name);

    v1::Resource current(const std::string &name);

    support::TemporaryDirectory directory;
    support::FakeClock clock;
    core::SystemRandom random;

private:
    Authority authority_{clock};
    PrincipalRules principals_{clock};
    RoleBindingRules bindings_{clock};
    TeamRules teams_;
    SiteRules sites_;
    std::unique_ptr<ledger::Ledger> ledger_;
    ledger::Actor admin_;
};

v1::Resource team(const std::string &id);
v1::Resource model(const std::string &id, const std::string &team = {});
v1::Resource principal(const std::string &id, const std::vector<std::string> &teams = {});
v1::Resource binding(const std::string &id, const std::string &principal, v1::Role role, const std::string &team = {});
v1::Change putting(const v1::Resource &resource, const std::string &etag = {});

template <typename T>
v1::Reason reasonOf(const core::Result<T> &result) {
    return result ? v1::REASON_UNSPECIFIED : result.error().reason();
}

} // namespace identity
