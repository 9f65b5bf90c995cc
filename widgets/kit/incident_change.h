#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "pilothouse/v1/resource_service.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// Which incidents of a simulated fleet a change of its source began and ended, by their titles.
class IncidentChange {
    Q_DECLARE_TR_FUNCTIONS(IncidentChange)

public:
    IncidentChange() = default;
    // From one intent to the next; `now` is the source as it stands, which knows the titles, or null.
    IncidentChange(const v1::Resource &before, const v1::Resource &after, const v1::Resource *now);
    // As a diff of the source tells it.
    IncidentChange(const v1::ObjectDiff &diff, const v1::Resource *now);

    bool isNone() const { return begun_.isEmpty() && ended_.isEmpty(); }
    // Who did it, on which source.
    QString sentence(const QString &who, const QString &what) const;
    // The same of nobody.
    QString sentence() const;

private:
    QStringList begun_;
    QStringList ended_;
};

} // namespace kit
