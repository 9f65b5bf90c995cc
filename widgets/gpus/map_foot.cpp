#include "widgets/gpus/map_foot.h"

#include <QHBoxLayout>

#include "widgets/gpus/heatmap_legend.h"
#include "widgets/gpus/marks_legend.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/card.h"

namespace gpuspage {

namespace {

QVBoxLayout *padded(const kit::Theme &theme, QWidget *content) {
    auto *column = new QVBoxLayout(new QWidget);
    const int side = theme.px(kit::Size::SpaceMedium);
    const int end = theme.px(kit::Size::SpaceSmall);
    column->setContentsMargins(side, end, side, end);
    column->addWidget(content);
    return column;
}

} // namespace

MapFoot::MapFoot(const kit::Theme &theme, const GpuFleet &fleet, TimeScrubber *strip, HeatmapLegend *legend)
    : strip_(new kit::Card(theme, padded(theme, strip)->parentWidget(), nullptr)) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(kit::Size::SpaceMedium));
    row->addWidget(strip_, 3);
    auto *column = padded(theme, legend);
    column->addWidget(new MarksLegend(theme, fleet));
    column->addStretch(1);
    row->addWidget(new kit::Card(theme, column->parentWidget(), nullptr), 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void MapFoot::hideStrip() {
    strip_->hide();
}

} // namespace gpuspage
