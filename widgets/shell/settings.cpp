#include "widgets/shell/settings.h"

#include <QMetaEnum>

namespace shell {

Settings::Settings(const QString &file, QObject *parent) : QObject(parent), store_(file, QSettings::IniFormat) {}

kit::Scheme Settings::scheme() const {
    bool isKnown = false;
    const auto name = store_.value(QStringLiteral("theme")).toString().toLatin1();
    const int value = QMetaEnum::fromType<kit::Scheme>().keyToValue(name.constData(), &isKnown);
    return isKnown ? static_cast<kit::Scheme>(value) : kit::Scheme::System;
}

void Settings::setScheme(kit::Scheme scheme) {
    store_.setValue(QStringLiteral("theme"),
                    QString::fromLatin1(QMetaEnum::fromType<kit::Scheme>().valueToKey(static_cast<int>(scheme))));
    Q_EMIT schemeChanged(scheme);
}

QString Settings::language() const {
    return store_.value(QStringLiteral("language")).toString();
}

void Settings::setLanguage(const QString &language) {
    store_.setValue(QStringLiteral("language"), language);
}

QByteArray Settings::zone() const {
    return store_.value(QStringLiteral("zone"), QByteArrayLiteral("UTC")).toByteArray();
}

void Settings::setZone(const QByteArray &zone) {
    store_.setValue(QStringLiteral("zone"), zone);
    Q_EMIT zoneChanged(zone);
}

} // namespace shell
