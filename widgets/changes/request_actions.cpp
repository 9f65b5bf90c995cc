#include "widgets/changes/request_actions.h"

#include <QAction>
#include <QWidget>

#include "backend/client/change_calls.h"
#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "widgets/changes/request_answer.h"
#include "widgets/changes/request_review.h"
#include "widgets/changes/schedule_dialog.h"
#include "widgets/kit/change_policy.h"
#include "widgets/kit/change_request_words.h"
#include "widgets/kit/change_turn.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/page.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/verb_dialog.h"

namespace changespage {

namespace {

using kit::ChangeRequestWords;
using kit::ChangeTurn;
using kit::VerbDialog;

template <typename Request>
Request requestFor(const std::string &name, const std::string &reason, const std::string &id) {
    Request request;
    request.set_name(name);
    request.set_reason(reason);
    request.set_request_id(id);
    return request;
}

client::ChangeCalls callsOf(const client::Connection &connection) {
    return {connection.link(), client::defaultDeadline};
}

} // namespace

RequestActions::RequestActions(const kit::Session &session, const kit::ActionMaker &maker, const RequestReview &review,
                               QWidget *host)
    : QObject(host),
      session_(session),
      review_(review),
      host_(host),
      approve_(make(maker, "approve", tr("Approve request"), tr("Approve"))),
      reject_(make(maker, "reject", tr("Reject request"), tr("Reject"))),
      schedule_(make(maker, "schedule", tr("Schedule request"), tr("Schedule"))),
      withdraw_(make(maker, "withdraw", tr("Withdraw request"), tr("Withdraw"))) {
    connect(approve_, &QAction::triggered, this, &RequestActions::openApproval);
    connect(reject_, &QAction::triggered, this, &RequestActions::openRejection);
    connect(schedule_, &QAction::triggered, this,
            [this] { ScheduleDialog::ask(session_, review_.request(), host_->window()); });
    connect(withdraw_, &QAction::triggered, this, &RequestActions::openWithdrawal);
    connect(&session_.connection, &client::Connection::stateChanged, this, &RequestActions::judge);
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, &RequestActions::judge);
    connect(&session_.permissions, &client::Permissions::changed, this, &RequestActions::judge);
    connect(&review_, &RequestReview::changed, this, &RequestActions::judge);
    judge();
}

QAction *RequestActions::make(const kit::ActionMaker &maker, const char *verb, const QString &words,
                              const QString &shortWords) {
    auto *action = maker(QStringLiteral("changeRequests.") + QLatin1String(verb), words, {});
    action->setIconText(shortWords);
    kit::Page::setNeedsSelection(action);
    return action;
}

void RequestActions::judge() {
    if (review_.state() != RequestReview::State::Filled) {
        for (auto *action : all())
            kit::Obstacle::tell(action, review_.state() == RequestReview::State::Loading
                                            ? tr("The request is still being read.")
                                            : tr("Select a change request first."));
        return;
    }
    const auto &request = review_.request();
    auto toApprove = ChangeTurn::obstacleToApprove(session_, request);
    auto toReject = ChangeTurn::obstacleToReject(session_, request);
    // The service knows better where both know it.
    if (toApprove.isEmpty() && review_.isReviewed() && review_.review().refusal_reason() != v1::REASON_UNSPECIFIED) {
        const auto &arguments = review_.review().refusal_arguments();
        const core::Error::Arguments told(arguments.begin(), arguments.end());
        toApprove = {kit::Sentences::of(review_.review().refusal_reason(), told),
                     kit::ChangePolicy::targetOf(review_.review().refusal_reason(), told)};
        toReject = toApprove;
    }
    kit::Obstacle::tell(approve_, toApprove);
    kit::Obstacle::tell(reject_, toReject);
    kit::Obstacle::Words toSchedule = ChangeTurn::obstacleToMove(session_, request);
    if (toSchedule.isEmpty())
        toSchedule = kit::Obstacle::to(session_, "changeRequests.schedule", request.meta().name());
    kit::Obstacle::tell(schedule_, toSchedule);
    kit::Obstacle::tell(withdraw_, obstacleToWithdraw(request));
}

