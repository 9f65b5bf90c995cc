#include "widgets/deployments/deployments_page.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

#include "backend/client/resource_cache.h"
#include "widgets/deployments/deployment_actions.h"
#include "widgets/deployments/deployment_inspector.h"
#include "widgets/deployments/engine_actions.h"
#include "widgets/deployments/engines_view.h"
#include "widgets/deployments/logs_view.h"
#include "widgets/deployments/provider_actions.h"
#include "widgets/deployments/provider_inspector.h"
#include "widgets/deployments/replica_tally.h"
#include "widgets/deployments/replicas_view.h"
#include "widgets/deployments/route_actions.h"
#include "widgets/deployments/route_inspector.h"
#include "widgets/deployments/selection_inspector.h"
#include "widgets/deployments/tables.h"
#include "widgets/deployments/traffic_view.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/list_pane.h"
#include "widgets/kit/page_header.h"

namespace deploymentspage {

kit::PageFacts DeploymentsPage::facts() {
    return {QStringLiteral("deployments"), tr("Deployments"), kit::Icon::Deployments};
}

DeploymentsPage::DeploymentsPage(const kit::Session &session, QWidget *parent)
    : Page(facts(), parent),
      session_(session),
      header_(new kit::PageHeader(session.theme, title())),
      create_(new QPushButton),
      tabs_(new QTabBar),
      filters_(new QStackedWidget),
      lists_(new QStackedWidget),
      inspectors_(new QStackedWidget),
      route_(new RouteInspector(session)),
      provider_(new ProviderInspector(session)),
      details_(new QTabWidget),
      replicas_(new ReplicasView(session)),
      logs_(new LogsView(session)),
      traffic_(new TrafficView(session)) {
    setObjectName(QStringLiteral("deploymentsPage"));
    makeActions();
    makeLists();
    build();
    follow();
    expectWhatIsMade(session.notices);
    showList(Deployments);
}

void DeploymentsPage::makeActions() {
    const kit::ActionMaker make = [this](const QString &name, const QString &words, const QKeySequence &keys) {
        return makeNamedAction(name, words, keys);
    };
    deployments_ = new DeploymentActions(session_, make, this);
    providers_ = new ProviderActions(session_, make, this);
    routes_ = new RouteActions(session_, make, this);
    actions_ = {deployments_, routes_, providers_};
    engineActions_ = new EngineActions(session_, make, this);
    engines_ = new EnginesView(session_, *engineActions_);
    connect(engines_, &EnginesView::selectionChanged, this, &DeploymentsPage::chooseEngines);
    connect(engines_, &EnginesView::activated, engineActions_->edit(), &QAction::trigger);
    connect(engines_, &EnginesView::menuRequested, this,
            [this](const QPoint &place) { openMenu(engineActions_->all(), place); });
    deleteByKey(engineActions_->remove(), engines_->grid());
    chooseEngines();
    makeListActions();
}

void DeploymentsPage::makeLists() {
    tables_ = {new DeploymentsTable(session_, nullptr), new RoutesTable(session_, nullptr),
               new ProvidersTable(session_, nullptr)};
    const kit::ListPane::Facts facts[] = {
        {QStringLiteral("deployments/deployments/columns"), tr("Deployments"),
         tr("The deployments could not be loaded"), tr("Nothing is deployed yet"),
         tr("A deployment is a model version that an engine serves. The engines that are known stand below."),
         tr("No deployment matches the filter"), QStringLiteral("state = DEGRADED")},
        {QStringLiteral("deployments/routes/columns"), tr("Routes"), tr("The routes could not be loaded"),
         tr("No route is there yet"), tr("A route gives a model its public name and says who answers for it."),
         tr("No route matches the filter"), QStringLiteral("model = \"house-chat\"")},
        {QStringLiteral("deployments/providers/columns"), tr("Providers"), tr("The providers could not be loaded"),
         tr("No provider is there yet"), tr("A provider is a vendor's API whose models stand among your own."),
         tr("No provider matches the filter"), QStringLiteral("region = eu")}};
    for (int list = 0; list < ListCount; ++list) {
        panes_[list] = new kit::ListPane(session_, tables_[list], facts[list], actions_[list]->create());
        panes_[list]->grid()->setSelectionMode(QAbstractItemView::ExtendedSelection);
        lists_->addWidget(panes_[list]);
        filters_->addWidget(panes_[list]->filter());
        tabs_->addTab({});
        connect(panes_[list], &kit::ListPane::selectionChanged, this, [this, list] {
            if (list == list_)
                showSelection();
        });
        connect(panes_[list], &kit::ListPane::countChanged, this, [this] {
            showTitles();
            showFact();
        });
        deleteByKey(actions_[list]->remove(), panes_[list]->grid());
        connect(panes_[list], &kit::ListPane::activated, actions_[list]->edit(), &QAction::trigger);
        connect(panes_[list], &kit::ListPane::menuRequested, this,
                [this, list](const QPoint &place) { openMenu(actions_[list]->all(), place); });
        connect(panes_[list], &kit::ListPane::settled, this, &Page::settled);
    }
}

void DeploymentsPage::build() {
    const auto &theme = session_.theme;
    create_->setObjectName(QStringLiteral("newObject"));
    kit::setKind(*create_, kit::ButtonKind::Primary);
    header_->addAction(kit::makeButton(deployments_->fits()));
    copyAddress_ = kit::makeButton(routes_->copyAddress());
    header_->addAction(copyAddress_);
    header_->addAction(create_);
    connect(create_, &QPushButton::clicked, this, [this] { actions_[list_]->create()->trigger(); });
    for (auto *actions : actions_)
        connect(actions->create(), &QAction::changed, this, &DeploymentsPage::showTitles);
    tabs_->setObjectName(QStringLiteral("lists"));
    tabs_->setAccessibleName(tr("Lists"));
    tabs_->setExpanding(false);
    tabs_->setDrawBase(false);
    connect(tabs_, &QTabBar::currentChanged, this, &DeploymentsPage::showList);
    deployment_ = new DeploymentInspector(
        session_, {deployments_->makeItSo(), deployments_->rollBack(), deployments_->steering()});
    deployments_->setRevisionInSight([this] {
        // Of another deployment than the one that is shown, nobody looks at a revision.
        return isLending_ ? std::nullopt : deployment_->chosenGeneration();
    });
    connect(deployment_, &DeploymentInspector::revealRequested, this, &DeploymentsPage::reveal);
    inspectors_->addWidget(deployment_);
    inspectors_->addWidget(route_);
    inspectors_->addWidget(provider_);
    buildMany();
    buildFoot();
    auto *columns = new QPushButton(tr("Columns"));
    columns->setObjectName(QStringLiteral("columns"));
    connect(columns, &QPushButton::clicked, this, [this, columns] { current()->openColumns(columns); });
    filters_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(kit::Size::SpaceSmall));
    row->addWidget(filters_, 1);
    row->addWidget(columns, 0, Qt::AlignTop);
    arrange(theme, {header_, row, lists_, inspectors_, buildDetails(), nullptr, tabs_});
}

