#include "widgets/changes/request_scope.h"

#include <algorithm>
#include <map>
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

// Each value is compared by itself.
QString anyOf(const char *field, const std::set<std::string> &values) {
    QStringList tests;
    for (const auto &value : values)
        tests << QStringLiteral("%1 = %2").arg(QLatin1String(field), quoted(value));
    return tests.join(QStringLiteral(" OR "));
}

// Who may approve follows from the team of a request and from what it is about. What is about him is left out by name,
// since of that there is little, and a filter has its bounds.
QString filterOfWaiting(const kit::Session &session) {
    std::set<std::string> teams;
    std::map<std::string, std::string> others;
    const auto me = session.connection.serverInfo().principal();
    session.cache.each("changeRequests", [&](const v1::Resource &request) {
        const auto &spec = request.change_request();
        const bool hasSpoken =
            std::ranges::any_of(spec.approvals(), [&](const auto &said) { return said.principal() == me; });
        if (kit::ChangeTurn::isMine(session, request))
            teams.insert(request.meta().team());
        else if (spec.state() == v1::AWAITING_APPROVAL && spec.principal() != me && !hasSpoken)
            others[request.meta().name()] = request.meta().team();
        return true;
    });
    if (teams.empty())
        return QStringLiteral("meta.name = \"\"");
    std::set<std::string> leftOut;
    for (const auto &[name, team] : others)
        if (teams.contains(team))
            leftOut.insert(name);
    const auto waiting = QStringLiteral("spec.state = AWAITING_APPROVAL AND spec.principal != %1 AND "
                                        "NOT spec.approvals.principal = %1 AND (%2)")
                             .arg(quoted(me), anyOf("meta.team", teams));
    return leftOut.empty() ? waiting : waiting + QStringLiteral(" AND NOT (%1)").arg(anyOf("meta.name", leftOut));
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
