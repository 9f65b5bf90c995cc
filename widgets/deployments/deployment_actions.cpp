#include "widgets/deployments/deployment_actions.h"

#include <QAction>
#include <QWidget>

#include "backend/client/connection.h"
#include "backend/client/deployment_calls.h"
#include "backend/client/resource_cache.h"
#include "backend/core/intent.h"
#include "widgets/deployments/fit_dialog.h"
#include "widgets/deployments/plan_view.h"
#include "widgets/deployments/roll_back_dialog.h"
#include "widgets/deployments/scale_dialog.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/verb_answer.h"

namespace deploymentspage {

namespace {

template <typename Request>
Request requestFor(const std::string &name, const std::string &reason, const std::string &id) {
    Request request;
    request.set_name(name);
    request.set_reason(reason);
    request.set_request_id(id);
    return request;
}

} // namespace

DeploymentActions::DeploymentActions(const kit::Session &session, const ActionMaker &make, QWidget *host)
    : ObjectActions(session, QStringLiteral("deployments"),
                    {tr("New deployment"), tr("Select a deployment first."),
                     tr("Its replicas are drained and stopped. Its history stays, and it can be brought back.")},
                    make, host) {
    edit()->setShortcut(QKeySequence(tr("Ctrl+E")));
    scale_ = this->make(QStringLiteral("scale"), tr("Scale"));
    connect(scale_, &QAction::triggered, this, &DeploymentActions::openScale);
    toZero_ = this->make(QStringLiteral("scaleToZero"), tr("Scale to zero"));
    connect(toZero_, &QAction::triggered, this, &DeploymentActions::scaleToZero);
    rollBack_ = this->make(QStringLiteral("rollBack"), tr("Roll back"));
    connect(rollBack_, &QAction::triggered, this,
            [this] { rollBackTo(revisionInSight_ ? revisionInSight_() : std::nullopt); });
    makeItSo_ = this->make(QStringLiteral("makeItSo"), tr("Make it so"));
    connect(makeItSo_, &QAction::triggered, this, &DeploymentActions::returnToServing);
    makeSteering();
    restart_ = this->make(QStringLiteral("restart"), tr("Restart"));
    connect(restart_, &QAction::triggered, this, [this] { restart({}); });
    plan_ = this->make(QStringLiteral("plan"), tr("Fits where?"));
    connect(plan_, &QAction::triggered, this, [this] {
        const auto found = resource();
        (new FitDialog(this->session(), found ? found->deployment() : blank().deployment(), window()))->open();
    });
}

void DeploymentActions::makeSteering() {
    promote_ = make(QStringLiteral("promote"), tr("Promote"));
    connect(promote_, &QAction::triggered, this, [this] { steer(Verb::Promote); });
    pause_ = make(QStringLiteral("pause"), tr("Pause"));
    connect(pause_, &QAction::triggered, this, [this] { steer(Verb::Pause); });
    resume_ = make(QStringLiteral("resume"), tr("Resume"));
    connect(resume_, &QAction::triggered, this, [this] { steer(Verb::Resume); });
    abort_ = make(QStringLiteral("abort"), tr("Abort"));
    connect(abort_, &QAction::triggered, this, [this] { steer(Verb::Abort); });
}

void DeploymentActions::judge() {
    ObjectActions::judge();
    const auto found = resource();
    const auto missing = found ? QString() : nothing();
    ObjectActions::judge(scale_, QStringLiteral("deployments.update"), missing);
    ObjectActions::judge(toZero_, QStringLiteral("deployments.update"), missing);
    ObjectActions::judge(rollBack_, QStringLiteral("deployments.rollBack"),
                         !found                           ? missing
                         : found->meta().generation() < 2 ? tr("It has one revision only.")
                                                          : QString());
    const bool isDrifted = found && ServingWords::isDrifted(*found);
    ObjectActions::judge(makeItSo_, QStringLiteral("deployments.rollBack"),
                         !found      ? missing
                         : isDrifted ? QString()
                                     : tr("What is wanted serves, or is on its way."));
    ObjectActions::judge(restart_, QStringLiteral("deployments.restart"),
                         !found                                          ? missing
                         : found->deployment_status().replicas().empty() ? tr("It has no replicas now.")
                                                                         : QString());
    makeItSo_->setVisible(isDrifted);
    ObjectActions::judge(plan_, QStringLiteral("deployments.plan"), {});
    judgeSteering();
}

void DeploymentActions::judgeSteering() {
    const auto found = resource();
    const auto steering = {std::pair(promote_, Verb::Promote), std::pair(pause_, Verb::Pause),
                           std::pair(resume_, Verb::Resume), std::pair(abort_, Verb::Abort)};
    static const char *const permissions[] = {"deployments.pause", "deployments.resume", "deployments.promote",
                                              "deployments.abort"};
    for (const auto &[action, verb] : steering) {
        const auto obstacle = found ? obstacleTo(verb) : nothing();
        ObjectActions::judge(action, QLatin1String(permissions[static_cast<int>(verb)]), obstacle);
        action->setVisible(obstacle.isEmpty());
    }
}

QString DeploymentActions::obstacleTo(Verb verb) const {
    const auto phase = resource()->deployment_status().rollout().phase();
    const bool isUnderWay = ServingWords::isRollingOut(resource()->deployment_status());
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
    auto *plan = new PlanView(session());
    dialog->addPane(plan, tr("Plan"));
    connect(dialog, &kit::ChangeDialog::checked, plan, [dialog, plan] { plan->show(dialog->edited()); });
    dialog->open();
}

void DeploymentActions::rollBackTo(std::optional<qint64> generation) {
    if (const auto found = resource())
        RollBackDialog::open(session(), *found, generation, window());
}

void DeploymentActions::steer(Verb verb) {
    const auto name = current().toStdString();
    kit::VerbDialog::Question question;
    switch (verb) {
    case Verb::Pause:
        question.title = tr("Pause the rollout of %1").arg(current());
        question.consequence = tr("Everything stays as it is now until somebody resumes it; guards still watch.");
        question.verb = tr("Pause rollout");
        break;
    case Verb::Resume:
        question.title = tr("Resume the rollout of %1").arg(current());
        question.consequence = tr("It goes on where it was paused.");
        question.verb = tr("Resume rollout");
        break;
    case Verb::Promote:
        question.title = tr("Promote the canary of %1").arg(current());
        question.consequence = tr("The next step begins now, or after the last step all replicas are replaced.");
        question.verb = tr("Promote");
        break;
    case Verb::Abort:
        question.title = tr("Abort the rollout of %1").arg(current());
        question.consequence = tr("The revision that served before gets all traffic. What is wanted stays as it is, so "
                                  "that the difference is shown until somebody decides.");
        question.verb = tr("Abort rollout");
        question.isDestructive = true;
        break;
    }
    question.outcome = [verb](const v1::Resource &changed) {
        const auto who = QString::fromStdString(changed.meta().name());
        return verb == Verb::Pause     ? tr("The rollout of %1 is paused.").arg(who)
               : verb == Verb::Resume  ? tr("The rollout of %1 goes on.").arg(who)
               : verb == Verb::Promote ? tr("The canary of %1 is promoted.").arg(who)
                                       : tr("The rollout of %1 is aborted.").arg(who);
    };
    question.send = [&connection = session().connection, verb, name](const std::string &reason, const std::string &id,
                                                                     QObject *receiver, kit::VerbDialog::Done done) {
        const auto calls = connection.deployments();
        switch (verb) {
        case Verb::Pause:
            return kit::deliverResource(calls.pauseRollout(requestFor<v1::PauseRolloutRequest>(name, reason, id)),
                                        receiver, std::move(done));
        case Verb::Resume:
            return kit::deliverResource(calls.resumeRollout(requestFor<v1::ResumeRolloutRequest>(name, reason, id)),
                                        receiver, std::move(done));
        case Verb::Promote:
            return kit::deliverResource(calls.promoteRollout(requestFor<v1::PromoteRolloutRequest>(name, reason, id)),
                                        receiver, std::move(done));
        case Verb::Abort:
            return kit::deliverResource(calls.abortRollout(requestFor<v1::AbortRolloutRequest>(name, reason, id)),
                                        receiver, std::move(done));
        }
    };
    (new kit::VerbDialog(session(), std::move(question), window()))->open();
}

void DeploymentActions::restart(const QStringList &replicas) {
    const auto name = current().toStdString();
    kit::VerbDialog::Question question;
    question.title = replicas.isEmpty()
                         ? tr("Restart all replicas of %1").arg(current())
                         : tr("Restart %n replica(s) of %1", nullptr, static_cast<int>(replicas.size())).arg(current());
    question.consequence =
        tr("They are replaced by new ones of the same revision, one after the other. Those that were "
           "given up begin anew.");
    question.verb = tr("Restart replicas");
    question.outcome = [](const v1::Resource &changed) {
        return tr("Replicas of %1 are being restarted.").arg(QString::fromStdString(changed.meta().name()));
    };
    question.send = [&connection = session().connection, name, replicas](const std::string &reason,
                                                                         const std::string &id, QObject *receiver,
                                                                         kit::VerbDialog::Done done) {
        auto request = requestFor<v1::RestartReplicasRequest>(name, reason, id);
        for (const auto &replica : replicas)
            request.add_replicas(replica.toStdString());
        kit::deliverResource(connection.deployments().restartReplicas(request), receiver, std::move(done));
    };
    (new kit::VerbDialog(session(), std::move(question), window()))->open();
}

void DeploymentActions::openScale() {
    if (const auto found = resource())
        (new ScaleDialog(session(), *found, window()))->open();
}

// All that are chosen in one change with one reason.
void DeploymentActions::scaleToZero() {
    kit::ChangeDialog::Proposal proposal;
    for (const auto &name : chosen().isEmpty() ? QStringList{current()} : chosen()) {
        if (const auto found = session().cache.find(name.toStdString()))
            ScaleDialog::add(*found, 0, 0, &proposal);
    }
    proposal.title = proposal.changes.size() == 1
                         ? tr("Scale %1 to zero").arg(current())
                         : tr("Scale %n deployment(s) to zero", nullptr, static_cast<int>(proposal.changes.size()));
    proposal.consequence = tr("All their replicas are drained and stopped; requests to them fail from then on.");
    proposal.verb = tr("Scale to zero");
    proposal.isDestructive = true;
    kit::ChangeDialog::propose(session(), std::move(proposal), window())->open();
}

// What is wanted becomes what serves: the intent returns to the revision that does.
void DeploymentActions::returnToServing() {
    if (const auto found = resource())
        RollBackDialog::open(session(), *found, found->deployment_status().serving_generation(), window());
}

} // namespace deploymentspage
