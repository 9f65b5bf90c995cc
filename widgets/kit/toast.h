#pragma once

#include <QTimer>

#include "widgets/kit/floating_card.h"

class QAction;

namespace kit {

class Banner;

// One message of a ToastStack; asks by closed() to be removed.
class Toast : public FloatingCard {
    Q_OBJECT

public:
    Toast(const Theme &theme, Tone tone, const QString &text, QWidget *window);

    void offer(QAction *action);
    // Words keep their room beside what is offered.
    int fittingWidth() const;
    // Begins the time after which it leaves.
    void start();

Q_SIGNALS:
    void closed();

private:
    // The pointer came to it, or the keyboard is in it.
    bool isHeld() const;

    const Theme &theme_;
    Banner *banner_;
    QTimer timer_;
    // Where the pointer was when it came: a message that comes below a pointer is not what that points at.
    const QPoint pointer_;
};

} // namespace kit
