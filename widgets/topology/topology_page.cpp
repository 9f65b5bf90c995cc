#include "widgets/topology/topology_page.h"

#include <algorithm>
#include <chrono>

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/export_actions.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/menu_button.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/topology/load_feed.h"
#include "widgets/topology/object_inspector.h"
#include "widgets/topology/place_actions.h"
#include "widgets/topology/topology_feed.h"
#include "widgets/topology/topology_model.h"
#include "widgets/topology/topology_view.h"

namespace topologypage {

namespace {

// Out of sight, before it lets go: whoever goes to and fro finds it as he left it. Reading a large fleet takes a
// second.
constexpr std::chrono::minutes Patience(5);

} // namespace

kit::PageFacts TopologyPage::facts() {
    return {QStringLiteral("topology"), tr("Topology"), kit::Icon::Topology};
}

TopologyPage::TopologyPage(const kit::Session &session, QWidget *parent)
    : Page(facts(), parent),
      session_(session),
      feed_(new TopologyFeed(
          graph_, [&cache = session.cache](const std::string &name) { return cache.find(name); }, this)),
      load_(new LoadFeed(session.connection, graph_, this)),
      filtered_(session.cache, "deployments"),
      model_(new TopologyModel(graph_, this)),
      view_(new TopologyView(session.theme, graph_)) {
    setObjectName(QStringLiteral("topologyPage"));
    feed_->setPaused(true);
    makeActions();
    makeExports();
    build();
    followCache();
    expectWhatIsMade(session.notices);
    showState();
    judgeActions();
    unseen_.setSingleShot(true);
    unseen_.setTimerType(Qt::VeryCoarseTimer);
    unseen_.setInterval(Patience);
    connect(&unseen_, &QTimer::timeout, this, &TopologyPage::letGo);
}

// Whoever looks at the graph goes before it.
TopologyPage::~TopologyPage() {
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete model_;
    delete load_;
    delete feed_;
}

void TopologyPage::build() {
    const auto &theme = session_.theme;
    header_ = new kit::PageHeader(theme, title());
    faults_ = header_->addPill({}, kit::Tone::Danger);
    rollouts_ = header_->addPill({}, kit::Tone::Info);
    drifts_ = header_->addPill({}, kit::Tone::Warn);
    for (auto *pill : {faults_, rollouts_, drifts_})
        pill->hide();
    header_->addAction(new kit::MenuButton(tr("New"), QStringLiteral("newPlace"),
                                           [this](QMenu *menu) { menu->addActions(places_->creating()); }));
    header_->addAction(new kit::ActionButton(*plan_));
    view_->setObjectName(QStringLiteral("map"));
    view_->setAccessibleName(tr("Map of what serves and where it runs"));
    buildGrid();
    banner_ = new kit::Banner(theme, kit::Tone::Info, {});
    banner_->setObjectName(QStringLiteral("planBanner"));
    banner_->setAction(endPlan_);
    banner_->hide();
    twins_ = new QStackedWidget;
    twins_->addWidget(view_);
    twins_->addWidget(grid_);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner_);
    column->addWidget(twins_, 1);
    panel_ = new kit::StatePanel(theme, content);
    panel_->setObjectName(QStringLiteral("topologyState"));
    connect(panel_, &kit::StatePanel::retryRequested, &session_.connection, &client::Connection::retry);
    inspector_ = new ObjectInspector(session_, graph_);
    inspector_->addAction(new kit::ActionButton(*open_));
    for (auto *button : places_->makeButtons())
        inspector_->addAction(button);
    connect(inspector_, &ObjectInspector::linkActivated, this, [this](const QString &key) { select(key, true); });
    connect(inspector_, &ObjectInspector::revealRequested, this, &Page::revealRequested);
    connect(view_, &TopologyView::currentChanged, this, [this](const QString &key) { select(key, false); });
    connect(view_, &TopologyView::activated, open_, &QAction::trigger);
    connect(view_, &TopologyView::menuRequested, this,
            [this](const QString &, const QPoint &place) { showMenu(place); });
    connect(view_, &TopologyView::settled, this, &Page::settled);
    arrange(theme, {header_, buildFilterRow(), panel_, inspector_});
}

