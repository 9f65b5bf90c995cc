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
    // Leaves by itself, whatever it tells of.
    void setPassing() { isLasting_ = false; }
    // Begins the time after which it leaves; a message of a failure stays.
    void start();

Q_SIGNALS:
    void closed();

private:
    bool isHeld() const;

    const Theme &theme_;
    Banner *banner_;
    QTimer timer_;
    bool isLasting_;
};

} // namespace kit
