#include <algorithm>
#include <array>
#include <chrono>

#include <QAction>
#include <QDateTime>
#include <QItemSelectionModel>
#include <QMenu>

#include "backend/client/connection.h"
#include "backend/client/deployment_calls.h"
#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/export_actions.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/time_text.h"
#include "widgets/topology/fault_count.h"
#include "widgets/topology/place_actions.h"
#include "widgets/topology/topology_export.h"
#include "widgets/topology/topology_model.h"
#include "widgets/topology/topology_page.h"
#include "widgets/topology/topology_view.h"
#include "widgets/topology/topology_words.h"

namespace topologypage {

namespace {

constexpr double KeyFactor = 1.25;

} // namespace

void TopologyPage::makeActions() {
    serving_ = makeAction("serving", tr("Serving"), QKeySequence(Qt::Key_S));
    connect(serving_, &QAction::triggered, this, [this] { showLens(Lens::Serving); });
    physical_ = makeAction("physical", tr("Physical"), QKeySequence(Qt::Key_P));
    connect(physical_, &QAction::triggered, this, [this] { showLens(Lens::Physical); });
    table_ = makeAction("table", tr("Table"), QKeySequence(Qt::Key_T));
    connect(table_, &QAction::triggered, this, [this](bool isTable) { showTable(isTable); });
    for (auto *action : {serving_, physical_, table_})
        action->setCheckable(true);
    serving_->setChecked(true);
    fit_ = makeAction("fit", tr("Fit"), QKeySequence(Qt::Key_0));
    connect(fit_, &QAction::triggered, view_, &TopologyView::fit);
    zoomIn_ = makeAction("zoomIn", tr("Zoom in"), {});
    zoomIn_->setShortcuts({QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)});
    connect(zoomIn_, &QAction::triggered, view_, [this] { view_->zoomBy(KeyFactor); });
    zoomOut_ = makeAction("zoomOut", tr("Zoom out"), QKeySequence(Qt::Key_Minus));
    connect(zoomOut_, &QAction::triggered, view_, [this] { view_->zoomBy(1 / KeyFactor); });
    makeRoomAction();
    plan_ = makeAction("plan", tr("Plan placement"), QKeySequence(tr("Ctrl+Shift+P")));
    connect(plan_, &QAction::triggered, this, &TopologyPage::askForPlan);
    endPlan_ = makeAction("endPlan", tr("Hide the plan"), {});
    endPlan_->setVisible(false);
    connect(endPlan_, &QAction::triggered, this, &TopologyPage::clearPlan);
    open_ = makeAction("open", tr("Open"), QKeySequence::Open);
    setNeedsSelection(open_);
    connect(open_, &QAction::triggered, this, [this] {
        const ObjectId id = graph_.find(selected_);
        if (id < 0)
            return;
        const auto &object = graph_.at(id);
        const auto parts = object.resource().split(QLatin1Char('/'));
        // This page shows nodes, too, which would lead nowhere.
        if ((object.kind == Kind::Node || object.kind == Kind::Gpu) && parts.size() == 4)
            Q_EMIT linkRequested(QStringLiteral("gpus/%1/%2").arg(parts[1], parts[3]));
        else
            Q_EMIT revealRequested(object.resource());
    });
    places_ = new PlaceActions(
        session_,
        [this](const QString &name, const QString &words, const QKeySequence &keys) {
            return makeNamedAction(name, words, keys);
        },
        this);
}

void TopologyPage::makeExports() {
    const kit::ExportDialog::Words words{.title = tr("Save the topology"),
                                         .stem = QStringLiteral("topology"),
                                         .written = tr("The topology was written to %1."),
                                         .failed = tr("The topology could not be written to %1: %2")};
    using Exports = kit::ExportActions;
    exports_ = new Exports(session_, words, this);
    const auto add = [this](const char *verb, const QString &name, Exports::Kind kind, const auto &write) {
        exports_->add(makeAction(verb, name), kind, kit::ExportDialog::atOnce(write));
    };
    add("exportPng", tr("Save view as PNG…"), Exports::Kind::Png,
        [this](const QString &file) { return exportPng(*view_, pictureWords(), file); });
    add("exportSvg", tr("Save map as SVG…"), Exports::Kind::Svg,
        [this](const QString &file) { return exportSvg(*view_, pictureWords(), file); });
    add("exportCsv", tr("Save table as CSV…"), Exports::Kind::Csv, [this](const QString &file) {
        const auto time = std::chrono::floor<std::chrono::milliseconds>(session_.clock.now()).time_since_epoch();
        const auto instant = QDateTime::fromMSecsSinceEpoch(time.count(), Qt::UTC);
        return exportCsv({graph_, instant.toString(Qt::ISODate), pictureWords().source}, file);
    });
}

