#pragma once

#include <QImage>

#include "widgets/kit/picture_head.h"

namespace gpuspage {

class HeatmapLegend;
class HeatmapView;

// The map as a picture that stands alone in a report: what is shown, of when and of which GPUs, all of the map whatever
// is in sight, and what its colors and marks mean. It looks as the map does at present.
class MapSheet {
public:
    using Words = kit::PictureWords;

    // All of it outlives this.
    MapSheet(const kit::Theme &theme, HeatmapView &view, const HeatmapLegend &legend)
        : theme_(theme), view_(view), legend_(legend) {}

    QImage picture(const Words &words) const;
    // The size of its map: with figures only where each field has room for all digits, and for a sign beside them.
    static int levelFor(const kit::Theme &theme, const HeatmapView &view);

private:
    const kit::Theme &theme_;
    HeatmapView &view_;
    const HeatmapLegend &legend_;
};

} // namespace gpuspage
