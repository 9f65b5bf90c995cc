#include "backend/identity/principal_rules.h"

#include <algorithm>
#include <string>

#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/identity/bindings.h"
#include "backend/identity/delegation.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

namespace {

// What core::randomId makes: 16 characters of lower-case base32.
bool isRandomId(std::string_view name) {
    const auto id = name.substr(name.find('/') + 1);
    return id.size() == 16 && std::all_of(id.begin(), id.end(), [](char letter) {
               return (letter >= 'a' && letter <= 'z') || (letter >= '2' && letter <= '7');
           });
}

} // namespace

PrincipalRules::PrincipalRules(const core::Clock &clock) : clock_(clock) {}

std::string_view PrincipalRules::plural() const {
    return "principals";
}

void PrincipalRules::complete(ledger::Draft &draft, const ledger::Snapshot &) const {
    auto &spec = *draft.after.mutable_principal();
    if (draft.kind == v1::DELETED || !spec.has_revoke_time())
        return;
    const auto asked = core::fromTimestamp(spec.revoke_time());
    const bool isNews =
        draft.before == nullptr || core::fromTimestamp(draft.before->principal().revoke_time()) != asked;
    const auto now = clock_.now();
    if (isNews && asked < now)
        *spec.mutable_revoke_time() = core::toTimestamp(now);
}

void PrincipalRules::validate(const ledger::Draft &draft, const ledger::Snapshot &,
                              std::vector<v1::FieldViolation> *violations) const {
    if (draft.kind == v1::DELETED)
        return;
    const auto &meta = draft.after.meta();
    const auto &spec = draft.after.principal();
    if (!isRandomId(meta.name()))
        violations->push_back(core::violation("meta.name", v1::VALUE_MALFORMED,
                                              "the id of a principal is 16 random characters of a-z and 2-7, so that "
                                              "it says nothing of the person; EnrollPrincipal makes one",
                                              {{"allowed", "a-z 2-7"}, {"example", "principals/k3v7q2x5m4a6b2c7"}}));
    if (!meta.display_name().empty())
        violations->push_back(core::violation("meta.display_name", v1::VERB_ONLY_FIELD,
                                              "the name of a person is kept where it can be erased; use SetProfile",
                                              {{"field", "meta.display_name"}, {"verb", "principals.setProfile"}}));
    if (spec.type() == v1::PRINCIPAL_TYPE_UNSPECIFIED)
        violations->push_back(core::violation("spec.type", v1::VALUE_MISSING, "is USER or SERVICE"));
    for (int team = 0; team < spec.teams_size(); ++team) {
        if (std::count(spec.teams().begin(), spec.teams().end(), spec.teams(team)) > 1) {
            violations->push_back(core::violation("spec.teams", v1::VALUE_REPEATED,
                                                  "'" + spec.teams(team) + "' stands more than once",
                                                  {{"value", spec.teams(team)}}));
            break;
        }
    }
}

core::Result<void> PrincipalRules::decide(const ledger::Draft &draft, const std::vector<ledger::Draft> &all,
                                          const ledger::Actor &actor, const ledger::Snapshot &state) const {
    if (draft.kind != v1::DELETED) {
        const Bindings bindings(state);
        auto gained = bindings.grantsOf(draft.after);
        const auto had = draft.before ? bindings.grantsOf(*draft.before) : std::vector<Grant>();
        std::erase_if(gained,
                      [&had](const Grant &grant) { return std::find(had.begin(), had.end(), grant) != had.end(); });
        if (auto granted = mayGrant(actor, gained, state, clock_); !granted)
            return granted;
    }
    return draft.before ? keepsAdministrator(draft.after.meta().name(), all, state) : core::Result<void>();
}

} // namespace identity
