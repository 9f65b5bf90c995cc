#include "backend/identity/access_answers.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "backend/core/kinds.h"
#include "backend/core/violation.h"
#include "backend/identity/roles.h"
#include "backend/rpc/call.h"
#include "backend/rpc/page_token.h"

#include "pilothouse/v1/resource.pb.h"

namespace identity {

namespace {

constexpr std::size_t MaxPageSize = 1000;

core::Result<void> checkPermission(const std::string &permission) {
    const auto all = permissions();
    if (std::binary_search(all.begin(), all.end(), std::string_view(permission)))
        return {};
    return core::Error::invalid({core::violation("permission", v1::VALUE_NOT_ALLOWED,
                                                 "is the plural of a kind and a verb, for example deployments.update",
                                                 {{"value", permission}})});
}

bool isInSight(const AccessBook::Entry &entry, const rpc::Scope &scope) {
    return scope.sees("roleBindings", entry.bindingTeam) && scope.sees("principals", entry.principalTeam);
}

bool isWanted(const v1::AccessGrant &grant, const v1::ListAccessRequest &request) {
    const bool isOfTeam = request.team().empty() || grant.team().empty() || grant.team() == request.team();
    return (request.principal().empty() || grant.principal() == request.principal()) &&
           (request.permission().empty() || holds(grant.role(), request.permission())) && isOfTeam &&
           (request.with_expired() || !(grant.is_expired() || grant.is_disabled()));
}

// Where a page begins: in the order of the book, whatever has come and gone since.
std::string positionOf(const v1::AccessGrant &grant) {
    return grant.principal() + '\n' + grant.team() + '\n' + grant.binding();
}

} // namespace

core::Result<void> answerList(const rpc::Call &call, const v1::ListAccessRequest &request, const AccessBook &book,
                              const rpc::PageTokens &tokens, v1::ListAccessResponse *response) {
    if (!request.permission().empty()) {
        if (auto fine = checkPermission(request.permission()); !fine)
            return fine;
    }
    const auto binding = rpc::PageTokens::binding(call.caller(), request);
    std::string from;
    if (!request.page_token().empty()) {
        auto opened = tokens.open(request.page_token(), binding);
        if (!opened)
            return opened.error();
        from = *opened;
    }
    const auto scope = call.scope();
    const auto asked = static_cast<std::size_t>(std::max(0, request.page_size()));
    const auto size = asked == 0 ? MaxPageSize : std::min(asked, MaxPageSize);
    int total = 0;
    for (const auto &entry : book.entries()) {
        if (!isWanted(entry.grant, request) || !isInSight(entry, *scope))
            continue;
        ++total;
        const auto position = positionOf(entry.grant);
        if (position < from || !response->next_page_token().empty())
            continue;
        if (static_cast<std::size_t>(response->grants_size()) == size)
            response->set_next_page_token(tokens.seal(position, binding));
        else
            *response->add_grants() = entry.grant;
    }
    response->set_total_size(total);
    return {};
}

core::Result<void> answerExplanation(rpc::Call &call, const v1::ExplainAccessRequest &request,
                                     const ledger::Snapshot &state, const AccessBook &book,
                                     v1::ExplainAccessResponse *response) {
    const auto &permission = request.permission();
    if (auto fine = checkPermission(permission); !fine)
        return fine;
    const auto scope = call.scope();
    std::string team = request.team();
    if (!request.resource().empty()) {
        const auto resource = state.find(request.resource());
        const auto *kind = core::kindOfName(request.resource());
        if (!resource || kind == nullptr)
            return call.missing(request.resource());
        if (!scope->sees(kind->plural, resource->meta().team()))
            return call.hidden(kind->plural, request.resource());
        team = resource->meta().team();
    }
    response->set_team(team);
    response->set_is_open(team.empty() && isReading(permission));
    if (const auto principal = state.find(request.principal()))
        response->set_is_disabled(principal->principal().disabled());
    for (const auto &entry : book.entries()) {
        const auto &grant = entry.grant;
        if (grant.principal() != request.principal() || !holds(grant.role(), permission))
            continue;
        const bool isHere = counts(grant, permission, team);
        const bool allows = isHere && !grant.is_expired() && !grant.is_disabled();
        // Whether he may is one answer for everybody; by which bindings is for those who see them.
        response->set_is_allowed(response->is_allowed() || allows);
        if (!isInSight(entry, *scope))
            continue;
        if (allows)
            *response->add_granting() = grant;
        else if (isHere && grant.is_expired())
            *response->add_expired() = grant;
        else if (!isHere && !grant.is_expired())
            *response->add_elsewhere() = grant;
    }
    for (const auto role : allRoles()) {
        if (holds(role, permission))
            response->add_roles(role);
    }
    return {};
}

} // namespace identity
