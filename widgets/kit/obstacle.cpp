#include "widgets/kit/obstacle.h"

#include <QAbstractButton>
#include <QAction>
#include <QUrl>
#include <QUrlQuery>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "widgets/kit/obstacle_menu.h"
#include "widgets/kit/sentences.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace kit {

namespace {

constexpr const char *linkProperty = "obstacleLink";

} // namespace

QString Obstacle::toChange(const Session &session) {
    if (!session.connection.isOnline())
        return tr("The service is not connected; nothing can be changed.");
    const auto &info = session.connection.serverInfo();
    if (info.has_seal())
        return Sentences::of(core::v1::STORE_SEALED, {{"index", std::to_string(info.seal().index())}});
    return {};
}

Obstacle::Words Obstacle::to(const Session &session, const std::string &permission, const std::string &name) {
    if (const auto obstacle = toChange(session); !obstacle.isEmpty())
        return obstacle;
    if (session.permissions.isAllowed(permission, name) == false)
        return {Sentences::of(core::v1::PERMISSION_MISSING, {{"permission", permission}, {"name", name}}),
                accessLink(session, permission, name)};
    return {};
}

QString Obstacle::accessLink(const Session &session, const std::string &permission, const std::string &name) {
    QUrlQuery parts;
    const auto add = [&parts](const char *key, const std::string &value) {
        parts.addQueryItem(QLatin1String(key),
                           QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(value))));
    };
    add("principal", session.connection.serverInfo().principal());
    add("permission", permission);
    if (!name.empty())
        add("place", name);
    return QStringLiteral("access?") + parts.query(QUrl::FullyEncoded);
}

void Obstacle::setLink(QObject *shown, const QString &link) {
    shown->setProperty(linkProperty, link);
}

QString Obstacle::linkOf(const QObject &shown) {
    return shown.property(linkProperty).toString();
}

void Obstacle::tell(QAction *action, const Words &reason) {
    setLink(action, reason.link());
    action->setEnabled(reason.isEmpty());
    const auto words = QString(action->text()).remove(QLatin1Char('&'));
    const auto keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(!reason.isEmpty() ? reason
                       : keys.isEmpty()  ? words
                                         : tr("%1 (%2)", "an action, its keys").arg(words, keys));
}

void Obstacle::tellButton(QAbstractButton *button, const Words &reason, const QString &tip) {
    if (!button->findChild<ObstacleMenu *>(QString(), Qt::FindDirectChildrenOnly))
        new ObstacleMenu(button, [button] { return linkOf(*button); });
    setLink(button, reason.link());
    button->setEnabled(reason.isEmpty());
    button->setToolTip(reason.isEmpty() ? tip : QString(reason));
}

} // namespace kit