QString RequestActions::obstacleToWithdraw(const v1::Resource &request) const {
    if (const auto obstacle = ChangeTurn::obstacleToMove(session_, request); !obstacle.isEmpty())
        return obstacle;
    return ChangeTurn::isOwn(session_, request) ? QString() : tr("Only whoever asked for it can take it back.");
}

QString RequestActions::consequenceOfApproval() const {
    const auto &spec = review_.request().change_request();
    const int missing = spec.required_approvals() - ChangeRequestWords::given(spec) - 1;
    if (missing > 0)
        return tr("You approve exactly what you have read. It then waits for %n more approval(s).", nullptr, missing);
    if (spec.has_start_time())
        return tr("You approve exactly what you have read. It is applied at %1.")
            .arg(session_.times.instant(spec.start_time()));
    return tr("You approve exactly what you have read. Yours is the last approval: it is applied at once.");
}

QString RequestActions::outcomeOfApproval(const kit::Session &session, const v1::Resource &request) {
    return tr("You have approved it. %1", "how it stands, in sentences")
        .arg(ChangeRequestWords::standing(session, request));
}

void RequestActions::openApproval() {
    const auto &request = review_.request();
    VerbDialog::Question question;
    question.title = tr("Approve “%1”").arg(ChangeRequestWords::what(request.change_request()));
    question.consequence = consequenceOfApproval();
    question.verb = tr("Approve");
    question.outcome = [session = session_](const v1::Resource &moved) { return outcomeOfApproval(session, moved); };
    question.outcomeTone = [](const v1::Resource &moved) {
        const auto state = moved.change_request().state();
        return state == v1::VOID || state == v1::NOT_APPLICABLE ? kit::Tone::Danger : kit::Tone::Ok;
    };
    question.send = [&connection = session_.connection, name = request.meta().name(),
                     sha256 = request.change_request().sha256()](const auto &reason, const auto &id, QObject *receiver,
                                                                 VerbDialog::Done done) {
        auto wanted = requestFor<v1::ApproveChangeRequestRequest>(name, reason, id);
        wanted.set_sha256(sha256);
        deliverRequest(callsOf(connection).approveChangeRequest(wanted), receiver, std::move(done));
    };
    (new VerbDialog(session_, std::move(question), host_->window()))->open();
}

void RequestActions::openRejection() {
    const auto &request = review_.request();
    VerbDialog::Question question;
    question.title = tr("Reject “%1”").arg(ChangeRequestWords::what(request.change_request()));
    question.consequence = tr("One rejection ends it, whoever has approved it before. Whoever asked may ask again.");
    question.verb = tr("Reject");
    question.isDestructive = true;
    question.isReasonNeeded = true;
    question.outcome = [](const v1::Resource &) { return tr("The request is rejected; nothing has changed."); };
    question.send = [&connection = session_.connection, name = request.meta().name(),
                     sha256 = request.change_request().sha256()](const auto &reason, const auto &id, QObject *receiver,
                                                                 VerbDialog::Done done) {
        auto wanted = requestFor<v1::RejectChangeRequestRequest>(name, reason, id);
        wanted.set_sha256(sha256);
        deliverRequest(callsOf(connection).rejectChangeRequest(wanted), receiver, std::move(done));
    };
    (new VerbDialog(session_, std::move(question), host_->window()))->open();
}

void RequestActions::openWithdrawal() {
    const auto &request = review_.request();
    VerbDialog::Question question;
    question.title = tr("Withdraw “%1”").arg(ChangeRequestWords::what(request.change_request()));
    question.consequence = tr("Nobody can approve it any more. You may ask for the same again.");
    question.verb = tr("Withdraw");
    question.isDestructive = true;
    question.outcome = [](const v1::Resource &) { return tr("The request is withdrawn; nothing has changed."); };
    question.send = [&connection = session_.connection, name = request.meta().name()](
                        const auto &reason, const auto &id, QObject *receiver, VerbDialog::Done done) {
        const auto wanted = requestFor<v1::WithdrawChangeRequestRequest>(name, reason, id);
        deliverRequest(callsOf(connection).withdrawChangeRequest(wanted), receiver, std::move(done));
    };
    (new VerbDialog(session_, std::move(question), host_->window()))->open();
}

} // namespace changespage
