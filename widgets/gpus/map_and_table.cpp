#include "widgets/gpus/map_and_table.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/window_grid.h"

namespace gpuspage {

MapAndTable::MapAndTable(const kit::Theme &theme, HeatmapView *view, GpuTable &table)
    : theme_(theme),
      table_(table),
      grid_(new kit::WindowGrid(theme)),
      twins_(new QStackedWidget),
      silent_(makeBanner("silentSources")),
      unmeasured_(makeBanner("unmeasured")),
      uncompared_(makeBanner("uncompared")),
      unmatched_(makeBanner("unmatched")) {
    buildGrid();
    twins_->addWidget(view);
    twins_->addWidget(grid_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    silent_->setTone(kit::Tone::Warn);
    column->addWidget(silent_);
    column->addWidget(unmeasured_);
    column->addWidget(uncompared_);
    column->addWidget(unmatched_);
    column->addWidget(twins_, 1);
}

kit::Banner *MapAndTable::makeBanner(const char *name) {
    auto *banner = new kit::Banner(theme_, kit::Tone::Info, {});
    banner->setObjectName(QLatin1String(name));
    banner->hide();
    return banner;
}

void MapAndTable::buildGrid() {
    grid_->setObjectName(QStringLiteral("gpuTable"));
    grid_->setAccessibleName(tr("GPUs"));
    grid_->setDensity(kit::Density::Compact);
    auto *header = grid_->header();
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    table_.attach(*grid_);
    connect(header, &QHeaderView::sortIndicatorChanged, &table_, [this](int column, Qt::SortOrder order) {
        table_.sortBy(column < 0 ? std::nullopt : std::optional(column), order);
    });
}

void MapAndTable::showTable(bool isTable) {
    twins_->setCurrentIndex(isTable ? 1 : 0);
    if (isVisible())
        shown()->setFocus();
}

void MapAndTable::setSilentAction(QAction *action) {
    silent_->setAction(action);
}

void MapAndTable::say(kit::Banner &banner, const QString &sentence) {
    banner.setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty() && sentence != banner.text())
        banner.setText(sentence);
}

bool MapAndTable::isTable() const {
    return twins_->currentWidget() == grid_;
}

QWidget *MapAndTable::shown() const {
    return twins_->currentWidget();
}

} // namespace gpuspage
