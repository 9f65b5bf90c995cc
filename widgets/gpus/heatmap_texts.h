#pragma once

#include <vector>

#include <QCoreApplication>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/heatmap_canvas.h"
#include "widgets/gpus/text_strips.h"

namespace gpuspage {

// What is written on the map: the names of racks, or of groups with how many GPUs each has, and above each block what
// it is.
class HeatmapTexts {
    Q_DECLARE_TR_FUNCTIONS(HeatmapTexts)

public:
    // Both outlive it.
    HeatmapTexts(const kit::Theme &theme, const GpuFleet &fleet);

    // The fleet is arranged in another way.
    void count();
    // The theme looks in another way.
    void forget() { strips_.forget(); }
    // In pixels of a screen of that scale; texts end at `right`.
    void draw(const HeatmapCanvas &canvas, const HeatmapGeometry &geometry, int right, double scale);

private:
    void drawGroup(QImage &image, const QRect &label, int rack, double scale);

    const kit::Theme &theme_;
    const GpuFleet &fleet_;
    TextStrips strips_;
    std::vector<int> groupCounts_; // GPUs, by rack; empty where racks are no named groups
};

} // namespace gpuspage
