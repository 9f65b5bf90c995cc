#include "widgets/kit/return_press.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QKeyEvent>
#include <QRadioButton>

namespace kit {

namespace {

bool isReturn(const QKeyEvent &event) {
    return (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) &&
           (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
}

} // namespace

void ReturnPress::watch(QWidget *widget) {
    if (!qobject_cast<QAbstractButton *>(widget) || qobject_cast<QCheckBox *>(widget) ||
        qobject_cast<QRadioButton *>(widget))
        return;
    widget->installEventFilter(this);
}

bool ReturnPress::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return false;
    const auto &pressed = *static_cast<QKeyEvent *>(event);
    if (!isReturn(pressed))
        return false;
    event->accept();
    if (event->type() == QEvent::KeyPress && !pressed.isAutoRepeat())
        static_cast<QAbstractButton *>(watched)->click();
    return true;
}

} // namespace kit
