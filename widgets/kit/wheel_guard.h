#pragma once

#include <QObject>

class QWidget;

namespace kit {

// Leaves the mouse wheel to what scrolls: a field under the pointer takes it only where nothing scrolls around it and
// it has the keyboard. A form that is scrolled changes no value on its way.
class WheelGuard : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // For fields whose value the wheel would change; of other widgets nothing is changed.
    void watch(QWidget *widget);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace kit
