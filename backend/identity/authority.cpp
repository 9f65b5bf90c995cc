#include "backend/identity/authority.h"

#include <chrono>
#include <string>

#include "backend/core/clock.h"
#include "backend/core/kinds.h"
#include "backend/core/not_found.h"
#include "backend/rpc/authorizer.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

namespace {

bool startedIt(const ledger::Actor &actor, std::string_view permission, const ledger::Draft &draft) {
    return permission == "operations.cancel" && draft.before && !actor.principal.empty() &&
           draft.before->operation().principal() == actor.principal;
}

// A change that waits for others is asked by whoever may make it.
bool asksForIt(const ledger::Actor &actor, std::string_view permission, const ledger::Draft &draft) {
    return permission == "changeRequests.create" && !actor.principal.empty() &&
           draft.after.change_request().principal() == actor.principal;
}

} // namespace

Authority::Authority(const core::Clock &clock) : clock_(clock) {}

std::optional<Access> Authority::accessOf(const ledger::Actor &actor, const ledger::Snapshot &state) const {
    const auto principal = state.find(actor.principal);
    if (!principal || principal->meta().uid() != actor.uid)
        return std::nullopt;
    return Access(bindings_.of(state)->grantsOf(*principal),
                  std::chrono::floor<std::chrono::milliseconds>(clock_.now()));
}

core::Result<void> Authority::mayChange(const ledger::Actor &actor, std::string_view permission,
                                        const ledger::Draft &draft, const ledger::Snapshot &state) const {
    if (actor.type == v1::ACTOR_SYSTEM)
        return {};
    const auto &name = draft.after.meta().name();
    const auto access = accessOf(actor, state);
    if (!access)
        return rpc::permissionMissing(permission, name);
    const bool isCreation = !draft.before && draft.kind != v1::UNDELETED;
    const auto &standing = draft.before ? draft.before->meta() : draft.after.meta();
    if (!isCreation && !access->scopeOf(draft.plural + ".get").sees(draft.plural, standing.team()))
        return core::notFound(name);
    if (startedIt(actor, permission, draft) || asksForIt(actor, permission, draft))
        return {};
    const auto plural = permission.substr(0, permission.find('.'));
    const auto scope = access->scopeOf(permission);
    if ((draft.before && !scope.allows(plural, draft.before->meta().team())) ||
        !scope.allows(plural, draft.after.meta().team()))
        return rpc::permissionMissing(permission, name);
    return {};
}

bool Authority::maySee(const ledger::Actor &actor, const v1::Resource &resource, const ledger::Snapshot &state) const {
    if (actor.type == v1::ACTOR_SYSTEM)
        return true;
    const auto *kind = core::kindOfSpec(resource);
    const auto access = accessOf(actor, state);
    return kind && access && access->scopeOf(kind->plural + ".get").sees(kind->plural, resource.meta().team());
}

} // namespace identity
