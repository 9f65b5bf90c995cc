#pragma once

#include <QWidget>

namespace kit {
class Theme;
}

namespace gpuspage {

class GpuFleet;
class HeatmapLegend;
class TimeScrubber;

// What stands below the map: the strip of time, and beside it what colors and marks mean.
class MapFoot : public QWidget {
    Q_OBJECT

public:
    // Strip and legend are owned; the fleet outlives this.
    MapFoot(const kit::Theme &theme, const GpuFleet &fleet, TimeScrubber *strip, HeatmapLegend *legend);

    // For whoever only looks.
    void hideStrip();

private:
    QWidget *strip_; // with its card
};

} // namespace gpuspage
