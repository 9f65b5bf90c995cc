#include "backend/identity/role_binding_rules.h"

#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/identity/bindings.h"
#include "backend/identity/delegation.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

RoleBindingRules::RoleBindingRules(const core::Clock &clock) : clock_(clock) {}

std::string_view RoleBindingRules::plural() const {
    return "roleBindings";
}

void RoleBindingRules::validate(const ledger::Draft &draft, const ledger::Snapshot &,
                                std::vector<v1::FieldViolation> *violations) const {
    if (draft.kind == v1::DELETED)
        return;
    const auto &spec = draft.after.role_binding();
    if (spec.subject_case() == v1::RoleBindingSpec::SUBJECT_NOT_SET)
        violations->push_back(core::choiceMissing(*spec.GetDescriptor()->FindOneofByName("subject")));
    else if (spec.has_principal() && spec.principal().empty())
        violations->push_back(
            core::violation("spec.principal", v1::VALUE_MISSING, "must name the principal that gets the role"));
    else if (spec.has_subject_team() && spec.subject_team().empty())
        violations->push_back(
            core::violation("spec.subject_team", v1::VALUE_MISSING, "must name the team that gets the role"));
    if (spec.role() == v1::ROLE_UNSPECIFIED)
        violations->push_back(core::violation("spec.role", v1::VALUE_MISSING,
                                              "is VIEWER, OPERATOR, POLICY_AUTHOR, APPROVER, AUDITOR or ADMIN"));
    const bool isNewEnd =
        !draft.before || draft.before->role_binding().expire_time().seconds() != spec.expire_time().seconds();
    if (spec.has_expire_time() && isNewEnd && core::fromTimestamp(spec.expire_time()) <= clock_.now())
        violations->push_back(core::violation("spec.expire_time", v1::TIME_NOT_IN_FUTURE, "must lie in the future"));
}

core::Result<void> RoleBindingRules::decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &all,
                                            const ledger::Actor &actor, const ledger::Snapshot &state) const {
    if (draft.kind != v1::DELETED) {
        if (auto granted = mayGrant(actor, {Bindings::grantOf(draft.after)}, state, clock_); !granted)
            return granted;
    }
    return draft.before ? keepsAdministrator(draft.after.meta().name(), all, state) : core::Result<void>();
}

} // namespace identity