QLayout *TopologyPage::buildFilterRow() {
    const auto &theme = session_.theme;
    filter_ = new kit::FilterBar(theme, session_.connection, QStringLiteral("deployments"));
    filter_->setExample(QStringLiteral("state = degraded"));
    connect(filter_, &kit::FilterBar::filterChanged, this, [this](const QString &filter) {
        auto query = filtered_.query();
        query.filter = filter.toStdString();
        if (const auto set = filtered_.setQuery(query); !set)
            session_.notices.post({kit::Tone::Danger, kit::Sentences::of(set.error()), {}, {}});
        applyFilter();
    });
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(kit::Size::SpaceSmall));
    row->addWidget(filter_, 1);
    for (auto *action : {serving_, physical_, table_})
        row->addWidget(new kit::ActionButton(*action), 0, Qt::AlignTop);
    detailsButton_ = new kit::ActionButton(*besides_);
    row->addWidget(detailsButton_, 0, Qt::AlignTop);
    row->addWidget(new kit::ActionButton(*fit_), 0, Qt::AlignTop);
    const auto fill = [this](QMenu *menu) { menu->addActions(exports_->all()); };
    row->addWidget(new kit::MenuButton(tr("Save"), QStringLiteral("save"), fill), 0, Qt::AlignTop);
    auto *find = new QAction(this);
    find->setShortcut(QKeySequence(Qt::Key_Slash));
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(find);
    connect(find, &QAction::triggered, filter_, [this] { filter_->setFocus(Qt::ShortcutFocusReason); });
    return row;
}

void TopologyPage::buildGrid() {
    grid_ = new kit::GridView(session_.theme);
    grid_->setObjectName(QStringLiteral("objects"));
    grid_->setAccessibleName(tr("Objects of the map"));
    grid_->setModel(model_);
    grid_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    grid_->setSortingEnabled(true);
    grid_->sortByColumn(TopologyModel::StateWord, Qt::AscendingOrder);
    grid_->restoreColumns(session_.memory.value(QStringLiteral("topology/columns")).toByteArray());
    connect(grid_, &kit::GridView::columnsChanged, this,
            [this] { session_.memory.setValue(QStringLiteral("topology/columns"), grid_->saveColumns()); });
    connect(grid_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TopologyPage::selectRow);
    connect(grid_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TopologyPage::choosePlaces);
    connect(grid_, &QAbstractItemView::activated, open_, &QAction::trigger);
    connect(grid_, &kit::GridView::menuRequested, this,
            [this](const QModelIndex &, const QPoint &place) { showMenu(place); });
}

void TopologyPage::followCache() {
    const auto &cache = session_.cache;
    connect(feed_, &TopologyFeed::taken, this, &TopologyPage::takeChanges);
    connect(load_, &LoadFeed::taken, this, &TopologyPage::takeChanges);
    connect(&cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        // All of them are read then.
        if (!isFilled_)
            return;
        for (const auto *kind : kindsOnTheMap()) {
            const auto *of = changes.of(kind);
            if (!of)
                continue;
            for (const auto *names : {&of->added, &of->changed, &of->removed})
                for (const auto &name : *names)
                    feed_->add(name);
        }
    });
    connect(&cache, &client::ResourceCache::stateChanged, this, &TopologyPage::showState);
    connect(&session_.connection, &client::Connection::stateChanged, this, &TopologyPage::showState);
    connect(&session_.connection, &client::Connection::stateChanged, this, &TopologyPage::judgeActions);
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, &TopologyPage::judgeActions);
    connect(&session_.permissions, &client::Permissions::changed, this, &TopologyPage::judgeActions);
    using View = client::ResourceView;
    for (const auto signal : {&View::settled, &View::inserted, &View::removed, &View::wasReset})
        connect(&filtered_, signal, this, &TopologyPage::applyFilter);
}

// The map is read as a whole once the first copy is; what is not in sight is not followed.
void TopologyPage::showEvent(QShowEvent *event) {
    Page::showEvent(event);
    unseen_.stop();
    showState();
}

void TopologyPage::hideEvent(QHideEvent *event) {
    Page::hideEvent(event);
    feed_->setPaused(true);
    load_->setPaused(true);
    unseen_.start();
}

void TopologyPage::letGo() {
    if (!isFilled_ || isVisible() || !planned_.isEmpty())
        return;
    isFilled_ = false;
    if (awaited_.isEmpty())
        awaited_ = selected_;
    graph_.clear();
    takeChanges(graph_.settle());
}

void TopologyPage::focusInEvent(QFocusEvent *event) {
    passFocus(twins_->currentWidget(), event->reason());
}

void TopologyPage::takeChanges(const TopologyGraph::Changes &changes) {
    view_->take(changes);
    model_->take(changes);
    if (changes.isEmpty())
        return;
    if (changes.isReshaped || changes.isRelinked) {
        load_->repeatNext();
        applyFilter();
    }
    if (!selected_.isEmpty() && !graph_.contains(selected_))
        select({}, false);
    else
        inspector_->show(selected_, remarks_.value(selected_));
    places_->judge();
    showState();
}