kit::PictureWords TopologyPage::pictureWords() const {
    QStringList clusters;
    for (const auto &object : graph_.objects())
        if (object.kind == Kind::Cluster && !object.key.isEmpty())
            clusters << object.resource();
    kit::PictureWords words;
    words.title = physical_->isChecked() ? tr("Topology: where it runs") : tr("Topology: what serves");
    words.facts << tr("As of %1").arg(session_.times.instant(core::toTimestamp(session_.clock.now())));
    words.source = kit::PictureWords::sourceOf(session_.cache, clusters);
    return words;
}

void TopologyPage::showFact() {
    int rollouts = 0;
    int drifts = 0;
    std::array<int, kindCount> counts{};
    // Those that the GPUs are on: the service's own host may have none.
    QSet<QString> hosts;
    for (const auto &object : graph_.objects()) {
        if (object.key.isEmpty())
            continue;
        ++counts[static_cast<std::size_t>(object.kind)];
        if (object.kind == Kind::Gpu)
            hosts.insert(object.parent);
        rollouts += object.state == State::RollingOut ? 1 : 0;
        drifts += object.kind == Kind::Deployment && (object.marks & Drift) ? 1 : 0;
    }
    const auto countOf = [&](Kind kind) { return counts[static_cast<std::size_t>(kind)]; };
    if (isFilled_)
        header_->setFact(tr("%1, %2 on %3", "deployments, GPUs, nodes")
                             .arg(tr("%Ln deployment(s)", nullptr, countOf(Kind::Deployment)),
                                  tr("%Ln GPU(s)", nullptr, countOf(Kind::Gpu)),
                                  nodesWith(static_cast<int>(hosts.size()), countOf(Kind::Node))));
    showFaults();
    rollouts_->setText(tr("%n rolling out", nullptr, rollouts));
    rollouts_->setVisible(rollouts > 0);
    drifts_->setText(tr("%n serving another revision", nullptr, drifts));
    drifts_->setVisible(drifts > 0);
}

// Of all that are drawn: the service's own host may have no GPUs.
QString TopologyPage::nodesWith(int hosts, int all) {
    return hosts == all ? tr("%Ln node(s)", nullptr, all)
                        : tr("%L1 of %Ln node(s)", "nodes with GPUs, all nodes", all).arg(hosts);
}

// What of two kinds went wrong is said; more would not be read.
void TopologyPage::showFaults() {
    constexpr int Most = 2;
    const auto faults = faultsByCause(graph_);
    const auto words = TopologyWords::faults(faults);
    faults_->setText(words.size() > Most ? tr("%Ln fault(s)", nullptr, faults.all())
                                         : words.join(QStringLiteral(", ")));
    faults_->setToolTip(tr("%1, each counted where it began: what fails because of it is not counted again.")
                            .arg(words.join(QStringLiteral(", "))));
    faults_->setVisible(faults.all() > 0);
}

void TopologyPage::judgeActions() {
    const auto judge = &kit::Obstacle::tell;
    const auto nothing = isFilled_ ? QString() : tr("The topology is not loaded yet.");
    for (auto *action : {serving_, physical_, table_, fit_})
        judge(action, nothing);
    const auto isMap = twins_->currentWidget() != grid_;
    for (auto *action : {zoomIn_, zoomOut_})
        judge(action, isMap ? nothing : tr("The table has no zoom."));
    for (auto *action : exports_->all())
        judge(action, nothing);
    const auto deployment = selectedDeployment();
    judge(plan_, !session_.connection.isOnline() ? kit::Obstacle::toChange(session_)
                 : deployment.isEmpty()          ? tr("Select a deployment first.")
                 : planning_.isOpen()            ? tr("The plan is being worked out.")
                                      : kit::Obstacle::to(session_, "deployments.plan", deployment.toStdString()));
    judge(open_, selected_.isEmpty() ? tr("Select an object first.") : QString());
    judge(endPlan_, {});
    choosePlaces();
}

void TopologyPage::choosePlaces() {
    if (isLending_)
        return places_->judge();
    places_->choose(selectedResources());
}

QStringList TopologyPage::selectedResources() const {
    QStringList keys;
    if (twins_->currentWidget() == grid_)
        for (const auto &index : grid_->selectionModel()->selectedRows())
            keys << model_->keyAt(index.row());
    else if (!selected_.isEmpty())
        keys << selected_;
    const auto isResource = [this](const QString &key) {
        const ObjectId id = graph_.find(key);
        return id >= 0 && graph_.at(id).resource() == key;
    };
    return std::ranges::all_of(keys, isResource) ? keys : QStringList();
}

