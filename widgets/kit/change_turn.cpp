#include "widgets/kit/change_turn.h"

#include <algorithm>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "widgets/kit/sentences.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace kit {

namespace {

constexpr const char *approving = "changeRequests.approve";

bool hasSpoken(const v1::ChangeRequestSpec &request, const std::string &principal) {
    return std::ranges::any_of(request.approvals(), [&](const auto &said) { return said.principal() == principal; });
}

// It is about this person, or about a role that he has, also by a team. What a role that is only asked for gives is in
// the bytes of the request, which the service alone reads here.
bool concerns(const Session &session, const v1::ChangeRequestSpec &request, const std::string &principal) {
    const auto person = session.cache.find(principal);
    return std::ranges::any_of(request.objects(), [&](const std::string &name) {
        const auto living = name == principal ? nullptr : session.cache.find(name);
        if (!living)
            return name == principal;
        const auto &binding = living->role_binding();
        return binding.has_subject_team()
                   ? person && std::ranges::count(person->principal().teams(), binding.subject_team()) > 0
                   : binding.principal() == principal;
    });
}

// It waits for somebody who has neither asked nor spoken and whom it is not about, and this person is one.
bool isForOthers(const Session &session, const v1::Resource &request) {
    const auto &spec = request.change_request();
    const auto &me = session.connection.serverInfo().principal();
    return spec.state() == v1::AWAITING_APPROVAL && !me.empty() && spec.principal() != me && !hasSpoken(spec, me) &&
           !concerns(session, spec, me);
}

QString notEligible(const v1::Resource &request, const char *why) {
    return Sentences::of(v1::APPROVER_NOT_ELIGIBLE, {{"name", request.meta().name()}, {"why", why}});
}

} // namespace

bool ChangeTurn::isOpen(const v1::ChangeRequestSpec &request) {
    return request.state() == v1::AWAITING_APPROVAL || request.state() == v1::AWAITING_TIME;
}

bool ChangeTurn::isOwn(const Session &session, const v1::Resource &request) {
    return request.change_request().principal() == session.connection.serverInfo().principal();
}

bool ChangeTurn::isMine(const Session &session, const v1::Resource &request) {
    return isForOthers(session, request) && session.permissions.isAllowed(approving, request.meta().name()) == true;
}

bool ChangeTurn::isKnown(const Session &session, const v1::Resource &request) {
    if (session.connection.serverInfo().principal().empty())
        return false;
    return !isForOthers(session, request) ||
           session.permissions.isAllowed(approving, request.meta().name()).has_value();
}

QString ChangeTurn::obstacleToMove(const Session &session, const v1::Resource &request) {
    if (const auto obstacle = Obstacle::toChange(session); !obstacle.isEmpty())
        return obstacle;
    const auto &spec = request.change_request();
    if (!isOpen(spec))
        return tr("Nothing more can come of it: %1.", "a state, for example withdrawn")
            .arg(Sentences::word(spec.state()));
    if (spec.has_expire_time() && core::fromTimestamp(spec.expire_time()) <= session.clock.now())
        return tr("Nobody approved it in time, and it has lapsed.");
    return {};
}

Obstacle::Words ChangeTurn::obstacleToReject(const Session &session, const v1::Resource &request) {
    const auto &me = session.connection.serverInfo().principal();
    const auto hasApproved = std::ranges::any_of(request.change_request().approvals(), [&](const auto &said) {
        return said.principal() == me && said.is_approved();
    });
    return hasApproved ? Obstacle::Words(obstacleToMove(session, request)) : obstacleToApprove(session, request);
}

Obstacle::Words ChangeTurn::obstacleToApprove(const Session &session, const v1::Resource &request) {
    if (const auto obstacle = obstacleToMove(session, request); !obstacle.isEmpty())
        return obstacle;
    const auto &spec = request.change_request();
    const auto &me = session.connection.serverInfo().principal();
    if (spec.principal() == me)
        return notEligible(request, "REQUESTER");
    if (concerns(session, spec, me))
        return notEligible(request, "CONCERNED");
    if (hasSpoken(spec, me))
        return notEligible(request, "APPROVED_BEFORE");
    if (session.permissions.isAllowed(approving, request.meta().name()) == false)
        return {notEligible(request, "ROLE"), Obstacle::accessLink(session, approving, request.meta().name())};
    return {};
}

} // namespace kit
