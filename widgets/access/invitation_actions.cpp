#include "widgets/access/invitation_actions.h"

#include <QAction>
#include <QWidget>

#include "backend/client/connection.h"
#include "backend/client/identity_calls.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "widgets/access/invite_dialog.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/page.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/verb_dialog.h"

namespace accesspage {

InvitationActions::InvitationActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : QObject(host),
      session_(session),
      host_(host),
      invite_(make(QStringLiteral("invitations.invite"), tr("Invite somebody"), {})),
      revoke_(make(QStringLiteral("invitations.revoke"), tr("Revoke invitation"), {})) {
    revoke_->setIconText(tr("Revoke"));
    kit::Page::setNeedsSelection(revoke_);
    connect(invite_, &QAction::triggered, this, [this] { InviteDialog::ask(session_, host_->window()); });
    connect(revoke_, &QAction::triggered, this, &InvitationActions::openRevocation);
    connect(&session_.connection, &client::Connection::stateChanged, this, &InvitationActions::judge);
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, &InvitationActions::judge);
    connect(&session_.permissions, &client::Permissions::changed, this, &InvitationActions::judge);
    judge();
}

void InvitationActions::choose(const QString &current) {
    current_ = current;
    judge();
}

void InvitationActions::judge() {
    kit::Obstacle::tell(invite_, kit::Obstacle::to(session_, "invitations.invite", {}));
    kit::Obstacle::Words revocation;
    if (current_.isEmpty())
        revocation = tr("Select an invitation first.");
    else
        revocation = kit::Obstacle::to(session_, "invitations.revoke", current_.toStdString());
    kit::Obstacle::tell(revoke_, revocation);
}

void InvitationActions::openRevocation() {
    const auto found = session_.cache.find(current_.toStdString());
    if (!found)
        return;
    const auto name = kit::harmless(QString::fromStdString(found->invitation_status().full_name()));
    const bool isUsed = !found->invitation().principal().empty();
    kit::VerbDialog::Question question;
    question.title = name.isEmpty() ? tr("Revoke the invitation") : tr("Revoke the invitation of %1").arg(name);
    question.consequence = isUsed ? tr("It was accepted, and whoever came stays. Only the invitation is deleted.")
                                  : tr("Its token is good for nothing from then on.");
    question.verb = tr("Revoke");
    question.permission = "invitations.revoke";
    question.object = found->meta().name();
    question.isDestructive = true;
    question.outcome = [](const v1::Resource &) { return tr("The invitation is revoked."); };
    question.send = [&connection = session_.connection, invitation = *found](const std::string &reason,
                                                                             const std::string &id, QObject *receiver,
                                                                             kit::VerbDialog::Done done) {
        v1::RevokeInvitationRequest request;
        request.set_name(invitation.meta().name());
        request.set_reason(reason);
        request.set_request_id(id);
        client::deliver(connection.identity().revokeInvitation(request), receiver,
                        [done = std::move(done), invitation](const core::Result<v1::RevokeInvitationResponse> &answer) {
                            if (answer)
                                done(invitation);
                            else
                                done(answer.error());
                        });
    };
    (new kit::VerbDialog(session_, std::move(question), host_->window()))->open();
}

} // namespace accesspage
