#include "widgets/shell/undo.h"

#include <QAction>

#include "backend/client/connection.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/obstacle.h"

namespace shell {

Undo::Undo(const kit::Session &session, QAction *action, QObject *parent)
    : QObject(parent), session_(session), action_(action) {
    connect(&session_.notices, &kit::Notices::posted, this, &Undo::take);
    connect(&session_.connection, &client::Connection::stateChanged, this, &Undo::show);
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, &Undo::show);
    connect(action_, &QAction::triggered, this, [this] { takeBack_(); });
    show();
}

void Undo::take(const kit::Notice &notice) {
    if (!notice.isUndone)
        return;
    changed_ = notice.text;
    takeBack_ = notice.action;
    show();
}

void Undo::show() {
    const auto obstacle =
        takeBack_ ? kit::Obstacle::toChange(session_) : tr("Nothing was changed from this window since it was opened.");
    action_->setEnabled(obstacle.isEmpty());
    action_->setToolTip(obstacle.isEmpty() ? changed_ : obstacle);
}

} // namespace shell
