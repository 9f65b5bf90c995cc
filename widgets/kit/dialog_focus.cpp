#include "widgets/kit/dialog_focus.h"

#include <QDialog>
#include <QEvent>

namespace kit {

DialogFocus::DialogFocus(QObject *application) : QObject(application) {
    application->installEventFilter(this);
}

bool DialogFocus::eventFilter(QObject *watched, QEvent *event) {
    switch (event->type()) {
    // A key that is a shortcut never comes as a press.
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        isByKey_ = true;
        break;
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::TouchBegin:
        isByKey_ = false;
        break;
    case QEvent::Show:
        if (auto *dialog = qobject_cast<QDialog *>(watched); dialog && !event->spontaneous())
            dialog->setAttribute(Qt::WA_KeyboardFocusChange, isByKey_);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace kit
