#include "widgets/kit/age_refresh.h"

#include <chrono>

#include <QEvent>

namespace kit {

AgeRefresh::AgeRefresh(QWidget *shown) : QObject(shown) {
    constexpr std::chrono::seconds period(5);
    // Those of this type fire on whole seconds, so that one wake-up serves all.
    timer_.setTimerType(Qt::VeryCoarseTimer);
    timer_.setInterval(period);
    connect(&timer_, &QTimer::timeout, this, &AgeRefresh::due);
    shown->installEventFilter(this);
    if (shown->isVisible())
        timer_.start();
}

bool AgeRefresh::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Show) {
        timer_.start();
        Q_EMIT due();
    } else if (event->type() == QEvent::Hide) {
        timer_.stop();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace kit
