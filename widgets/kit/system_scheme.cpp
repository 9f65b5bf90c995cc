#include "widgets/kit/system_scheme.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFile>
#include <QGuiApplication>
#include <QPalette>

namespace kit {
namespace {

constexpr int answerWithin = 500; // milliseconds
const QLatin1String service("org.freedesktop.portal.Desktop");
const QLatin1String path("/org/freedesktop/portal/desktop");
const QLatin1String interface("org.freedesktop.portal.Settings");
const QLatin1String appearance("org.freedesktop.appearance");
const QLatin1String gnome("org.gnome.desktop.interface");

// Portals wrap a value in one variant or in two.
QVariant unwrapped(QVariant value) {
    while (value.metaType() == QMetaType::fromType<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

SystemScheme::SystemScheme(const QDBusConnection &bus, QObject *parent)
    : QObject(parent), isPaletteDark_(QGuiApplication::palette().color(QPalette::Window).lightness() < 128) {
    if (!bus.isConnected())
        return;
    QDBusConnection(bus).connect(QString(), path, interface, QStringLiteral("SettingChanged"), this,
                                 SLOT(take(QString, QString, QDBusVariant)));
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("ReadAll"));
    call << QStringList{appearance, gnome};
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, answerWithin), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &SystemScheme::takeAll);
}

QDBusConnection SystemScheme::sessionBus() {
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool isThere = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
                         (!runtime.isEmpty() && QFile::exists(runtime + QLatin1String("/bus")));
    return isThere ? QDBusConnection::sessionBus() : QDBusConnection(QStringLiteral("absent"));
}

Scheme SystemScheme::scheme() const {
    if (isContrastHigh_)
        return Scheme::HighContrast;
    if (colorScheme_ == 0)
        return isPaletteDark_ ? Scheme::Dark : Scheme::Light;
    return colorScheme_ == 1 ? Scheme::Dark : Scheme::Light;
}

void SystemScheme::takeAll(QDBusPendingCallWatcher *watcher) {
    watcher->deleteLater();
    const QDBusMessage reply = watcher->reply();
    if (watcher->isError() || reply.signature() != QLatin1String("a{sa{sv}}"))
        return;
    const auto spaces = qdbus_cast<QMap<QString, QVariantMap>>(reply.arguments().constFirst());
    for (auto space = spaces.cbegin(); space != spaces.cend(); ++space)
        for (auto value = space->cbegin(); value != space->cend(); ++value)
            takeOne(space.key(), value.key(), unwrapped(value.value()));
    Q_EMIT changed();
}

void SystemScheme::take(const QString &space, const QString &key, const QDBusVariant &value) {
    takeOne(space, key, unwrapped(value.variant()));
    Q_EMIT changed();
}

void SystemScheme::takeOne(const QString &space, const QString &key, const QVariant &value) {
    if (space == appearance && key == QLatin1String("color-scheme"))
        colorScheme_ = value.toUInt();
    else if (space == appearance && key == QLatin1String("contrast"))
        isContrastHigh_ = value.toUInt() == 1;
    else if (space == gnome && key == QLatin1String("enable-animations"))
        isMotionReduced_ = !value.toBool();
}

} // namespace kit
