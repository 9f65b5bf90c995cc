#include "backend/identity/roles.h"

#include <algorithm>
#include <array>
#include <utility>

namespace identity {

namespace {

using Roles = unsigned;

constexpr Roles Viewer = 1u << v1::VIEWER;
constexpr Roles Operator = 1u << v1::OPERATOR;
constexpr Roles PolicyAuthor = 1u << v1::POLICY_AUTHOR;
constexpr Roles Approver = 1u << v1::APPROVER;
constexpr Roles Auditor = 1u << v1::AUDITOR;
constexpr Roles Admin = 1u << v1::ADMIN;
constexpr Roles Everyone = Viewer | Operator | PolicyAuthor | Approver | Auditor | Admin;

struct Row {
    std::string_view permission;
    Roles roles;
};

// Sorted by permission. An auditor reads everything and changes nothing; verifying a log is reading it.
constexpr std::array table{
    // Begun by one person in an emergency; looked at afterwards by another one.
    Row{"breakGlasses.begin", Admin},
    Row{"breakGlasses.create", Admin},
    Row{"breakGlasses.delete", Admin},
    Row{"breakGlasses.end", Admin},
    Row{"breakGlasses.get", Everyone},
    Row{"breakGlasses.list", Everyone},
    Row{"breakGlasses.review", Approver | Auditor | Admin},
    Row{"breakGlasses.undelete", Admin},
    Row{"breakGlasses.update", Admin},
    Row{"breakGlasses.watch", Everyone},

    // Requests come from changes that wait; whoever asked may withdraw his own, and nobody else.
    Row{"changeRequests.approve", Approver | Admin},
    Row{"changeRequests.comment", Everyone},
    Row{"changeRequests.create", Admin},
    Row{"changeRequests.delete", Admin},
    Row{"changeRequests.get", Everyone},
    Row{"changeRequests.list", Everyone},
    Row{"changeRequests.reject", Approver | Admin},
    Row{"changeRequests.schedule", Approver | Admin},
    Row{"changeRequests.undelete", Admin},
    Row{"changeRequests.update", Admin},
    Row{"changeRequests.watch", Everyone},
    Row{"changeRequests.withdraw", Everyone},

    Row{"clusters.create", Admin},
    Row{"clusters.delete", Admin},
    Row{"clusters.get", Everyone},
    Row{"clusters.list", Everyone},
    Row{"clusters.undelete", Admin},
    Row{"clusters.update", Admin},
    Row{"clusters.watch", Everyone},

    // What engines write may hold what people asked them.
    Row{"deployments.abort", Operator | Admin},
    Row{"deployments.create", Operator | Admin},
    Row{"deployments.delete", Operator | Admin},
    Row{"deployments.get", Everyone},
    Row{"deployments.list", Everyone},
    Row{"deployments.measure", Everyone},
    Row{"deployments.pause", Operator | Admin},
    Row{"deployments.plan", Everyone},
    Row{"deployments.promote", Operator | Admin},
    Row{"deployments.readLogs", Operator | Auditor | Admin},
    Row{"deployments.restart", Operator | Admin},
    Row{"deployments.resume", Operator | Admin},
    Row{"deployments.rollBack", Operator | Admin},
    Row{"deployments.undelete", Operator | Admin},
    Row{"deployments.update", Operator | Admin},
    Row{"deployments.watch", Everyone},

    // Whoever writes one says which programs the service starts.
    Row{"engineTemplates.create", Admin},
    Row{"engineTemplates.delete", Admin},
    Row{"engineTemplates.get", Everyone},
    Row{"engineTemplates.list", Everyone},
    Row{"engineTemplates.undelete", Admin},
    Row{"engineTemplates.update", Admin},
    Row{"engineTemplates.watch", Everyone},

    Row{"events.checkpoint", Everyone},
    Row{"events.get", Auditor | Admin},
    Row{"events.list", Auditor | Admin},
    Row{"events.prove", Auditor | Admin},
    Row{"events.verify", Auditor | Admin},

    // The service makes findings; people decide about them.
    Row{"findings.create", Admin},
    Row{"findings.delete", Admin},
    Row{"findings.get", Everyone},
    Row{"findings.list", Everyone},
    Row{"findings.stop", Admin},
    Row{"findings.undelete", Admin},
    Row{"findings.update", Operator | Admin},
    Row{"findings.watch", Everyone},

    // Whoever brings the token of one accepts it, without a role and without a certificate.
    Row{"invitations.accept", Admin},
    Row{"invitations.create", Admin},
    Row{"invitations.delete", Admin},
    Row{"invitations.get", Auditor | Admin},
    Row{"invitations.invite", Admin},
    Row{"invitations.list", Auditor | Admin},
    Row{"invitations.revoke", Admin},
    Row{"invitations.undelete", Admin},
    Row{"invitations.update", Admin},
    Row{"invitations.watch", Auditor | Admin},

    Row{"modelVersions.approve", Approver | Admin},
    Row{"modelVersions.create", Operator | Admin},
    Row{"modelVersions.delete", Operator | Admin},
    Row{"modelVersions.deprecate", Operator | Approver | Admin},
    Row{"modelVersions.evaluate", Operator | Admin},
    Row{"modelVersions.get", Everyone},
    Row{"modelVersions.list", Everyone},
    Row{"modelVersions.retire", Approver | Admin},
    Row{"modelVersions.undelete", Operator | Admin},
    Row{"modelVersions.update", Operator | Admin},
    Row{"modelVersions.watch", Everyone},

    Row{"models.create", Operator | Admin},
    Row{"models.delete", Operator | Admin},
    Row{"models.get", Everyone},
    Row{"models.import", Operator | Admin},
    Row{"models.list", Everyone},
    Row{"models.undelete", Operator | Admin},
    Row{"models.update", Operator | Admin},
    Row{"models.watch", Everyone},

    Row{"nodes.create", Admin},
    Row{"nodes.delete", Admin},
    Row{"nodes.get", Everyone},
    Row{"nodes.list", Everyone},
    Row{"nodes.measure", Everyone},
    Row{"nodes.undelete", Admin},
    Row{"nodes.update", Operator | Admin},
    Row{"nodes.watch", Everyone},

    // Operations come from the verbs that start them; whoever started one may cancel it without holding this.
    Row{"operations.cancel", Operator | Admin},
    Row{"operations.create", Admin},
    Row{"operations.delete", Admin},
    Row{"operations.get", Everyone},
    Row{"operations.list", Everyone},
    Row{"operations.undelete", Admin},
    Row{"operations.update", Admin},
    Row{"operations.watch", Everyone},

    Row{"policySets.ask", Everyone},
    Row{"policySets.backtest", PolicyAuthor | Approver | Auditor | Admin},
    Row{"policySets.check", PolicyAuthor | Approver | Auditor | Admin},
    Row{"policySets.create", PolicyAuthor | Admin},
    Row{"policySets.delete", PolicyAuthor | Admin},
    Row{"policySets.get", Everyone},
    Row{"policySets.list", Everyone},
    Row{"policySets.undelete", PolicyAuthor | Admin},
    Row{"policySets.update", PolicyAuthor | Admin},
    Row{"policySets.watch", Everyone},

    Row{"principals.create", Admin},
    Row{"principals.delete", Admin},
    Row{"principals.enroll", Admin},
    Row{"principals.get", Everyone},
    Row{"principals.list", Everyone},
    Row{"principals.renew", Everyone},
    Row{"principals.revoke", Admin},
    Row{"principals.setProfile", Admin},
    Row{"principals.undelete", Admin},
    Row{"principals.update", Admin},
    Row{"principals.watch", Everyone},

    // Whoever writes one says where secrets are sent.
    Row{"providers.create", Admin},
    Row{"providers.delete", Admin},
    Row{"providers.get", Everyone},
    Row{"providers.list", Everyone},
    Row{"providers.undelete", Admin},
    Row{"providers.update", Admin},
    Row{"providers.watch", Everyone},

    Row{"roleBindings.create", Admin},
    Row{"roleBindings.delete", Admin},
    Row{"roleBindings.get", Everyone},
    Row{"roleBindings.list", Everyone},
    Row{"roleBindings.undelete", Admin},
    Row{"roleBindings.update", Admin},
    Row{"roleBindings.watch", Everyone},

    Row{"routes.create", Operator | Admin},
    Row{"routes.delete", Operator | Admin},
    Row{"routes.get", Everyone},
    Row{"routes.list", Everyone},
    Row{"routes.measure", Everyone},
    Row{"routes.undelete", Operator | Admin},
    Row{"routes.update", Operator | Admin},
    Row{"routes.watch", Everyone},

    Row{"secrets.create", Admin},
    Row{"secrets.delete", Admin},
    Row{"secrets.get", Everyone},
    Row{"secrets.list", Everyone},
    Row{"secrets.setValue", Admin},
    Row{"secrets.undelete", Admin},
    Row{"secrets.update", Admin},
    Row{"secrets.watch", Everyone},

    Row{"service.compileFilter", Everyone},
    Row{"service.info", Everyone},
    Row{"service.testPermissions", Everyone},

    Row{"silences.create", Operator | Admin},
    Row{"silences.delete", Operator | Admin},
    Row{"silences.get", Everyone},
    Row{"silences.list", Everyone},
    Row{"silences.undelete", Operator | Admin},
    Row{"silences.update", Operator | Admin},
    Row{"silences.watch", Everyone},

    Row{"sites.create", Admin},
    Row{"sites.delete", Admin},
    Row{"sites.get", Everyone},
    Row{"sites.list", Everyone},
    Row{"sites.undelete", Admin},
    Row{"sites.update", Admin},
    Row{"sites.watch", Everyone},

    Row{"teams.create", Admin},
    Row{"teams.delete", Admin},
    Row{"teams.get", Everyone},
    Row{"teams.list", Everyone},
    Row{"teams.undelete", Admin},
    Row{"teams.update", Admin},
    Row{"teams.watch", Everyone},

    Row{"telemetrySources.create", Admin},
    Row{"telemetrySources.delete", Admin},
    Row{"telemetrySources.get", Everyone},
    Row{"telemetrySources.list", Everyone},
    Row{"telemetrySources.undelete", Admin},
    Row{"telemetrySources.update", Admin},
    Row{"telemetrySources.watch", Everyone},
};

constexpr bool isSorted() {
    for (std::size_t row = 1; row < table.size(); ++row) {
        if (!(table[row - 1].permission < table[row].permission))
            return false;
    }
    return true;
}
static_assert(isSorted());

constexpr std::array<std::pair<v1::Role, std::string_view>, 6> names{{
    {v1::VIEWER, "viewer"},
    {v1::OPERATOR, "operator"},
    {v1::POLICY_AUTHOR, "policy-author"},
    {v1::APPROVER, "approver"},
    {v1::AUDITOR, "auditor"},
    {v1::ADMIN, "admin"},
}};

bool isNamed(v1::Role role) {
    return role > v1::ROLE_UNSPECIFIED && role <= v1::ADMIN;
}

} // namespace

bool holds(v1::Role role, std::string_view permission) {
    if (!isNamed(role))
        return false;
    const auto row = std::lower_bound(table.begin(), table.end(), permission,
                                      [](const Row &left, std::string_view right) { return left.permission < right; });
    return row != table.end() && row->permission == permission && (row->roles & 1u << role) != 0;
}

std::vector<std::string_view> permissions() {
    std::vector<std::string_view> all;
    for (const auto &row : table)
        all.push_back(row.permission);
    return all;
}

std::vector<std::string_view> permissionsOf(v1::Role role) {
    std::vector<std::string_view> held;
    for (const auto &row : table) {
        if (isNamed(role) && (row.roles & 1u << role) != 0)
            held.push_back(row.permission);
    }
    return held;
}

std::vector<v1::Role> allRoles() {
    std::vector<v1::Role> roles;
    for (const auto &[role, name] : names)
        roles.push_back(role);
    std::stable_sort(roles.begin(), roles.end(), [](v1::Role left, v1::Role right) {
        return permissionsOf(left).size() < permissionsOf(right).size();
    });
    return roles;
}

std::string_view nameOf(v1::Role role) {
    for (const auto &[value, name] : names) {
        if (value == role)
            return name;
    }
    return "none";
}

std::optional<v1::Role> roleNamed(std::string_view name) {
    for (const auto &[value, text] : names) {
        if (text == name)
            return value;
    }
    return std::nullopt;
}

} // namespace identity
