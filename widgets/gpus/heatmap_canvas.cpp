#include "widgets/gpus/heatmap_canvas.h"

namespace gpuspage {

namespace {

// How much of the outermost pixels is left at a round corner, by their distance from the edge; of 256.
constexpr int OuterCorner = 70;
constexpr int InnerCorner = 215;

} // namespace

QRgb blended(QRgb first, QRgb second, int ofFirst) {
    const auto mix = [ofFirst](int one, int two) { return QRgb((one * ofFirst + two * (256 - ofFirst)) >> 8); };
    return 0xff000000 | mix(qRed(first), qRed(second)) << 16 | mix(qGreen(first), qGreen(second)) << 8 |
           mix(qBlue(first), qBlue(second));
}

void HeatmapField::cutCorners(std::span<QRgb> line, int fromEdge, QRgb ground) const {
    const auto cut = [&](int place, int share) {
        auto &pixel = line[static_cast<std::size_t>(place)];
        pixel = blended(pixel, ground, share);
    };
    const int shares[] = {fromEdge == 0 ? OuterCorner : InnerCorner, InnerCorner};
    for (int left = 0; left + width <= static_cast<int>(line.size()); left += step)
        for (int x = 0; x < 2 - fromEdge; ++x) {
            cut(left + x, shares[x]);
            cut(left + width - 1 - x, shares[x]);
        }
}

} // namespace gpuspage
