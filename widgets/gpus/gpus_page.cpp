#include "widgets/gpus/gpus_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "widgets/gpus/fleet_feed.h"
#include "widgets/gpus/gpu_actions.h"
#include "widgets/gpus/gpu_card.h"
#include "widgets/gpus/gpu_details.h"
#include "widgets/gpus/gpu_inspector.h"
#include "widgets/gpus/gpu_reader.h"
#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/heatmap_legend.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/gpus/map_comparison.h"
#include "widgets/gpus/map_look.h"
#include "widgets/gpus/map_time.h"
#include "widgets/gpus/marks_legend.h"
#include "widgets/gpus/owner_feed.h"
#include "widgets/gpus/quiet_facts.h"
#include "widgets/gpus/severity_filter.h"
#include "widgets/gpus/severity_pill.h"
#include "widgets/gpus/silence_actions.h"
#include "widgets/gpus/source_actions.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/card.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/window_grid.h"

namespace gpuspage {

namespace {

// A button that shows and sets what a checkable action is.
QPushButton *switchFor(QAction *action) {
    auto *button = new kit::ActionButton(*action);
    button->setCheckable(true);
    button->setChecked(action->isChecked());
    QObject::connect(action, &QAction::changed, button, [button, action] { button->setChecked(action->isChecked()); });
    return button;
}

QWidget *padded(const kit::Theme &theme, QWidget *content) {
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    const int side = theme.px(kit::Size::SpaceMedium);
    const int end = theme.px(kit::Size::SpaceSmall);
    column->setContentsMargins(side, end, side, end);
    column->addWidget(content);
    return holder;
}

} // namespace

kit::PageFacts GpusPage::facts() {
    return {QStringLiteral("gpus"), tr("GPUs"), kit::Icon::Gpus};
}

GpusPage::GpusPage(const kit::Session &session, QWidget *parent)
    : Page(facts(), parent),
      session_(session),
      filtered_(session.cache, "nodes"),
      feed_(new FleetFeed(session.connection, fleet_, this)),
      owners_(new OwnerFeed(session.connection, fleet_, this)),
      reader_(new GpuReader(session.connection, this)),
      view_(new HeatmapView(session.theme, fleet_)),
      legend_(new HeatmapLegend(session.theme)),
      table_(new GpuTable(fleet_, this)) {
    setObjectName(QStringLiteral("gpusPage"));
    makeActions();
    makeParts();
    makeExports();
    build();
    connectAll();
    showSites();
    showSilences();
    want();
    showState();
}

// Whoever looks at the fleet goes before it.
GpusPage::~GpusPage() {
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete look_;
    delete comparison_;
    delete time_;
    delete table_;
    delete owners_;
    delete feed_;
}

void GpusPage::makeParts() {
    const kit::ActionMaker make = [this](const QString &name, const QString &words, const QKeySequence &keys) {
        return makeNamedAction(name, words, keys);
    };
    look_ = new MapLook(session_, {fleet_, *view_, *legend_}, make, this);
    time_ = new MapTime(session_, fleet_, make, this);
    comparison_ = new MapComparison(session_, fleet_, time_->scrubber(), make);
    time_->scrubber().setTool(comparison_->makeButton());
    sources_ = new SourceActions(session_, make, this);
    deeds_ = new GpuActions(session_, fleet_, make, this);
    severity_ = new SeverityFilter(session_, make, this);
    silences_ = new SilenceActions(session_, make, this);
}

void GpusPage::build() {
    const auto &theme = session_.theme;
    header_ = new kit::PageHeader(theme, title());
    simulated_ = header_->addPill(tr("Simulated"), kit::Tone::Info);
    simulated_->setToolTip(tr("GPUs of simulated nodes do not exist."));
    past_ = header_->addPill(tr("Past values, present faults"), kit::Tone::Info);
    past_->setToolTip(tr("The map shows what was measured then. Faults, owners and counts are those of now."));
    byNode_ = header_->addPill(tr("By node"), kit::Tone::Info);
    byNode_->setObjectName(QStringLiteral("byNode"));
    byNode_->setToolTip(tr("Of that time one value is kept for each node. Single GPUs are kept for 24 hours, in a very "
                           "large fleet for less."));
    for (auto *pill : severity_->makePills())
        header_->addPill(pill);
    idle_ = header_->addPill({}, kit::Tone::Warn);
    stale_ = header_->addPill({}, kit::Tone::Neutral);
    for (auto *pill : {simulated_, past_, byNode_, idle_, stale_})
        pill->hide();
    quiet_ = new QPushButton(tr("Silences"));
    quiet_->setObjectName(QStringLiteral("silences"));
    connect(quiet_, &QPushButton::clicked, this,
            [this] { openMenuOf(quiet_, [this](QMenu *menu) { silences_->fill(menu); }); });
    header_->addAction(quiet_);
    auto *sources = new QPushButton(tr("Sources"));
    sources->setObjectName(QStringLiteral("sources"));
    connect(sources, &QPushButton::clicked, this,
            [this, sources] { openMenuOf(sources, [this](QMenu *menu) { sources_->fill(menu); }); });
    header_->addAction(sources);
    panel_ = new kit::StatePanel(theme, buildContent());
    panel_->setObjectName(QStringLiteral("gpusState"));
    connect(panel_, &kit::StatePanel::retryRequested, this, [this] {
        session_.connection.retry();
        feed_->retry();
        showState();
    });
    inspector_ = new GpuInspector(session_, fleet_);
    inspector_->addAction(new kit::ActionButton(*open_));
    inspector_->addAction(new kit::ActionButton(*showNode_));
    auto *more = new QPushButton(kit::icon(theme, kit::Icon::More), QString());
    more->setObjectName(QStringLiteral("more"));
    more->setAccessibleName(tr("What can be done with it"));
    more->setToolTip(more->accessibleName());
    connect(more, &QPushButton::clicked, this, [this, more] {
        openMenuOf(more, [this](QMenu *menu) {
            menu->addAction(showDeployment_);
            menu->addSeparator();
            menu->addActions(deeds_->ofGpus());
            menu->addSeparator();
            menu->addActions(deeds_->ofNodes());
        });
    });
    inspector_->addAction(more);
    connect(inspector_, &GpuInspector::revealRequested, this, &Page::revealRequested);
    connect(inspector_, &GpuInspector::described, this, &GpusPage::judgeActions);
    foot_ = buildFoot();
    arrange(theme, {header_, buildFilter(), panel_, inspector_, nullptr, foot_});
    makeDetails();
}

QWidget *GpusPage::buildContent() {
    view_->setObjectName(QStringLiteral("gpuMap"));
    view_->card().setActions({open_, showNode_, showDeployment_});
    buildGrid();
    banner_ = new kit::Banner(session_.theme, kit::Tone::Info, {});
    banner_->setObjectName(QStringLiteral("unmeasured"));
    banner_->hide();
    compared_ = new kit::Banner(session_.theme, kit::Tone::Info, {});
    compared_->setObjectName(QStringLiteral("uncompared"));
    compared_->hide();
    twins_ = new QStackedWidget;
    twins_->addWidget(view_);
    twins_->addWidget(grid_);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner_);
    column->addWidget(compared_);
    column->addWidget(twins_, 1);
    return content;
}

