#include "widgets/changes/request_scope.h"

#include <set>
#include <string>

#include <QStringList>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "widgets/kit/change_turn.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace changespage {

namespace {

QString quoted(const std::string &text) {
    return QStringLiteral("\"%1\"").arg(QString::fromStdString(text));
}

// Who may approve follows from the team of a request.
QString filterOfWaiting(const kit::Session &session) {
    std::set<std::string> teams;
    session.cache.each("changeRequests", [&](const v1::Resource &request) {
        if (kit::ChangeTurn::isMine(session, request))
            teams.insert(request.meta().team());
        return true;
    });
    QStringList names;
    for (const auto &team : teams)
        names << QStringLiteral("meta.team = ") + quoted(team);
    if (names.isEmpty())
        return QStringLiteral("meta.name = \"\"");
    const auto me = quoted(session.connection.serverInfo().principal());
    return QStringLiteral(
               "spec.state = AWAITING_APPROVAL AND spec.principal != %1 AND NOT spec.approvals.principal = %1 AND "
               "(%2)")
        .arg(me, names.join(QStringLiteral(" OR ")));
}

} // namespace

bool isIn(Scope scope, const v1::Resource &request, const kit::Session &session) {
    switch (scope) {
    case Scope::Waiting:
        return kit::ChangeTurn::isMine(session, request);
    case Scope::Own:
        return kit::ChangeTurn::isOwn(session, request);
    case Scope::Open:
        return kit::ChangeTurn::isOpen(request.change_request());
    case Scope::All:
        break;
    }
    return true;
}

QString filterOf(Scope scope, const kit::Session &session) {
    switch (scope) {
    case Scope::Waiting:
        return filterOfWaiting(session);
    case Scope::Own:
        return QStringLiteral("spec.principal = ") + quoted(session.connection.serverInfo().principal());
    case Scope::Open:
        return QStringLiteral("spec.state = (AWAITING_APPROVAL OR AWAITING_TIME)");
    case Scope::All:
        break;
    }
    return {};
}

} // namespace changespage
