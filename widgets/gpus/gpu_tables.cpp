#include "widgets/gpus/gpu_tables.h"

#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "widgets/gpus/gpu_rows.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/time_text.h"

namespace gpuspage {

GpuTables::GpuTables(const kit::Session &session, QWidget *parent)
    : QWidget(parent), session_(session), tabs_(new QTabBar), pages_(new QStackedWidget) {
    setObjectName(QStringLiteral("gpuTables"));
    build();
    connect(tabs_, &QTabBar::currentChanged, pages_, &QStackedWidget::setCurrentIndex);
}

void GpuTables::build() {
    const auto &times = session_.times;
    panes_ = {makePane(tr("Values"), "gpuValues", GpuRows::valueTitles()),
              makePane(tr("XIDs"), "gpuXids", GpuRows::xidTitles(times)),
              makePane(tr("Faults"), "gpuFaults", GpuRows::faultTitles(times)),
              makePane(tr("Links"), "gpuNvlinks", GpuRows::linkTitles()),
              makePane(tr("Processes"), "gpuProcesses", GpuRows::processTitles())};
    tabs_->setObjectName(QStringLiteral("gpuTabs"));
    tabs_->setAccessibleName(tr("What is known of this GPU"));
    tabs_->setExpanding(false);
    tabs_->setDrawBase(true);
    for (const auto &pane : panes_) {
        tabs_->addTab(pane.title);
        pages_->addWidget(pane.stack);
    }
    // Titles and a row.
    pages_->setMinimumHeight(session_.theme.px(kit::Size::HeaderRow) + session_.theme.px(kit::Size::RowCompact));
    const int side = session_.theme.px(kit::Size::SpaceSmall);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(side, 0, side, 0);
    row->addWidget(tabs_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(pages_, 1);
}

GpuTables::Pane GpuTables::makePane(const QString &title, const char *name, const QStringList &columns) {
    const auto &theme = session_.theme;
    Pane pane;
    pane.title = title;
    pane.table = new kit::PlainTable(columns, this);
    pane.grid = new kit::GridView(theme);
    pane.grid->setObjectName(QLatin1String(name));
    pane.grid->setAccessibleName(title);
    pane.grid->setDensity(kit::Density::Compact);
    pane.grid->setModel(pane.table);
    pane.words = new kit::RoleLabel(theme, kit::TextRole::Body);
    pane.words->setColor(kit::Color::Text3);
    pane.words->setAlignment(Qt::AlignCenter);
    pane.words->setWordWrap(true);
    pane.words->setMargin(theme.px(kit::Size::SpaceMedium));
    pane.stack = new QStackedWidget;
    pane.stack->addWidget(pane.words);
    pane.stack->addWidget(pane.grid);
    connect(pane.grid, &QAbstractItemView::activated, this, &GpuTables::open);
    return pane;
}

void GpuTables::setCurrentTab(Tab tab) {
    tabs_->setCurrentIndex(static_cast<int>(tab));
}

void GpuTables::fill(Tab tab, QList<kit::PlainTable::Row> rows, const QString &empty) {
    auto &pane = panes_[static_cast<std::size_t>(tab)];
    const auto count = rows.size();
    pane.words->setText(empty);
    pane.table->setRows(std::move(rows));
    pane.stack->setCurrentWidget(count > 0 ? static_cast<QWidget *>(pane.grid) : pane.words);
    const auto title = count > 0 && tab != Tab::Values
                           ? tr("%1 %2", "title of a tab, how many").arg(pane.title, kit::Figures::count(count))
                           : pane.title;
    if (const int place = static_cast<int>(tab); tabs_->tabText(place) != title)
        tabs_->setTabText(place, title);
}

void GpuTables::setDescription(const v1::DescribeGpuResponse &description, bool areAllSeen) {
    description_ = description;
    showFaults();
    fill(Tab::Xids, GpuRows::xids(description, session_.times), tr("No XID error of it is known."));
    fill(Tab::Links, GpuRows::links(description),
         tr("Nothing is told of NVLinks: it has none, or its source does not report them."));
    fill(Tab::Processes, GpuRows::processes(description, areAllSeen),
         tr("No program is told of. Programs are known of the service's own host alone."));
}

void GpuTables::setEvents(const std::vector<v1::GpuEvent> &events, int gpu) {
    events_ = events;
    gpu_ = gpu;
    showFaults();
}

void GpuTables::showFaults() {
    fill(Tab::Faults, GpuRows::faults(events_, gpu_, description_.reasons(), session_.times),
         tr("No fault of it is known."));
}

void GpuTables::setValues(const GpuPast &past, const kit::TimeSpan &span, const std::optional<qint64> &cursor) {
    fill(Tab::Values, GpuRows::values(description_, past, span, cursor), tr("Nothing was ever measured of it."));
}

// A process leads to its deployment.
void GpuTables::open(const QModelIndex &index) {
    const auto &pane = panes_[static_cast<std::size_t>(Tab::Processes)];
    if (index.model() != pane.table)
        return;
    if (const auto &name = pane.table->rows()[index.row()].name; name.startsWith(QStringLiteral("deployments/")))
        Q_EMIT revealRequested(name);
}

} // namespace gpuspage