void GpusPage::buildGrid() {
    grid_ = new kit::WindowGrid(session_.theme);
    grid_->setObjectName(QStringLiteral("gpuTable"));
    grid_->setAccessibleName(tr("GPUs"));
    grid_->setDensity(kit::Density::Compact);
    grid_->header()->setSectionsClickable(true);
    grid_->header()->setSortIndicatorShown(true);
    grid_->header()->setSortIndicatorClearable(true);
    grid_->header()->setSortIndicator(-1, Qt::AscendingOrder);
    table_->attach(*grid_);
    connect(grid_->header(), &QHeaderView::sortIndicatorChanged, table_, [this](int column, Qt::SortOrder order) {
        table_->sortBy(column < 0 ? std::nullopt : std::optional(column), order);
    });
}

QLayout *GpusPage::buildFilter() {
    const auto &theme = session_.theme;
    filter_ = new kit::FilterBar(theme, session_.connection, QStringLiteral("nodes"));
    filter_->setExample(QStringLiteral("rack:\"07\" AND unschedulable = false"));
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(kit::Size::SpaceSmall));
    row->addWidget(filter_, 1);
    row->addWidget(switchFor(asTable_), 0, Qt::AlignTop);
    row->addWidget(new kit::ActionButton(*fit_), 0, Qt::AlignTop);
    const auto addMenu = [&](const QString &words, const char *name, const std::function<void(QMenu *)> &fill) {
        auto *button = new QPushButton(words);
        button->setObjectName(QLatin1String(name));
        connect(button, &QPushButton::clicked, this, [this, button, fill] { openMenuOf(button, fill); });
        row->addWidget(button, 0, Qt::AlignTop);
    };
    addMenu(tr("View"), "viewMenu", [this](QMenu *menu) {
        menu->addActions(look_->pivotActions());
        menu->addSeparator();
        menu->addActions(look_->rangeActions());
        menu->addSeparator();
        menu->addActions(look_->colorActions());
        menu->addSeparator();
        menu->addActions({zoomIn_, zoomOut_, pin_});
    });
    addMenu(tr("Save"), "save", [this](QMenu *menu) { menu->addActions(exports_); });
    auto *rows = new QVBoxLayout;
    rows->setSpacing(theme.px(kit::Size::SpaceSmall));
    rows->addLayout(row);
    rows->addLayout(look_->makeButtons());
    return rows;
}

QWidget *GpusPage::buildFoot() {
    const auto &theme = session_.theme;
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(kit::Size::SpaceMedium));
    row->addWidget(new kit::Card(theme, padded(theme, &time_->scrubber()), nullptr), 3);
    auto *legend = padded(theme, legend_);
    legend->layout()->addWidget(new MarksLegend(theme, fleet_));
    static_cast<QVBoxLayout *>(legend->layout())->addStretch(1);
    row->addWidget(new kit::Card(theme, legend, nullptr), 1);
    foot->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return foot;
}

