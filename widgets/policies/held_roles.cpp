#include "widgets/policies/held_roles.h"

#include <algorithm>

#include "backend/client/access_calls.h"
#include "backend/client/connection.h"
#include "widgets/kit/change_policy.h"

namespace policiespage {

HeldRoles::HeldRoles(const kit::Session &session, QObject *parent) : QObject(parent), session_(session) {}

void HeldRoles::ask() {
    if (isAnyKnown() || describing_.isOpen())
        return;
    describing_ = client::AccessCalls(session_.connection.link(), client::defaultDeadline).describeRoles();
    client::deliver(describing_, this, [this](const core::Result<v1::DescribeRolesResponse> &answer) {
        describing_ = {};
        if (!answer)
            return;
        for (const auto &role : answer->roles())
            permissions_[role.role()].insert(role.permissions().begin(), role.permissions().end());
        Q_EMIT changed();
    });
}

void HeldRoles::askOf(const std::string &principal) {
    ask();
    listing_.cancel();
    principal_ = principal;
    if (principal.empty())
        return;
    v1::ListAccessRequest request;
    request.set_principal(principal);
    listing_ = client::AccessCalls(session_.connection.link(), client::defaultDeadline).listAccess(request);
    client::deliver(listing_, this, [this](const core::Result<v1::ListAccessResponse> &answer) {
        known_ = answer ? principal_ : std::string();
        grants_.clear();
        if (answer)
            grants_.assign(answer->grants().begin(), answer->grants().end());
        Q_EMIT changed();
    });
}

std::optional<bool> HeldRoles::isHeld(v1::Role role, const std::string &permission) const {
    const auto held = permissions_.find(role);
    if (held == permissions_.end())
        return std::nullopt;
    return held->second.contains(permission);
}

std::optional<bool> HeldRoles::isHeldBy(const std::string &principal, const std::string &permission) const {
    if (!isKnownOf(principal))
        return std::nullopt;
    return !granting(permission).empty();
}

std::set<std::string> HeldRoles::teams(const std::string &permission) const {
    std::set<std::string> teams;
    for (const auto *grant : granting(permission)) {
        if (grant->team().empty())
            return {};
        teams.insert(grant->team());
    }
    return teams;
}

std::vector<std::string> HeldRoles::verbs(const std::string &kind) const {
    if (permissions_.empty())
        return {};
    // The last role holds all.
    const auto &all = permissions_.rbegin()->second;
    const auto prefix = kind + '.';
    std::vector<std::string> verbs;
    for (const auto *usual : {"create", "update", "delete", "undelete"})
        if (all.contains(prefix + usual))
            verbs.emplace_back(usual);
    const auto usual = verbs;
    for (const auto &permission : all) {
        const auto verb = permission.starts_with(prefix) ? permission.substr(prefix.size()) : std::string();
        if (!verb.empty() && !kit::ChangePolicy::isReading(permission) && std::ranges::count(usual, verb) == 0)
            verbs.push_back(verb);
    }
    return verbs;
}

std::vector<const v1::AccessGrant *> HeldRoles::granting(const std::string &permission) const {
    std::vector<const v1::AccessGrant *> granting;
    for (const auto &grant : grants_)
        if (!grant.is_expired() && !grant.is_disabled() && isHeld(grant.role(), permission).value_or(false))
            granting.push_back(&grant);
    return granting;
}

} // namespace policiespage
