#include "widgets/deployments/rollout_dialogs.h"

#include "backend/client/connection.h"
#include "backend/client/deployment_calls.h"
#include "widgets/kit/verb_answer.h"

namespace deploymentspage {

namespace {

using Question = kit::VerbDialog::Question;

template <typename Request>
Request requestFor(const QStringList &names, const std::string &reason, const std::string &id) {
    Request request;
    request.set_name(names.first().toStdString());
    request.set_reason(reason);
    request.set_request_id(id);
    return request;
}

// Of several deployments, the first in `name`, the others beside it.
template <typename Request>
Request requestForAll(const QStringList &names, const std::string &reason, const std::string &id) {
    auto request = requestFor<Request>(names, reason, id);
    for (const auto &name : names.mid(1))
        request.add_others(name.toStdString());
    return request;
}

int countOf(const QStringList &names) {
    return static_cast<int>(names.size());
}

QString nameOf(const kit::v1::Resource &resource) {
    return QString::fromStdString(resource.meta().name());
}

void ask(const kit::Session &session, Question question, QWidget *window) {
    (new kit::VerbDialog(session, std::move(question), window))->open();
}

} // namespace

void RolloutDialogs::pause(const kit::Session &session, const QStringList &names, QWidget *window) {
    Question question;
    question.title = names.size() == 1 ? tr("Pause the rollout of %1").arg(names.first())
                                       : tr("Pause the rollouts of %n deployment(s)", nullptr, countOf(names));
    question.consequence = tr("Everything stays as it is now until somebody resumes it; guards still watch.");
    question.verb = tr("Pause rollout");
    question.objects = names;
    question.permission = "deployments.pause";
    question.outcome = [names](const kit::v1::Resource &changed) {
        return names.size() == 1 ? tr("The rollout of %1 is paused.").arg(nameOf(changed))
                                 : tr("The rollouts of %n deployment(s) are paused.", nullptr, countOf(names));
    };
    question.send = [&connection = session.connection, names](const auto &reason, const auto &id, QObject *receiver,
                                                              kit::VerbDialog::Done done) {
        const auto request = requestForAll<kit::v1::PauseRolloutRequest>(names, reason, id);
        kit::deliverResource(connection.deployments().pauseRollout(request), receiver, std::move(done));
    };
    ask(session, std::move(question), window);
}

void RolloutDialogs::resume(const kit::Session &session, const QStringList &names, QWidget *window) {
    Question question;
    question.title = names.size() == 1 ? tr("Resume the rollout of %1").arg(names.first())
                                       : tr("Resume the rollouts of %n deployment(s)", nullptr, countOf(names));
    question.consequence = tr("It goes on where it was paused.");
    question.verb = tr("Resume rollout");
    question.objects = names;
    question.permission = "deployments.resume";
    question.outcome = [names](const kit::v1::Resource &changed) {
        return names.size() == 1 ? tr("The rollout of %1 goes on.").arg(nameOf(changed))
                                 : tr("The rollouts of %n deployment(s) go on.", nullptr, countOf(names));
    };
    question.send = [&connection = session.connection, names](const auto &reason, const auto &id, QObject *receiver,
                                                              kit::VerbDialog::Done done) {
        const auto request = requestForAll<kit::v1::ResumeRolloutRequest>(names, reason, id);
        kit::deliverResource(connection.deployments().resumeRollout(request), receiver, std::move(done));
    };
    ask(session, std::move(question), window);
}

void RolloutDialogs::promote(const kit::Session &session, const QString &name, QWidget *window) {
    Question question;
    question.title = tr("Promote the canary of %1").arg(name);
    question.consequence = tr("The next step begins now, or after the last step all replicas are replaced.");
    question.verb = tr("Promote");
    question.permission = "deployments.promote";
    question.object = name.toStdString();
    question.outcome = [](const kit::v1::Resource &changed) {
        return tr("The canary of %1 is promoted.").arg(nameOf(changed));
    };
    question.send = [&connection = session.connection, name](const auto &reason, const auto &id, QObject *receiver,
                                                             kit::VerbDialog::Done done) {
        const auto request = requestFor<kit::v1::PromoteRolloutRequest>({name}, reason, id);
        kit::deliverResource(connection.deployments().promoteRollout(request), receiver, std::move(done));
    };
    ask(session, std::move(question), window);
}

void RolloutDialogs::abort(const kit::Session &session, const QString &name, QWidget *window) {
    Question question;
    question.title = tr("Abort the rollout of %1").arg(name);
    question.consequence = tr("The revision that served before gets all traffic. What is wanted stays as it is, so "
                              "that the difference is shown until somebody decides.");
    question.verb = tr("Abort rollout");
    question.isDestructive = true;
    question.permission = "deployments.abort";
    question.object = name.toStdString();
    question.outcome = [](const kit::v1::Resource &changed) {
        return tr("The rollout of %1 is aborted.").arg(nameOf(changed));
    };
    question.send = [&connection = session.connection, name](const auto &reason, const auto &id, QObject *receiver,
                                                             kit::VerbDialog::Done done) {
        const auto request = requestFor<kit::v1::AbortRolloutRequest>({name}, reason, id);
        kit::deliverResource(connection.deployments().abortRollout(request), receiver, std::move(done));
    };
    ask(session, std::move(question), window);
}

void RolloutDialogs::restart(const kit::Session &session, const QStringList &names, QWidget *window) {
    Question question;
    question.title = names.size() == 1 ? tr("Restart all replicas of %1").arg(names.first())
                                       : tr("Restart all replicas of %n deployment(s)", nullptr, countOf(names));
    question.consequence =
        tr("They are replaced by new ones of the same revision, one after the other. Those that were "
           "given up begin anew.");
    question.verb = tr("Restart replicas");
    question.objects = names;
    question.permission = "deployments.restart";
    question.outcome = [names](const kit::v1::Resource &changed) {
        return names.size() == 1 ? tr("Replicas of %1 are being restarted.").arg(nameOf(changed))
                                 : tr("Replicas of %n deployment(s) are being restarted.", nullptr, countOf(names));
    };
    question.send = [&connection = session.connection, names](const auto &reason, const auto &id, QObject *receiver,
                                                              kit::VerbDialog::Done done) {
        const auto request = requestForAll<kit::v1::RestartReplicasRequest>(names, reason, id);
        kit::deliverResource(connection.deployments().restartReplicas(request), receiver, std::move(done));
    };
    ask(session, std::move(question), window);
}

void RolloutDialogs::restart(const kit::Session &session, const QString &name, const QStringList &replicas,
                             QWidget *window) {
    Question question;
    question.title = tr("Restart %n replica(s) of %1", nullptr, countOf(replicas)).arg(name);
    question.consequence =
        tr("They are replaced by new ones of the same revision, one after the other. Those that were "
           "given up begin anew.");
    question.verb = tr("Restart replicas");
    question.permission = "deployments.restart";
    question.object = name.toStdString();
    question.outcome = [](const kit::v1::Resource &changed) {
        return tr("Replicas of %1 are being restarted.").arg(nameOf(changed));
    };
    question.send = [&connection = session.connection, name, replicas](const auto &reason, const auto &id,
                                                                       QObject *receiver, kit::VerbDialog::Done done) {
        auto request = requestFor<kit::v1::RestartReplicasRequest>({name}, reason, id);
        for (const auto &replica : replicas)
            request.add_replicas(replica.toStdString());
        kit::deliverResource(connection.deployments().restartReplicas(request), receiver, std::move(done));
    };
    ask(session, std::move(question), window);
}

} // namespace deploymentspage
