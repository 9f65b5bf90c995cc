#include "widgets/shell/menu_keys.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>

namespace shell {

MenuKeys::MenuKeys(QAction *action) : QObject(action), action_(action) {
    qApp->installEventFilter(this);
}

bool MenuKeys::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() != QEvent::KeyPress || !qobject_cast<QMenu *>(watched))
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (action_->shortcut() != QKeySequence(key->keyCombination()) || !action_->isEnabled())
        return false;
    while (auto *popup = QApplication::activePopupWidget())
        popup->close();
    action_->trigger();
    return true;
}

} // namespace shell
