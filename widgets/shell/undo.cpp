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
    if (!notice.isChange)
        return;
    changed_ = notice.text;
    takeBack_ = notice.action;
    show();
}

void Undo::show() {
    const auto obstacle = this->obstacle();
    action_->setEnabled(obstacle.isEmpty());
    action_->setToolTip(obstacle.isEmpty() ? changed_ : obstacle);
}

QString Undo::obstacle() const {
    if (changed_.isEmpty())
        return tr("Nothing was changed from this window since it was opened.");
    if (!takeBack_)
        return tr("The last change has no undo: %1").arg(changed_);
    return kit::Obstacle::toChange(session_);
}

} // namespace shell
