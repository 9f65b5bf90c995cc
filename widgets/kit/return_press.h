#pragma once

#include <QObject>

class QWidget;

namespace kit {

// Lets Return and Enter press the button that has the keyboard, as the space bar does, in dialogs and elsewhere; held
// down they press it once. Where no button has the keyboard, a dialog's default button is pressed as ever. Boxes are
// ticked by the space bar alone.
class ReturnPress : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // For buttons; of other widgets nothing is changed.
    void watch(QWidget *widget);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace kit
