#include "backend/identity/delegation.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <string>

#include "backend/core/clock.h"
#include "backend/identity/bindings.h"
#include "backend/identity/roles.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

namespace {

using Resources = std::map<std::string, const v1::Resource *>;

// The resources of a kind as they are, or as the drafts leave them.
Resources resourcesOf(std::string_view plural, const ledger::Snapshot &state,
                      const std::vector<ledger::Draft> *drafts) {
    Resources found;
    state.each(plural, [&found](const ledger::ResourcePtr &resource) {
        found[resource->meta().name()] = resource.get();
        return true;
    });
    if (!drafts)
        return found;
    for (const auto &draft : *drafts) {
        if (draft.plural != plural)
            continue;
        if (draft.kind == v1::DELETED)
            found.erase(draft.after.meta().name());
        else
            found[draft.after.meta().name()] = &draft.after;
    }
    return found;
}

bool isActive(const Resources &principals, const std::string &name) {
    const auto found = principals.find(name);
    return found != principals.end() && !found->second->principal().disabled();
}

bool hasActiveMember(const Resources &principals, const std::string &team) {
    return std::any_of(principals.begin(), principals.end(), [&team](const auto &entry) {
        const auto &spec = entry.second->principal();
        return !spec.disabled() && std::find(spec.teams().begin(), spec.teams().end(), team) != spec.teams().end();
    });
}

bool hasAdministrator(const ledger::Snapshot &state, const std::vector<ledger::Draft> *drafts) {
    const auto bindings = resourcesOf("roleBindings", state, drafts);
    const auto principals = resourcesOf("principals", state, drafts);
    return std::any_of(bindings.begin(), bindings.end(), [&principals](const auto &entry) {
        const auto &spec = entry.second->role_binding();
        if (Bindings::grantOf(*entry.second) != Grant{v1::ADMIN, {}, ledger::Time::max()})
            return false;
        return spec.has_subject_team() ? hasActiveMember(principals, spec.subject_team())
                                       : isActive(principals, spec.principal());
    });
}

} // namespace

core::Result<void> mayGrant(const ledger::Actor &actor, const std::vector<Grant> &grants, const ledger::Snapshot &state,
                            const core::Clock &clock) {
    if (actor.type == v1::ACTOR_SYSTEM || grants.empty())
        return {};
    const auto principal = state.find(actor.principal);
    const auto now = std::chrono::floor<std::chrono::milliseconds>(clock.now());
    const Access own = principal ? Access(Bindings(state).grantsOf(*principal), now) : Access();
    for (const auto &grant : grants) {
        if (const auto missing = own.firstMissing(grant)) {
            const std::string role(nameOf(grant.role));
            const std::string permission(*missing);
            return core::Error(v1::GRANT_EXCEEDS_OWN,
                               "the role '" + role + "' holds '" + permission + "', which you do not hold " +
                                   (grant.team.empty() ? "for the whole organisation" : "in '" + grant.team + "'") +
                                   " for as long; ask somebody who does",
                               {{"role", role}, {"permission", permission}});
        }
    }
    return {};
}

core::Result<void> keepsAdministrator(const std::string &name, const std::vector<ledger::Draft> &drafts,
                                      const ledger::Snapshot &state) {
    if (!hasAdministrator(state, nullptr) || hasAdministrator(state, &drafts))
        return {};
    return core::Error(v1::LAST_ADMINISTRATOR,
                       "this change of '" + name +
                           "' would leave nobody to administer the organisation; make somebody else admin first, "
                           "without a team and without an end",
                       {{"name", name}});
}

} // namespace identity
