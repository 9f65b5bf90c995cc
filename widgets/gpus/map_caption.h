#pragma once

#include <QCoreApplication>

#include "widgets/gpus/map_sheet.h"
#include "widgets/kit/session.h"

namespace gpuspage {

class GpuFleet;
class MapComparison;
class MapLook;
class MapTime;
class SeverityFilter;

// What a picture of the map says of itself: what is shown, of which GPUs, of when, and whether it is real.
class MapCaption {
    Q_DECLARE_TR_FUNCTIONS(MapCaption)

public:
    // All of it outlives this.
    struct Parts {
        const GpuFleet &fleet;
        const MapLook &look;
        MapTime &time;
        const MapComparison &comparison;
        const SeverityFilter &severity;
    };

    MapCaption(const kit::Session &session, const Parts &parts) : session_(session), parts_(parts) {}

    // Of these GPUs, and of those of them that a filter lights where there is one.
    MapSheet::Words words(const QString &gpus, const QString &filter) const;

private:
    QString title() const;
    QString instantWithOffset(qint64 time) const;
    QString timeFact() const;
    QString sourceWord() const;

    const kit::Session session_;
    const Parts parts_;
};

} // namespace gpuspage
