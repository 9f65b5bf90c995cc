#include "widgets/gpus/gpus_page.h"

#include <QAction>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "widgets/gpus/fleet_feed.h"
#include "widgets/gpus/gpu_actions.h"
#include "widgets/gpus/gpu_card.h"
#include "widgets/gpus/gpu_details.h"
#include "widgets/gpus/gpu_export.h"
#include "widgets/gpus/gpu_hover.h"
#include "widgets/gpus/gpu_inspector.h"
#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/gpus_header.h"
#include "widgets/gpus/heatmap_legend.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/gpus/hover_reader.h"
#include "widgets/gpus/map_actions.h"
#include "widgets/gpus/map_and_table.h"
#include "widgets/gpus/map_bar.h"
#include "widgets/gpus/map_comparison.h"
#include "widgets/gpus/map_foot.h"
#include "widgets/gpus/map_look.h"
#include "widgets/gpus/map_time.h"
#include "widgets/gpus/owner_feed.h"
#include "widgets/gpus/selection_actions.h"
#include "widgets/gpus/severity_filter.h"
#include "widgets/gpus/shown_gpus.h"
#include "widgets/gpus/silence_actions.h"
#include "widgets/gpus/source_actions.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/menu_button.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/window_grid.h"

namespace gpuspage {

kit::PageFacts GpusPage::facts() {
    return {QStringLiteral("gpus"), tr("GPUs"), kit::Icon::Gpus};
}

GpusPage::GpusPage(const kit::Session &session, QWidget *parent)
    : Page(facts(), parent),
      session_(session),
      filtered_(session.cache, "nodes"),
      feed_(new FleetFeed(session.connection, fleet_, this)),
      owners_(new OwnerFeed(session.connection, fleet_, this)),
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
    header_->showSilences();
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

kit::ActionMaker GpusPage::maker() {
    return [this](const QString &name, const QString &words, const QKeySequence &keys) {
        return makeNamedAction(name, words, keys);
    };
}

void GpusPage::makeParts() {
    const auto make = maker();
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
    header_ = new GpusHeader(session_, title(), {fleet_.values(), *severity_, *silences_, *sources_});
    view_->setObjectName(QStringLiteral("gpuMap"));
    view_->hover().card().setActions({selected_->open(), selected_->showNode(), selected_->showDeployment()});
    twins_ = new MapAndTable(theme, view_, *table_);
    twins_->setSilentAction(showSilent_);
    panel_ = new kit::StatePanel(theme, twins_);
    panel_->setObjectName(QStringLiteral("gpusState"));
    connect(panel_, &kit::StatePanel::retryRequested, this, [this] {
        session_.connection.retry();
        feed_->retry();
        showState();
    });
    buildInspector();
    foot_ = new MapFoot(theme, fleet_, &time_->scrubber(), legend_);
    arrange(theme, {header_, buildBar(), panel_, inspector_, nullptr, foot_});
    makeDetails();
    shown_ = std::make_unique<ShownGpus>(ShownGpus::Parts{fleet_, filtered_, *filter_, *severity_, *table_, *sources_});
}

void GpusPage::buildInspector() {
    inspector_ = new GpuInspector(session_, fleet_);
    inspector_->addAction(new kit::ActionButton(*selected_->open()));
    inspector_->addAction(new kit::ActionButton(*selected_->showNode()));
    inspector_->addAction(deeds_->makeMenu(QStringLiteral("more"), selected_->showDeployment()));
    connect(inspector_, &GpuInspector::revealRequested, this, &Page::revealRequested);
    connect(inspector_, &GpuInspector::described, this, &GpusPage::judgeActions);
}

QLayout *GpusPage::buildBar() {
    filter_ = new kit::FilterBar(session_.theme, session_.connection, QStringLiteral("nodes"));
    filter_->setExample(QStringLiteral("rack:\"07\" AND unschedulable = false"));
    bar_ = new MapBar(session_.theme, {filter_, *look_, *sizes_, *asTable_, *besides_, export_->actions()});
    auto *rows = new QVBoxLayout;
    rows->addWidget(bar_);
    return rows;
}

void GpusPage::connectAll() {
    const auto &session = session_;
    connect(feed_, &FleetFeed::received, this, &GpusPage::takeValues);
    connect(feed_, &FleetFeed::errorChanged, this, &GpusPage::showState);
    connect(time_, &MapTime::shown, this, &GpusPage::showFigures);
    connect(time_, &MapTime::shown, this, &Page::settled);
    connect(time_, &MapTime::liveChanged, this, &GpusPage::want);
    connect(time_, &MapTime::liveChanged, this, &GpusPage::showSilence);
    connect(look_, &MapLook::metricChanged, this, &GpusPage::want);
    connect(view_, &HeatmapView::visibleNodesChanged, this, &GpusPage::want);
    connect(view_, &HeatmapView::menuRequested, this, [this](const GpuRef &, const QPoint &place) { openMenu(place); });
    connect(view_, &HeatmapView::activated, this, &GpusPage::openGpu);
    connect(twins_->grid(), &kit::WindowGrid::activated, this, [this](qint64 row) { openGpu(table_->gpuAt(row)); });
    connect(twins_->grid(), &kit::WindowGrid::menuRequested, this,
            [this](qint64, const QPoint &place) { openMenu(place); });
    connect(selected_, &SelectionActions::openRequested, this, &GpusPage::openGpu);
    connect(selected_, &SelectionActions::revealRequested, this, &Page::revealRequested);
    connect(severity_, &SeverityFilter::changed, this, &GpusPage::showSeverity);
    connectLooks();
    followFleet();
    connectFilter();
    connect(&session.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (changes.of("sites"))
            showSites();
        if (changes.of("clusters"))
            Q_EMIT countChanged();
        if (changes.of("telemetrySources"))
            showState();
        if (changes.of("silences"))
            header_->showSilences();
    });
    connect(&session.cache, &client::ResourceCache::stateChanged, this, &GpusPage::showState);
    connect(&session.connection, &client::Connection::stateChanged, this, &GpusPage::showState);
    connect(&session.permissions, &client::Permissions::changed, this, &GpusPage::showState);
}