void DeploymentsPage::buildMany() {
    const QList<QAction *> actions[] = {deployments_->forMany(), {routes_->remove()}, {providers_->remove()}};
    for (int list = 0; list < ListCount; ++list) {
        many_[list] = new SelectionInspector(session_, QLatin1String(kinds[list]), actions[list]);
        inspectors_->addWidget(many_[list]);
    }
}

QWidget *DeploymentsPage::buildDetails() {
    details_->setObjectName(QStringLiteral("details"));
    details_->setDocumentMode(true);
    details_->addTab(replicas_, tr("Replicas"));
    details_->addTab(logs_, tr("Logs"));
    details_->addTab(traffic_, tr("Traffic"));
    details_->addTab(engines_, tr("Engines"));
    connect(details_, &QTabWidget::currentChanged, this, &DeploymentsPage::chooseEngines);
    connect(replicas_, &ReplicasView::menuRequested, this, [this](const QPoint &place) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const auto chosen = replicas_->selected();
        auto *restart = menu->addAction(tr("Restart %n replica(s)", nullptr, static_cast<int>(chosen.size())), this,
                                        [this, chosen] { deployments_->restart(chosen); });
        restart->setEnabled(!chosen.isEmpty() && deployments_->restartAll()->isEnabled());
        menu->popup(place);
    });
    return details_;
}