void TopologyPage::showState() {
    using State = client::ResourceCache::State;
    if (session_.cache.state() == State::Loading) {
        if (session_.connection.error())
            panel_->showFailed(
                {tr("The topology could not be loaded"), kit::Sentences::of(*session_.connection.error())});
        else
            panel_->showLoading(5);
        header_->setFact({});
        return;
    }
    if (!isVisible() && !isFilled_)
        return;
    if (!std::exchange(isFilled_, true)) {
        for (const auto *kind : kindsOnTheMap())
            for (const auto &name : session_.cache.names(kind))
                feed_->add(name);
        feed_->takeAll();
        const auto isServed = [](const Object &object) {
            return object.kind == Kind::Deployment || object.kind == Kind::Route;
        };
        if (std::ranges::none_of(graph_.objects(), isServed))
            showLens(Lens::Physical);
        judgeActions();
    }
    feed_->setPaused(!isVisible());
    load_->setPaused(!isVisible());
    const auto isThere = [](const Object &object) { return !object.key.isEmpty() && object.kind != Kind::Team; };
    if (std::ranges::any_of(graph_.objects(), isThere))
        panel_->showFilled();
    else
        panel_->showEmpty({tr("Nothing runs here yet"),
                           tr("The nodes of the service and everything that serves requests on them stand here. Choose "
                              "a model in the catalog and deploy it.")});
    showFact();
    if (!awaited_.isEmpty() && graph_.contains(awaited_))
        select(std::exchange(awaited_, {}), true);
}

bool TopologyPage::reveal(const QString &name) {
    if (graph_.contains(name)) {
        select(name, true);
        view_->center(name);
        return true;
    }
    const bool isOurs = std::ranges::any_of(
        kindsOnTheMap(), [&](const char *kind) { return name.startsWith(QLatin1String(kind) + QLatin1Char('/')); });
    if (!isOurs || !session_.cache.contains(name.toStdString()))
        return false;
    awaited_ = name;
    return true;
}

// What is made elsewhere does not move the cursor of a map that nobody looks at.
void TopologyPage::expect(const QString &name) {
    if (isVisible() && !reveal(name))
        awaited_ = name;
}

QString TopologyPage::shownObject() const {
    return selected_;
}

QRect TopologyPage::shownPlace() const {
    return inSight(*view_->viewport(), view_->lineOf(selected_).toAlignedRect());
}

bool TopologyPage::isSettled() const {
    if (panel_->state() == kit::StatePanel::State::Loading)
        return false;
    return panel_->state() != kit::StatePanel::State::Filled ||
           (feed_->isIdle() && filtered_.isSettled() && (twins_->currentWidget() != view_ || view_->isSettled()));
}

void TopologyPage::showLens(Lens lens) {
    showTable(false);
    view_->setLens(lens);
    serving_->setChecked(lens == Lens::Serving);
    physical_->setChecked(lens == Lens::Physical);
}

void TopologyPage::showTable(bool isTable) {
    model_->setActive(isTable);
    if (const int row = model_->rowOf(selected_); row >= 0)
        grid_->setCurrentIndex(model_->index(row, 0));
    // A table that gets the focus makes its first row current: that is for who has selected nothing.
    isSelecting_ = !selected_.isEmpty();
    twins_->setCurrentWidget(isTable ? static_cast<QWidget *>(grid_) : view_);
    table_->setChecked(isTable);
    serving_->setChecked(!isTable && view_->lens() == Lens::Serving);
    physical_->setChecked(!isTable && view_->lens() == Lens::Physical);
    if (isVisible())
        twins_->currentWidget()->setFocus();
    isSelecting_ = false;
    if (!isTable && !selected_.isEmpty())
        select(selected_, true);
    judgeActions();
}

void TopologyPage::select(const QString &key, bool isShown) {
    if (isSelecting_)
        return;
    isSelecting_ = true;
    selected_ = graph_.contains(key) ? key : QString();
    view_->setCurrent(selected_, isShown);
    const int row = model_->rowOf(selected_);
    if (row >= 0)
        grid_->setCurrentIndex(model_->index(row, 0));
    inspector_->show(selected_, remarks_.value(selected_));
    isSelecting_ = false;
    judgeActions();
}

void TopologyPage::selectRow() {
    const int row = grid_->currentIndex().row();
    if (twins_->currentWidget() == grid_ && row >= 0)
        select(model_->keyAt(row), true);
}

void TopologyPage::applyFilter() {
    if (filtered_.query().filter.empty()) {
        view_->setMatches({});
        model_->setMatches({});
        showFact();
        return;
    }
    std::vector<bool> matches(graph_.objects().size());
    for (int row = 0; row < filtered_.count(); ++row)
        for (const ObjectId id : graph_.related(graph_.find(QString::fromStdString(filtered_.nameAt(row)))))
            matches[static_cast<std::size_t>(id)] = true;
    view_->setMatches(matches);
    model_->setMatches(std::move(matches));
    showFact();
}

} // namespace topologypage