void GpusPage::connectFilter() {
    using View = client::ResourceView;
    for (const auto signal : {&View::settled, &View::inserted, &View::removed, &View::wasReset})
        connect(&filtered_, signal, this, &GpusPage::applyFilter);
    // Without a filter all nodes match, and no list of them is kept.
    const auto ask = [this](const QString &filter) {
        auto query = filtered_.query();
        query.filter = filter.isEmpty() ? "meta.name = \"\"" : filter.toStdString();
        if (const auto set = filtered_.setQuery(query); !set)
            session_.notices.post({kit::Tone::Danger, kit::Sentences::of(set.error()), {}, {}});
    };
    ask({});
    connect(filter_, &kit::FilterBar::filterChanged, this, [this, ask](const QString &filter) {
        ask(filter);
        applyFilter();
    });
}

// What is shown beside another time, and where it stands.
void GpusPage::connectLooks() {
    connect(look_, &MapLook::pivotChanged, this, &GpusPage::want);
    connect(owners_, &OwnerFeed::received, this, &Page::settled);
    connect(comparison_, &MapComparison::withChanged, this, &GpusPage::want);
    connect(comparison_, &MapComparison::shown, this, &Page::settled);
    connect(comparison_, &MapComparison::sentenceChanged, this,
            [this] { twins_->sayUncompared(comparison_->sentence()); });
}

void GpusPage::followFleet() {
    connect(&fleet_, &GpuFleet::reshaped, this, [this] {
        applyFilter();
        showState();
        if (!awaited_.isEmpty() && reveal(awaited_))
            awaited_.clear();
    });
    connect(&fleet_.selection(), &GpuSelection::changed, this, &GpusPage::judgeActions);
    connect(&fleet_, &GpuFleet::measured, this, [this] {
        if (fleet_.values().areFaultsPast())
            showFigures();
        if (severity_->chosen())
            applyFilter();
    });
    new HoverReader(session_, fleet_, view_->hover());
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
    inspector_->setPaused(!isVisible() || isGpuOpen());
    owners_->setPaused(!isVisible());
    comparison_->setPaused(!isVisible() || isGpuOpen());
    details_->setPaused(!isVisible() || !isGpuOpen());
}

void GpusPage::focusInEvent(QFocusEvent *event) {
    if (isGpuOpen())
        return details_->takeFocus(event->reason());
    passFocus(twins_->shown(), event->reason());
}

} // namespace gpuspage
