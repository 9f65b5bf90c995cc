#pragma once

#include <QObject>
#include <QSettings>

#include "widgets/kit/theme.h"

namespace shell {

// What the user has chosen, kept in the data directory.
class Settings : public QObject {
    Q_OBJECT

public:
    explicit Settings(const QString &file, QObject *parent = nullptr);

    kit::Scheme scheme() const;
    void setScheme(kit::Scheme scheme);
    // For example `de`; empty follows the system. Holds from the next start.
    QString language() const;
    void setLanguage(const QString &language);
    // IANA name, `UTC` at first.
    QByteArray zone() const;
    void setZone(const QByteArray &zone);

    // For what pages and windows keep of their looks.
    QSettings &memory() { return store_; }

Q_SIGNALS:
    void schemeChanged(kit::Scheme scheme);
    void zoneChanged(const QByteArray &zone);

private:
    QSettings store_;
};

} // namespace shell
