#include "widgets/deployments/deployment_actions.h"

#include <algorithm>

#include <QAction>
#include <QWidget>

#include "backend/client/resource_cache.h"
#include "widgets/deployments/fit_dialog.h"
#include "widgets/deployments/plan_panes.h"
#include "widgets/deployments/roll_back_dialog.h"
#include "widgets/deployments/rollout_dialogs.h"
#include "widgets/deployments/scale_dialog.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/kit/change_dialog.h"

namespace deploymentspage {

DeploymentActions::DeploymentActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : ObjectActions(session, QStringLiteral("deployments"), make, host) {
    edit()->setShortcut(QKeySequence(tr("Ctrl+E")));
    scale_ = this->make(QStringLiteral("scale"), tr("Scale deployment"), tr("Scale"));
    connect(scale_, &QAction::triggered, this, &DeploymentActions::openScale);
    toZero_ = this->make(QStringLiteral("scaleToZero"), tr("Scale deployment to zero"), tr("Scale to zero"));
    connect(toZero_, &QAction::triggered, this, &DeploymentActions::scaleToZero);
    rollBack_ = this->make(QStringLiteral("rollBack"), tr("Roll back deployment"), tr("Roll back"));
    connect(rollBack_, &QAction::triggered, this,
            [this] { rollBackTo(revisionInSight_ ? revisionInSight_() : std::nullopt); });
    makeItSo_ = this->make(QStringLiteral("makeItSo"), tr("Keep the revision that serves"), tr("Keep what serves"));
    connect(makeItSo_, &QAction::triggered, this, &DeploymentActions::returnToServing);
    makeSteering();
    restart_ = this->make(QStringLiteral("restart"), tr("Restart replicas"), tr("Restart"));
    connect(restart_, &QAction::triggered, this, &DeploymentActions::restartAllOf);
    plan_ = this->make(QStringLiteral("plan"), tr("Fits where?"), tr("Fits where?"));
    connect(plan_, &QAction::triggered, this, [this] {
        const auto found = resource();
        (new FitDialog(this->session(), found ? found->deployment() : blank().deployment(), window()))->open();
    });
}

void DeploymentActions::makeSteering() {
    promote_ = make(QStringLiteral("promote"), tr("Promote canary"), tr("Promote"));
    connect(promote_, &QAction::triggered, this, [this] { steer(Verb::Promote); });
    pause_ = make(QStringLiteral("pause"), tr("Pause rollout"), tr("Pause"));
    connect(pause_, &QAction::triggered, this, [this] { steer(Verb::Pause); });
    resume_ = make(QStringLiteral("resume"), tr("Resume rollout"), tr("Resume"));
    connect(resume_, &QAction::triggered, this, [this] { steer(Verb::Resume); });
    abort_ = make(QStringLiteral("abort"), tr("Abort rollout"), tr("Abort"));
    connect(abort_, &QAction::triggered, this, [this] { steer(Verb::Abort); });
}

void DeploymentActions::judge() {
    ObjectActions::judge();
    const auto chosen = targetResources();
    ObjectActions::judge(scale_, QStringLiteral("deployments.update"), nothing());
    ObjectActions::judge(toZero_, QStringLiteral("deployments.update"), nothing());
    const bool isIdle = std::all_of(chosen.begin(), chosen.end(), [](const auto &deployment) {
        return deployment.deployment_status().replicas().empty();
    });
    ObjectActions::judge(restart_, QStringLiteral("deployments.restart"),
                         chosen.empty() ? nothing()
                         : isIdle       ? tr("It has no replicas now.")
                                        : QString());
    ObjectActions::judge(plan_, QStringLiteral("deployments.plan"), {});
    judgeSingle();
    judgeSteering();
}

void DeploymentActions::judgeSingle() {
    const auto found = notOne().isEmpty() ? resource() : nullptr;
    ObjectActions::judge(rollBack_, QStringLiteral("deployments.rollBack"),
                         !found                           ? notOne()
                         : found->meta().generation() < 2 ? tr("It has one revision only.")
                                                          : QString());
    const bool isDrifted = found && ServingWords::isDrifted(*found);
    if (isDrifted)
        makeItSo_->setIconText(
            tr("Keep revision %L1").arg(static_cast<qlonglong>(found->deployment_status().serving_generation())));
    ObjectActions::judge(makeItSo_, QStringLiteral("deployments.rollBack"),
                         !found      ? notOne()
                         : isDrifted ? QString()
                                     : tr("What is wanted serves, or is on its way."));
    makeItSo_->setVisible(isDrifted);
}

void DeploymentActions::judgeSteering() {
    const auto found = resource();
    const auto steering = {std::pair(promote_, Verb::Promote), std::pair(pause_, Verb::Pause),
                           std::pair(resume_, Verb::Resume), std::pair(abort_, Verb::Abort)};
    static const char *const permissions[] = {"deployments.pause", "deployments.resume", "deployments.promote",
                                              "deployments.abort"};
    for (const auto &[action, verb] : steering) {
        const bool isForMany = verb == Verb::Pause || verb == Verb::Resume;
        auto obstacle = isForMany ? nothing() : notOne();
        if (obstacle.isEmpty() && steerable(verb).isEmpty())
            obstacle = found ? obstacleTo(verb, *found) : nothing();
        ObjectActions::judge(action, QLatin1String(permissions[static_cast<int>(verb)]), obstacle);
        // What only waits for its moment stays where it is, and says so.
        const bool isComing = verb == Verb::Promote && found &&
                              found->deployment().rollout().strategy() == v1::CANARY &&
                              ServingWords::isRollingOut(found->deployment_status());
        action->setVisible(obstacle.isEmpty() || isComing);
    }
}

QStringList DeploymentActions::steerable(Verb verb) const {
    QStringList names;
    for (const auto &deployment : targetResources())
        if (obstacleTo(verb, deployment).isEmpty())
            names << QString::fromStdString(deployment.meta().name());
    return names;
}

QString DeploymentActions::obstacleTo(Verb verb, const v1::Resource &deployment) {
    const auto phase = deployment.deployment_status().rollout().phase();
    const bool isUnderWay = ServingWords::isRollingOut(deployment.deployment_status());
    const bool isPaused = phase == v1::RolloutStatus::PAUSED;
    switch (verb) {
    case Verb::Pause:
        return isUnderWay && !isPaused ? QString() : tr("No rollout is under way.");
    case Verb::Resume:
        return isPaused ? QString() : tr("No rollout is paused.");
    case Verb::Promote:
        return phase == v1::RolloutStatus::HOLDING || phase == v1::RolloutStatus::WAITING
                   ? QString()
                   : tr("No step of a canary holds or waits.");
    case Verb::Abort:
        return isUnderWay ? QString() : tr("No rollout is under way.");
    }
    return {};
}

v1::Resource DeploymentActions::blank() const {
    auto resource = ObjectActions::blank();
    auto &spec = *resource.mutable_deployment();
    // The first engine that is there.
    session().cache.each("engineTemplates", [&](const v1::Resource &engine) {
        const auto *installed = ServingWords::condition(engine.engine_template_status().conditions(), "Installed");
        if (installed && installed->status() == v1::CONDITION_STATUS_TRUE)
            spec.set_engine(engine.meta().name());
        return spec.engine().empty();
    });
    spec.set_minimum_replicas(1);
    spec.set_maximum_replicas(1);
    spec.set_service_tier(v1::REALTIME);
    spec.mutable_drain_time()->set_seconds(30);
    spec.mutable_rollout()->set_strategy(v1::ROLLING);
    spec.mutable_rollout()->set_max_surge(1);
    return resource;
}

void DeploymentActions::open(const v1::Resource &resource) {
    auto *dialog = kit::ChangeDialog::edit(session(), resource, window());
    PlanPanes::add(session(), dialog, {tr("Plan")}, [dialog](int) { return dialog->edited(); });
    dialog->open();
}

void DeploymentActions::rollBackTo(std::optional<qint64> generation) {
    if (const auto found = resource())
        RollBackDialog::open(session(), *found, generation, window());
}

void DeploymentActions::steer(Verb verb) {
    const auto names = steerable(verb);
    switch (verb) {
    case Verb::Pause:
        return RolloutDialogs::pause(session(), names, window());
    case Verb::Resume:
        return RolloutDialogs::resume(session(), names, window());
    case Verb::Promote:
        return RolloutDialogs::promote(session(), current(), window());
    case Verb::Abort:
        return RolloutDialogs::abort(session(), current(), window());
    }
}

void DeploymentActions::restart(const QStringList &replicas) {
    RolloutDialogs::restart(session(), current(), replicas, window());
}

void DeploymentActions::restartAllOf() {
    QStringList names;
    for (const auto &deployment : targetResources())
        if (!deployment.deployment_status().replicas().empty())
            names << QString::fromStdString(deployment.meta().name());
    RolloutDialogs::restart(session(), names, window());
}

void DeploymentActions::openScale() {
    if (auto chosen = targetResources(); !chosen.empty())
        (new ScaleDialog(session(), std::move(chosen), window()))->open();
}

// All that are chosen in one change with one reason.
void DeploymentActions::scaleToZero() {
    kit::ChangeDialog::Proposal proposal;
    for (const auto &deployment : targetResources())
        ScaleDialog::add(deployment, 0, 0, &proposal);
    proposal.title = proposal.changes.size() == 1
                         ? tr("Scale %1 to zero").arg(targets().first())
                         : tr("Scale %n deployment(s) to zero", nullptr, static_cast<int>(proposal.changes.size()));
    proposal.consequence = tr("All their replicas are drained and stopped; requests to them fail from then on.");
    proposal.verb = tr("Scale to zero");
    proposal.isDestructive = true;
    kit::ChangeDialog::propose(session(), std::move(proposal), window())->open();
}

// What is wanted becomes what serves: the intent returns to the revision that does.
void DeploymentActions::returnToServing() {
    if (const auto found = resource())
        RollBackDialog::wantServing(session(), *found, window());
}

} // namespace deploymentspage
