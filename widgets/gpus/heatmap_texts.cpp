#include "widgets/gpus/heatmap_texts.h"

#include <algorithm>

#include "widgets/gpus/gpu_words.h"

namespace gpuspage {

using kit::Color;
using kit::Size;
using kit::TextRole;

HeatmapTexts::HeatmapTexts(const kit::Theme &theme, const GpuFleet &fleet)
    : theme_(theme), fleet_(fleet), strips_(theme) {}

void HeatmapTexts::count() {
    const auto &layout = fleet_.layout();
    groupCounts_.clear();
    if (!layout.arrangement().areRacksNamed())
        return;
    groupCounts_.resize(layout.racks().size());
    for (int gpu = 0; gpu < layout.gpuCount(); ++gpu)
        ++groupCounts_[static_cast<std::size_t>(layout.placeOf(layout.gpuAt(gpu)).rack)];
}

void HeatmapTexts::draw(const HeatmapCanvas &canvas, const HeatmapGeometry &geometry, int right, double scale) {
    const QPoint at = -canvas.room().topLeft();
    const int least = static_cast<int>(theme_.px(Size::SpaceHuge) * scale);
    const auto &layout = fleet_.layout();
    const bool areGroups = layout.arrangement().areRacksNamed();
    for (const int rack : geometry.metrics().label > 0 ? geometry.racksIn(canvas.room()) : std::vector<int>())
        if (const QRect label = geometry.labelRect(rack).translated(at); label.width() >= least)
            areGroups ? drawGroup(canvas.image(), label, rack, scale)
                      : strips_.draw(canvas.image(), label, GpuWords::rack(layout.rack(rack).name),
                                     {TextRole::Count, Color::Text2, scale});
    for (const int cluster : geometry.clustersIn(canvas.room())) {
        QRect heading = geometry.headingRect(cluster);
        const int line = layout.clusters()[static_cast<std::size_t>(cluster)].line;
        // Beside the last block of a line there is nothing that it could cover.
        if (layout.lines()[static_cast<std::size_t>(line)].back() == cluster)
            heading.setWidth(
                std::max(heading.width(), std::min(right - geometry.metrics().margin - heading.left(),
                                                   static_cast<int>(theme_.px(Size::InspectorWidth) * scale))));
        strips_.draw(canvas.image(), heading.translated(at), {fleet_.heading(cluster), fleet_.blockName(cluster)},
                     {TextRole::Label, Color::Text, scale});
    }
}

// Its name, and below it how many GPUs it has.
void HeatmapTexts::drawGroup(QImage &image, const QRect &label, int rack, double scale) {
    const int line = (label.height() - static_cast<int>(2 * scale)) / 2;
    strips_.draw(image, QRect(label.topLeft(), QSize(label.width(), line)), fleet_.layout().rack(rack).name,
                 {TextRole::Count, Color::Text, scale});
    strips_.draw(image, QRect(label.left(), label.top() + line, label.width(), line),
                 tr("%Ln GPU(s)", nullptr, groupCounts_[static_cast<std::size_t>(rack)]),
                 {TextRole::Count, Color::Text3, scale});
}

} // namespace gpuspage
