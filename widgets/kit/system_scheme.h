#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QVariantMap>

#include "widgets/kit/tokens.h"

class QDBusPendingCallWatcher;

namespace kit {

// What the desktop asks for, from the portal org.freedesktop.portal.Settings; without a portal, the lightness of the
// palette that the application had when this was made. Never waits: changed() follows the portal's answer.
class SystemScheme : public QObject {
    Q_OBJECT

public:
    explicit SystemScheme(const QDBusConnection &bus, QObject *parent = nullptr);

    // The session bus where there is one; never starts one.
    static QDBusConnection sessionBus();

    Scheme scheme() const; // never System
    bool isMotionReduced() const { return isMotionReduced_; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void take(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void takeAll(QDBusPendingCallWatcher *watcher);
    void takeOne(const QString &space, const QString &key, const QVariant &value);

    bool isPaletteDark_;
    uint colorScheme_ = 0; // 0 no preference, 1 dark, 2 light
    bool isContrastHigh_ = false;
    bool isMotionReduced_ = false;
};

} // namespace kit
