#include "widgets/kit/wheel_guard.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>

namespace kit {

namespace {

bool isWithinForm(const QWidget *field) {
    for (const auto *around = field->parentWidget(); around; around = around->parentWidget()) {
        if (qobject_cast<const QScrollArea *>(around))
            return true;
        if (around->isWindow())
            return false;
    }
    return false;
}

} // namespace

void WheelGuard::watch(QWidget *widget) {
    const bool isSlider = qobject_cast<QAbstractSlider *>(widget) && !qobject_cast<QScrollBar *>(widget);
    if (!isSlider && !qobject_cast<QComboBox *>(widget) && !qobject_cast<QAbstractSpinBox *>(widget))
        return;
    // The wheel would bring the keyboard, and with it the next turn's change.
    if (widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus);
    widget->installEventFilter(this);
}

bool WheelGuard::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() != QEvent::Wheel)
        return QObject::eventFilter(watched, event);
    const auto *field = static_cast<QWidget *>(watched);
    if (field->hasFocus() && !isWithinForm(field))
        return false;
    // Whatever stands around it may scroll.
    event->ignore();
    return true;
}

} // namespace kit