void DeploymentsPage::buildFoot() {
    deployment_->addAction(kit::makeButton(deployments_->edit()));
    deployment_->addAction(kit::makeButton(deployments_->scale()));
    deployment_->addAction(kit::makeButton(deployments_->restartAll()));
    route_->addAction(kit::makeButton(routes_->edit()));
    route_->addAction(kit::makeButton(routes_->copyCurl()));
    provider_->addAction(kit::makeButton(providers_->edit()));
    provider_->addAction(kit::makeButton(providers_->setValue()));
}

void DeploymentsPage::follow() {
    connect(&session_.cache, &client::ResourceCache::stateChanged, this, &Page::countChanged);
    connect(&session_.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        // What one list shows depends on the others.
        if (changes.of("routes"))
            tables_[Deployments]->refreshCells();
        if (changes.of("engineTemplates")) {
            engines_->refresh();
            chooseEngines();
        }
        if (changes.of("deployments") || changes.of("routes") || changes.of("providers") || changes.of("nodes")) {
            showSelection();
            showTitles();
            showFact();
            Q_EMIT countChanged();
        }
    });
}

std::optional<qint64> DeploymentsPage::count() const {
    if (session_.cache.state() == client::ResourceCache::State::Loading)
        return {};
    return static_cast<qint64>(session_.cache.count("deployments"));
}

bool DeploymentsPage::isSettled() const {
    return std::all_of(panes_.begin(), panes_.end(), [](const auto *pane) { return pane->isSettled(); });
}

// Not a focus proxy: with one, Tab leads past all that stands before the grid.
void DeploymentsPage::focusInEvent(QFocusEvent *event) {
    if (std::exchange(leadsToEngines_, false))
        engines_->setFocus(event->reason());
    else
        passFocus(current()->grid(), event->reason());
}

void DeploymentsPage::showList(int list) {
    list_ = list;
    lists_->setCurrentIndex(list);
    filters_->setCurrentIndex(list);
    details_->setTabVisible(0, list == Deployments);
    details_->setTabVisible(1, list == Deployments);
    details_->setTabVisible(2, list != Providers);
    details_->setTabVisible(3, list == Deployments);
    details_->parentWidget()->setVisible(list != Providers);
    copyAddress_->setInPlace(list == Routes);
    showTitles();
    showFact();
    showSelection();
}

void DeploymentsPage::showTitles() {
    const QString words[] = {tr("Deployments"), tr("Routes"), tr("Providers")};
    for (int list = 0; list < ListCount; ++list) {
        const auto all = static_cast<qlonglong>(session_.cache.count(kinds[list]));
        tabs_->setTabText(list, session_.cache.state() == client::ResourceCache::State::Loading
                                    ? words[list]
                                    : tr("%1 %L2", "list, how many").arg(words[list]).arg(all));
    }
    const auto *create = actions_[list_]->create();
    create_->setText(create->text());
    create_->setEnabled(create->isEnabled());
    create_->setToolTip(create->toolTip());
}

void DeploymentsPage::showFact() {
    if (session_.cache.state() == client::ResourceCache::State::Loading)
        return header_->setFact({});
    const auto all = static_cast<int>(session_.cache.count(kinds[list_]));
    if (current()->isFiltered())
        return header_->setFact(tr("%L1 of %n object(s) match", nullptr, all).arg(current()->shownCount()));
    if (const auto address = RouteActions::address(session_); list_ == Routes && !address.isEmpty())
        return header_->setFact(tr("Requests are answered at %1").arg(address));
    ReplicaTally replicas;
    session_.cache.each("deployments", [&replicas](const v1::Resource &deployment) {
        replicas.add(deployment.deployment_status());
        return true;
    });
    header_->setFact(replicas.words());
}

void DeploymentsPage::openMenu(const QList<QAction *> &actions, const QPoint &place) {
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions);
    menu->popup(place);
}

} // namespace deploymentspage
