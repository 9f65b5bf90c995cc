#include "widgets/deployments/deployment_inspector.h"

#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "widgets/deployments/rollout_view.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/age_refresh.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/condition_facts.h"
#include "widgets/kit/duration_text.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/history_view.h"
#include "widgets/kit/object_actions.h"
#include "widgets/kit/plain_table.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/troubled_replica.h"

namespace deploymentspage {

namespace {

using kit::Absence;
using kit::Fact;

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

QString placementOf(const v1::Placement &placement) {
    QStringList parts;
    for (const auto &site : placement.sites())
        parts << ServingWords::id(site);
    for (const auto &region : placement.regions())
        parts << text(region);
    if (!placement.cluster().empty())
        parts << ServingWords::id(placement.cluster());
    if (!placement.gpu_product().empty())
        parts << text(placement.gpu_product());
    return parts.isEmpty() ? DeploymentInspector::tr("anywhere") : parts.join(QStringLiteral(", "));
}

} // namespace

DeploymentInspector::DeploymentInspector(const kit::Session &session, const Actions &actions, QWidget *parent)
    : Inspector(session.theme, parent),
      session_(session),
      trouble_(new kit::Banner(session.theme, kit::Tone::Warn, {})),
      rollout_(new RolloutView(session, actions.makeItSo, actions.steering)),
      facts_(new kit::FactList(session.theme)),
      conditions_(new kit::FactList(session.theme)),
      routes_(new kit::PlainTable({tr("Route"), tr("Public model"), tr("Share")}, this)),
      routesGrid_(new kit::GridView(session.theme)) {
    setObjectName(QStringLiteral("deploymentInspector"));
    addTab(buildOverview(), tr("Overview"));
    addTab(tr("Revisions"), [this, rollBack = actions.rollBack]() -> QWidget * {
        history_ = new kit::HistoryView(session_);
        history_->setWayBack(kit::makeButton(rollBack));
        return history_;
    });
    addTab(buildRoutes(), tr("Routes"));
    connect(this, &Inspector::tabChanged, this, &DeploymentInspector::refresh);
    connect(new kit::AgeRefresh(facts_), &kit::AgeRefresh::due, this, &DeploymentInspector::showAges);
    show({});
}

QWidget *DeploymentInspector::buildOverview() {
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setSpacing(session_.theme.px(kit::Size::SpaceMedium));
    facts_->setObjectName(QStringLiteral("facts"));
    facts_->setAccessibleName(tr("Facts"));
    conditions_->setObjectName(QStringLiteral("conditions"));
    conditions_->setAccessibleName(tr("Conditions"));
    trouble_->setObjectName(QStringLiteral("trouble"));
    trouble_->hide();
    column->addWidget(rollout_);
    column->addWidget(trouble_);
    column->addWidget(conditions_);
    column->addWidget(facts_);
    return page;
}

QWidget *DeploymentInspector::buildRoutes() {
    routesGrid_->setModel(routes_);
    routesGrid_->setObjectName(QStringLiteral("routesHere"));
    routesGrid_->setAccessibleName(tr("Routes that lead here"));
    connect(routesGrid_, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT revealRequested(routes_->rows()[index.row()].name); });
    return routesGrid_;
}

void DeploymentInspector::showAges() {
    if (const auto found = session_.cache.find(name_.toStdString()))
        showFacts(*found);
}

void DeploymentInspector::show(const QString &deployment) {
    name_ = deployment;
    refresh();
}

std::optional<qint64> DeploymentInspector::chosenGeneration() const {
    return history_ && history_->isVisibleTo(this) ? history_->chosenGeneration() : std::nullopt;
}

