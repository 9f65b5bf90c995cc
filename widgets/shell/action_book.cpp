#include "widgets/shell/action_book.h"

#include <QAction>

namespace shell {

void ActionBook::add(QAction *action) {
    Q_ASSERT(!action->objectName().isEmpty() && !find(action->objectName()));
    actions_ << action;
    connect(action, &QObject::destroyed, this, [this, action] { actions_.removeAll(action); });
}

QAction *ActionBook::find(const QString &id) const {
    for (auto *action : actions_) {
        if (action->objectName() == id)
            return action;
    }
    return nullptr;
}

} // namespace shell
