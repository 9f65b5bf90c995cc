#include "widgets/kit/obstacle.h"

#include <QAction>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "widgets/kit/sentences.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace kit {

QString Obstacle::toChange(const Session &session) {
    if (!session.connection.isOnline())
        return tr("The service is not connected; nothing can be changed.");
    const auto &info = session.connection.serverInfo();
    if (info.has_seal())
        return Sentences::of(core::v1::STORE_SEALED, {{"index", std::to_string(info.seal().index())}});
    return {};
}

QString Obstacle::to(const Session &session, const std::string &permission, const std::string &name) {
    if (const auto obstacle = toChange(session); !obstacle.isEmpty())
        return obstacle;
    if (session.permissions.isAllowed(permission, name) == false)
        return Sentences::of(core::v1::PERMISSION_MISSING, {{"permission", permission}, {"name", name}});
    return {};
}

void Obstacle::tell(QAction *action, const QString &reason) {
    action->setEnabled(reason.isEmpty());
    const auto words = QString(action->text()).remove(QLatin1Char('&'));
    const auto keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(!reason.isEmpty() ? reason
                       : keys.isEmpty()  ? words
                                         : tr("%1 (%2)", "an action, its keys").arg(words, keys));
}

} // namespace kit
