#include "backend/identity/access_book.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <tuple>

#include "backend/core/clock.h"
#include "backend/identity/bindings.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

namespace {

using People = std::map<std::string, ledger::ResourcePtr>;

People peopleOf(const ledger::Snapshot &state) {
    People people;
    state.each("principals", [&people](const ledger::ResourcePtr &principal) {
        people.emplace(principal->meta().name(), principal);
        return true;
    });
    return people;
}

AccessBook::Entry entryOf(const v1::Resource &binding, const v1::Resource &principal, ledger::Time now) {
    const auto grant = Bindings::grantOf(binding);
    const auto &spec = binding.role_binding();
    AccessBook::Entry entry;
    entry.grant.set_principal(principal.meta().name());
    entry.grant.set_role(grant.role);
    entry.grant.set_team(grant.team);
    entry.grant.set_binding(binding.meta().name());
    entry.grant.set_via_team(spec.subject_team());
    if (spec.has_expire_time())
        *entry.grant.mutable_expire_time() = spec.expire_time();
    entry.grant.set_is_expired(grant.until <= now);
    entry.grant.set_is_disabled(principal.principal().disabled());
    entry.principalTeam = principal.meta().team();
    entry.bindingTeam = binding.meta().team();
    return entry;
}

auto keyOf(const AccessBook::Entry &entry) {
    return std::tie(entry.grant.principal(), entry.grant.team(), entry.grant.binding());
}

} // namespace

AccessBook::AccessBook(const ledger::Snapshot &state, const core::Clock &clock) {
    const auto now = std::chrono::floor<std::chrono::milliseconds>(clock.now());
    const auto people = peopleOf(state);
    state.each("roleBindings", [&](const ledger::ResourcePtr &binding) {
        const auto &spec = binding->role_binding();
        if (const auto found = people.find(spec.principal()); found != people.end())
            entries_.push_back(entryOf(*binding, *found->second, now));
        for (const auto &[name, principal] : people) {
            const auto &teams = principal->principal().teams();
            if (spec.has_subject_team() && std::find(teams.begin(), teams.end(), spec.subject_team()) != teams.end())
                entries_.push_back(entryOf(*binding, *principal, now));
        }
        return true;
    });
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry &left, const Entry &right) { return keyOf(left) < keyOf(right); });
}

bool counts(const v1::AccessGrant &grant, std::string_view permission, std::string_view team) {
    return grant.team().empty() || grant.team() == team || (team.empty() && isReading(permission));
}

bool isReading(std::string_view permission) {
    static constexpr std::array<std::string_view, 5> verbs{"get", "list", "watch", "measure", "readLogs"};
    return std::find(verbs.begin(), verbs.end(), permission.substr(permission.find('.') + 1)) != verbs.end();
}

} // namespace identity