void GpusPage::connectAll() {
    const auto &session = session_;
    connect(feed_, &FleetFeed::received, this, &GpusPage::takeValues);
    connect(feed_, &FleetFeed::errorChanged, this, &GpusPage::showState);
    connect(time_, &MapTime::shown, this, &GpusPage::showPills);
    connect(time_, &MapTime::shown, this, &Page::settled);
    connect(time_, &MapTime::liveChanged, this, &GpusPage::want);
    connect(look_, &MapLook::metricChanged, this, &GpusPage::want);
    connect(view_, &HeatmapView::visibleNodesChanged, this, &GpusPage::want);
    connect(view_, &HeatmapView::menuRequested, this, [this](const GpuRef &, const QPoint &place) { openMenu(place); });
    connect(view_, &HeatmapView::activated, this, &GpusPage::openGpu);
    connect(grid_, &kit::WindowGrid::activated, open_, &QAction::trigger);
    connect(grid_, &kit::WindowGrid::menuRequested, this, [this](qint64, const QPoint &place) { openMenu(place); });
    connect(severity_, &SeverityFilter::changed, this, &GpusPage::showSeverity);
    connectLooks();
    followFleet();
    using View = client::ResourceView;
    for (const auto signal : {&View::settled, &View::inserted, &View::removed, &View::wasReset})
        connect(&filtered_, signal, this, &GpusPage::applyFilter);
    connect(filter_, &kit::FilterBar::filterChanged, this, [this](const QString &filter) {
        auto query = filtered_.query();
        query.filter = filter.toStdString();
        if (const auto set = filtered_.setQuery(query); !set)
            session_.notices.post({kit::Tone::Danger, kit::Sentences::of(set.error()), {}, {}});
        applyFilter();
    });
    connect(&session.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (changes.of("sites"))
            showSites();
        if (changes.of("clusters"))
            Q_EMIT countChanged();
        if (changes.of("telemetrySources"))
            showState();
        if (changes.of("silences"))
            showSilences();
    });
    connect(&session.cache, &client::ResourceCache::stateChanged, this, &GpusPage::showState);
    connect(&session.connection, &client::Connection::stateChanged, this, &GpusPage::showState);
    connect(&session.permissions, &client::Permissions::changed, this, &GpusPage::showState);
}

// What is shown beside another time, and where it stands.
void GpusPage::connectLooks() {
    connect(look_, &MapLook::pivotChanged, this, &GpusPage::want);
    connect(owners_, &OwnerFeed::received, this, &Page::settled);
    connect(comparison_, &MapComparison::withChanged, this, &GpusPage::want);
    connect(comparison_, &MapComparison::shown, this, &Page::settled);
    connect(comparison_, &MapComparison::sentenceChanged, this, [this] {
        compared_->setText(comparison_->sentence());
        compared_->setVisible(!comparison_->sentence().isEmpty());
    });
}

void GpusPage::followFleet() {
    connect(&fleet_, &GpuFleet::reshaped, this, [this] {
        applyFilter();
        showState();
        if (!awaited_.isEmpty() && reveal(awaited_))
            awaited_.clear();
    });
    connect(&fleet_.selection(), &GpuSelection::changed, this, &GpusPage::judgeActions);
    // What only the service knows of the GPU under the pointer is asked once, and said again with each new value.
    connect(view_, &HeatmapView::hovered, this, [this](const GpuRef &gpu) {
        carded_.Clear();
        cardedNode_.clear();
        if (gpu.isValid())
            reader_->ask(QString::fromStdString(fleet_.layout().facts(gpu.node).name()), gpu.gpu);
        else
            reader_->stop();
    });
    connect(
        reader_, &GpuReader::described, this, [this](const v1::DescribeGpuResponse &description, const QString &node) {
            carded_ = description;
            cardedNode_ = node;
            view_->card().setRemarks(QuietFacts::remarks(session_, node, description.device().index(), description));
            view_->describeCard(description, node);
        });
    connect(&fleet_, &GpuFleet::measured, this, [this] {
        if (severity_->chosen())
            applyFilter();
        if (!cardedNode_.isEmpty() && view_->card().isVisible())
            view_->describeCard(carded_, cardedNode_);
    });
}

void GpusPage::showEvent(QShowEvent *event) {
    Page::showEvent(event);
    pause();
    showState();
}

void GpusPage::hideEvent(QHideEvent *event) {
    Page::hideEvent(event);
    pause();
}

// What is not in sight is not followed.
void GpusPage::pause() {
    feed_->setPaused(!isVisible());
    time_->setPaused(!isVisible() || isGpuOpen());
    owners_->setPaused(!isVisible());
    comparison_->setPaused(!isVisible() || isGpuOpen());
    details_->setPaused(!isVisible() || !isGpuOpen());
}

void GpusPage::focusInEvent(QFocusEvent *event) {
    if (isGpuOpen())
        return details_->takeFocus(event->reason());
    passFocus(twins_->currentWidget(), event->reason());
}

} // namespace gpuspage