QList<QAction *> TopologyPage::lend(const QStringList &names) {
    places_->choose(names);
    auto actions = places_->chosen();
    isLending_ = !actions.isEmpty();
    choosePlaces();
    return actions;
}

void TopologyPage::giveBack() {
    isLending_ = false;
    choosePlaces();
}

QString TopologyPage::selectedDeployment() const {
    const ObjectId id = graph_.find(selected_);
    if (id < 0)
        return {};
    const auto &resource = graph_.at(id).resource();
    return resource.startsWith(QStringLiteral("deployments/")) ? resource : QString();
}

void TopologyPage::showMenu(const QPoint &place) {
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("objectMenu"));
    menu->addAction(open_);
    menu->addAction(plan_);
    menu->addSeparator();
    if (const auto actions = places_->chosen(); !actions.isEmpty())
        menu->addActions(actions);
    else if (const auto names = selectedResources(); !names.isEmpty())
        Q_EMIT menuOpened(names, menu);
    menu->addSeparator();
    menu->addActions(places_->creating());
    menu->addSeparator();
    menu->addActions({fit_, zoomIn_, zoomOut_});
    menu->addSeparator();
    menu->addActions(exports_->all());
    menu->popup(place);
}

void TopologyPage::askForPlan() {
    const auto deployment = selectedDeployment();
    const auto resource = session_.cache.find(deployment.toStdString());
    if (!resource)
        return;
    v1::PlanDeploymentRequest request;
    *request.mutable_deployment() = *resource;
    planning_.cancel();
    planning_ = session_.connection.deployments().planDeployment(request);
    client::deliver(planning_, this, [this, deployment](const core::Result<v1::PlanDeploymentResponse> &answer) {
        planning_ = {};
        takePlan(deployment, answer);
    });
    judgeActions();
}

void TopologyPage::takePlan(const QString &deployment, const core::Result<v1::PlanDeploymentResponse> &answer) {
    if (answer)
        showPlan(deployment, *answer);
    else
        session_.notices.post(
            {kit::Tone::Danger, tr("There is no plan. %1").arg(kit::Sentences::of(answer.error())), {}, {}});
    judgeActions();
}

void TopologyPage::showPlan(const QString &deployment, const v1::PlanDeploymentResponse &plan) {
    if (!planned_.isEmpty() && planned_ != deployment)
        graph_.showPlan(planned_, nullptr);
    planned_ = deployment;
    graph_.showPlan(deployment, &plan);
    remarks_ = remarksOf(plan);
    view_->setRemarks(remarks_);
    const int wanted = plan.replicas_size();
    const auto placed = static_cast<int>(
        std::ranges::count_if(plan.replicas(), [](const auto &replica) { return !replica.node().empty(); }));
    const auto kept =
        static_cast<int>(std::ranges::count_if(plan.replicas(), [](const auto &replica) { return replica.is_kept(); }));
    const auto words = deployment.section(QLatin1Char('/'), -1);
    banner_->setTone(plan.fits() ? kit::Tone::Info : kit::Tone::Warn);
    banner_->setText(plan.fits() ? TopologyWords::plan({words, wanted, kept, plan.interruptions_size()})
                                 : tr("The plan for %1 does not fit: %L2 of %n replica(s) have a node. Point at a node "
                                      "to see why it was not taken.",
                                      nullptr, wanted)
                                       .arg(words)
                                       .arg(placed));
    banner_->show();
    endPlan_->setVisible(true);
    takeChanges(graph_.settle());
}

void TopologyPage::clearPlan() {
    graph_.showPlan(planned_, nullptr);
    planned_.clear();
    remarks_.clear();
    view_->setRemarks({});
    banner_->hide();
    endPlan_->setVisible(false);
    takeChanges(graph_.settle());
}

QHash<QString, QString> TopologyPage::remarksOf(const v1::PlanDeploymentResponse &plan) const {
    QHash<QString, QString> remarks;
    for (const auto &replica : plan.replicas()) {
        for (const auto &other : replica.others()) {
            const auto node = QString::fromStdString(other.node());
            if (!remarks.contains(node))
                remarks.insert(node,
                               kit::Sentences::of(other.reason(), core::Error::Arguments(other.arguments().begin(),
                                                                                         other.arguments().end())));
        }
    }
    // Who gets a replica gets it, whatever was said of another one.
    for (const auto &replica : plan.replicas())
        if (!replica.node().empty() && !replica.is_kept())
            remarks.insert(QString::fromStdString(replica.node()), tr("The plan puts a replica here."));
    return remarks;
}

} // namespace topologypage
