#include "widgets/gpus/heatmap_shape.h"

#include <algorithm>
#include <cmath>

#include "widgets/gpus/heatmap_arrangement.h"

namespace gpuspage {

namespace {

// The sizes that are tried, and what headings and names take beside the GPUs; about what the map has, in its pixels.
constexpr int PitchesTried[] = {22, 16, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
constexpr int ShapesTried = 80;
constexpr double Name = 124;

struct Beside {
    double heading;
    double shelf;
    double gap;
};

Beside besideAt(int pitch) {
    const double gap = std::clamp(pitch, 2, 12);
    return pitch >= 6 ? Beside{32, 26, gap} : Beside{22, gap, gap};
}

// With shelves of that width in GPUs, in pixels.
QSizeF sizeAt(const HeatmapArrangement &arrangement, int width, int pitch) {
    const auto beside = besideAt(pitch);
    const double least = arrangement.areRacksNamed() ? Name : 0;
    QSizeF size(0, 0);
    for (const auto &cluster : arrangement.clusters()) {
        if (std::ranges::none_of(cluster.racks, [&](int rack) { return arrangement.rack(rack).hasGpus; }))
            continue;
        int left = 0;
        int racks = 0;
        int rows = 0;
        double named = 0; // where names are wider than GPUs
        const auto close = [&] {
            size.setWidth(std::max(size.width(), left * pitch + named + (racks - 1) * beside.gap));
            size.setHeight(size.height() + rows * pitch + beside.shelf);
            left = racks = rows = 0;
            named = 0;
        };
        for (const int index : cluster.racks) {
            const auto &rack = arrangement.rack(index);
            if (!rack.hasGpus)
                continue;
            if (racks > 0 && left + rack.width() > width)
                close();
            left += rack.width();
            named += std::max(0.0, least - rack.width() * pitch);
            ++racks;
            rows = std::max(rows, rack.rows());
        }
        close();
        size.setHeight(size.height() + beside.heading);
    }
    return size;
}

} // namespace

HeatmapShape HeatmapShape::of(const HeatmapArrangement &arrangement, const QSizeF &room) {
    int least = 1;
    int most = 1;
    for (const auto &cluster : arrangement.clusters()) {
        int all = 0;
        for (const int index : cluster.racks) {
            least = std::max(least, arrangement.rack(index).width());
            all += arrangement.rack(index).width();
        }
        most = std::max(most, all);
    }
    const double step = std::max(1.02, std::pow(double(most) / least, 1.0 / ShapesTried));
    HeatmapShape best;
    best.width = least;
    for (const int pitch : PitchesTried) {
        // What is smaller fits better: it is compared with its like.
        best.pitch = pitch;
        best.share = 0;
        for (double width = least; width <= most * step; width *= step) {
            const int tried = std::min(most, static_cast<int>(std::ceil(width)));
            const auto size = sizeAt(arrangement, tried, pitch);
            const double share = std::min(room.width() / std::max(1.0, size.width() + 24),
                                          room.height() / std::max(1.0, size.height() + 24));
            if (share > best.share) {
                best.share = share;
                best.width = tried;
            }
        }
        if (best.share >= 1)
            break;
    }
    return best;
}

} // namespace gpuspage