void DeploymentInspector::refresh() {
    if (history_ && history_->isVisibleTo(this))
        history_->show(name_);
    const auto found = session_.cache.find(name_.toStdString());
    rollout_->setVisible(found != nullptr);
    if (!found) {
        setTitle(tr("No deployment is selected"));
        setSubtitle(tr("Select a deployment to see how it stands."));
        setStatus({}, kit::Tone::Neutral);
        facts_->setFacts({});
        conditions_->setFacts({});
        routes_->setRows({});
        trouble_->hide();
        return;
    }
    const auto &state = found->deployment_status().state();
    setNames(text(found->meta().display_name()), text(found->meta().name()));
    setStatus(ServingWords::state(*found), ServingWords::tone(state));
    showTrouble(found->deployment_status());
    rollout_->show(*found);
    conditions_->setFacts(kit::ConditionFacts::of(found->deployment_status().conditions()));
    showFacts(*found);
    showRoutes();
}

// Why it is not whole: what went wrong last with a replica that is not ready, or what it waits for.
void DeploymentInspector::showTrouble(const v1::DeploymentStatus &status) {
    const auto *last = kit::troubledReplica(status);
    trouble_->setVisible(last != nullptr);
    if (!last)
        return;
    const bool isGone = last->state() == v1::Replica::FAILED || last->state() == v1::Replica::UNREACHABLE;
    trouble_->setTone(isGone ? kit::Tone::Danger : kit::Tone::Warn);
    trouble_->setText(ServingWords::reason(*last));
}

void DeploymentInspector::showFacts(const v1::Resource &deployment) {
    const auto &spec = deployment.deployment();
    const auto &resources = spec.resources();
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(session_.clock.now().time_since_epoch());
    const auto trouble = ServingWords::lastTrouble(
        deployment.deployment_status(), QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(now.count()), Qt::UTC));
    facts_->setFacts(
        {{tr("Last trouble"), trouble.isEmpty() ? tr("none", "trouble of a replica") : trouble},
         {tr("Model version"), ServingWords::versions(deployment)},
         {tr("Engine"), ServingWords::id(spec.engine())},
         {tr("Context"), spec.context_length() > 0 ? tr("%L1 tokens").arg(static_cast<qlonglong>(spec.context_length()))
                                                   : tr("left to the engine")},
         {tr("At once"), spec.concurrency() > 0 ? tr("%n request(s) per replica", nullptr, spec.concurrency())
                                                : tr("left to the engine")},
         {tr("Replicas"), tr("%L1 to %L2").arg(spec.minimum_replicas()).arg(spec.maximum_replicas())},
         {tr("Each has"), resources.gpus() > 0 ? tr("%n GPU(s)", nullptr, resources.gpus()) : tr("no GPU of its own")},
         {tr("Host memory"),
          resources.memory_bytes() > 0 ? kit::Figures::bytes(resources.memory_bytes()) : tr("not limited")},
         {tr("Placement"), placementOf(spec.placement())},
         {tr("Service tier"), kit::Sentences::word(spec.service_tier())},
         {tr("Rollout"), kit::Sentences::word(spec.rollout().strategy())},
         {tr("Drain time"), spec.has_drain_time() ? kit::DurationText::of(spec.drain_time()) : QString(),
          Absence::NotApplicable},
         {tr("Team"), deployment.meta().team().empty() ? tr("no team") : text(deployment.meta().team())}});
}

void DeploymentInspector::showRoutes() {
    QList<kit::PlainTable::Row> rows;
    session_.cache.each("routes", [&](const v1::Resource &route) {
        for (const auto &target : route.route().targets()) {
            if (target.deployment() == name_.toStdString())
                rows.append({QString::fromStdString(route.meta().name()),
                             {kit::PlainTable::text(ServingWords::id(route.meta().name()), kit::CellKind::Strong),
                              kit::PlainTable::text(text(route.route().model()), kit::CellKind::Mono),
                              kit::PlainTable::figure(kit::Figures::percent(target.share_basis_points()))}});
        }
        return true;
    });
    routes_->setRows(std::move(rows));
}

} // namespace deploymentspage
