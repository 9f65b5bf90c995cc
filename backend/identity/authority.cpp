#include "backend/identity/authority.h"

#include <chrono>
#include <string>

#include "backend/core/clock.h"
#include "backend/rpc/authorizer.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

namespace {

bool startedIt(const ledger::Actor &actor, std::string_view permission, const ledger::Draft &draft) {
    return permission == "operations.cancel" && draft.before && !actor.principal.empty() &&
           draft.before->operation().principal() == actor.principal;
}

core::Error notFound(const std::string &name) {
    return {v1::NOT_FOUND, "there is no '" + name + "'", {{"name", name}}};
}

} // namespace

Authority::Authority(const core::Clock &clock) : clock_(clock) {}

core::Result<void> Authority::mayChange(const ledger::Actor &actor, std::string_view permission,
                                        const ledger::Draft &draft, const ledger::Snapshot &state) const {
    if (actor.type == v1::ACTOR_SYSTEM)
        return {};
    const auto &name = draft.after.meta().name();
    const auto principal = state.find(actor.principal);
    if (!principal || principal->meta().uid() != actor.uid)
        return rpc::permissionMissing(permission, name);
    const Access access(bindings_.of(state)->grantsOf(*principal),
                        std::chrono::floor<std::chrono::milliseconds>(clock_.now()));
    if (draft.before && !access.scopeOf(draft.plural + ".get").sees(draft.plural, draft.before->meta().team(), name))
        return notFound(name);
    if (startedIt(actor, permission, draft))
        return {};
    const auto plural = permission.substr(0, permission.find('.'));
    const auto scope = access.scopeOf(permission);
    if ((draft.before && !scope.allows(plural, draft.before->meta().team())) ||
        !scope.allows(plural, draft.after.meta().team()))
        return rpc::permissionMissing(permission, name);
    return {};
}

} // namespace identity
