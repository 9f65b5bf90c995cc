#include "widgets/guide/rotation.h"

#include <QCoreApplication>
#include <QEvent>

namespace guide {

Rotation::Rotation(QObject *parent) : QObject(parent) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &Rotation::turn);
}

Rotation::~Rotation() {
    stop();
}

void Rotation::start(const QStringList &pages, const QString &shown, const Pace &pace) {
    stop();
    pages_ = pages;
    shown_ = shown;
    pace_ = pace;
    if (pages.size() < 2)
        return;
    isOn_ = true;
    isResting_ = false;
    QCoreApplication::instance()->installEventFilter(this);
    timer_.start(pace_.stay);
    Q_EMIT changed();
}

void Rotation::stop() {
    if (!isOn_)
        return;
    isOn_ = isResting_ = false;
    timer_.stop();
    QCoreApplication::instance()->removeEventFilter(this);
    Q_EMIT changed();
}

QString Rotation::next() const {
    return isOn_ ? pages_[(pages_.indexOf(shown_) + 1) % pages_.size()] : QString();
}

bool Rotation::eventFilter(QObject *watched, QEvent *event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        timer_.start(pace_.rest);
        if (!std::exchange(isResting_, true))
            Q_EMIT changed();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void Rotation::turn() {
    isResting_ = false;
    shown_ = next();
    timer_.start(pace_.stay);
    Q_EMIT due(shown_);
    Q_EMIT changed();
}

} // namespace guide
