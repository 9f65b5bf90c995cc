#include "widgets/access/person_actions.h"

#include <utility>

#include <QAction>
#include <QFormLayout>
#include <QLineEdit>

#include "backend/client/connection.h"
#include "backend/client/identity_calls.h"
#include "backend/client/resource_cache.h"
#include "widgets/access/access_words.h"
#include "widgets/access/binding_actions.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/verb_dialog.h"

namespace accesspage {

namespace {

// What somebody is called and where he is reached.
struct ProfileForm : QWidget {
    explicit ProfileForm(const v1::PrincipalStatus &status) {
        auto *form = new QFormLayout(this);
        form->setContentsMargins({});
        name = new QLineEdit(QString::fromStdString(status.full_name()));
        name->setObjectName(QStringLiteral("fullName"));
        address = new QLineEdit(QString::fromStdString(status.address()));
        address->setObjectName(QStringLiteral("address"));
        form->addRow(PersonActions::tr("Na&me"), name);
        form->addRow(PersonActions::tr("&Address"), address);
    }

    QLineEdit *name;
    QLineEdit *address;
};

} // namespace

PersonActions::PersonActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : ObjectActions(session, QStringLiteral("principals"), make, host, Origin::Found) {
    giveRole_ = this->make(QStringLiteral("giveRole"), tr("Give a role"), tr("Give a role"));
    connect(giveRole_, &QAction::triggered, this, &PersonActions::openRole);
    rename_ = this->make(QStringLiteral("setProfile"), tr("Change name and address"), tr("Name"));
    connect(rename_, &QAction::triggered, this, &PersonActions::openName);
    renew_ = this->make(QStringLiteral("renew"), tr("Renew your certificate"), tr("Renew certificate"));
    connect(renew_, &QAction::triggered, this, &PersonActions::startRenewal);
    connect(&session.connection, &client::Connection::linkRenewed, this, [this] {
        tellRenewal({kit::Tone::Ok, tr("Your certificate is renewed, with a new key."), {}, {}});
    });
    connect(&session.connection, &client::Connection::renewalFailed, this, [this](const core::Error &error) {
        const auto words = tr("Your certificate could not be renewed, and the one before serves on. %1", "why");
        tellRenewal({kit::Tone::Danger, words.arg(kit::Sentences::of(error)), {}, {}});
    });
    revoke_ = this->make(QStringLiteral("revoke"), tr("Revoke certificates"), tr("Revoke certificates"));
    connect(revoke_, &QAction::triggered, this, &PersonActions::openRevocation);
    judge();
}

void PersonActions::judge() {
    ObjectActions::judge();
    // Made after the first judgement.
    if (!revoke_)
        return;
    const auto found = targets().size() > 1 ? nullptr : resource();
    const auto obstacle = found ? QString() : notOne();
    kit::Obstacle::Words role = obstacle;
    if (role.isEmpty())
        role = kit::Obstacle::to(session(), "roleBindings.create", found->meta().team());
    kit::Obstacle::tell(giveRole_, role);
    ObjectActions::judge(rename_, QStringLiteral("principals.setProfile"), obstacle);
    QString revocation = obstacle;
    if (revocation.isEmpty() && !found->principal_status().has_certificate_expire_time())
        revocation =
            tr("No certificate was issued to %1.").arg(AccessWords::person(session().cache, found->meta().name()));
    ObjectActions::judge(revoke_, QStringLiteral("principals.revoke"), revocation);
    QString renewal = obstacle;
    if (renewal.isEmpty() && !isOneself(*found))
        renewal = tr("The key is with %1, whose console renews it.")
                      .arg(AccessWords::person(session().cache, found->meta().name()));
    else if (renewal.isEmpty())
        renewal = kit::Obstacle::toChange(session());
    kit::Obstacle::tell(renew_, renewal);
}

bool PersonActions::isOneself(const v1::Resource &principal) const {
    return principal.meta().name() == session().connection.serverInfo().principal();
}

void PersonActions::startRenewal() {
    isRenewing_ = true;
    session().connection.renewCertificate();
}

void PersonActions::tellRenewal(const kit::Notice &notice) {
    if (std::exchange(isRenewing_, false))
        session().notices.post(notice);
}

void PersonActions::openRole() {
    if (const auto found = resource())
        kit::ChangeDialog::edit(session(), BindingActions::blankFor(*found), window())->open();
}

void PersonActions::openName() {
    const auto found = resource();
    if (!found)
        return;
    auto *form = new ProfileForm(found->principal_status());
    const auto name = found->meta().name();
    kit::VerbDialog::Question question;
    question.title = tr("Name and address of %1").arg(AccessWords::person(session().cache, name));
    question.consequence = tr("They are kept beside the log, where they can be erased: leave them empty for that.");
    question.verb = tr("Save");
    question.permission = "principals.setProfile";
    question.object = name;
    question.canWait = false;
    question.detail = form;
    question.first = form->name;
    question.outcome = [](const v1::Resource &) { return tr("Name and address are changed."); };
    question.send = [&connection = session().connection, name, form](const std::string &reason, const std::string &id,
                                                                     QObject *receiver, kit::VerbDialog::Done done) {
        v1::SetProfileRequest request;
        request.set_name(name);
        request.set_full_name(form->name->text().trimmed().toStdString());
        request.set_address(form->address->text().trimmed().toStdString());
        request.set_reason(reason);
        request.set_request_id(id);
        client::deliver(connection.identity().setProfile(request), receiver,
                        [done = std::move(done)](const core::Result<v1::SetProfileResponse> &answer) {
                            if (answer)
                                done(answer->principal());
                            else
                                done(answer.error());
                        });
    };
    (new kit::VerbDialog(session(), std::move(question), window()))->open();
}

void PersonActions::openRevocation() {
    const auto found = resource();
    if (!found)
        return;
    const auto shown = AccessWords::person(session().cache, found->meta().name());
    kit::VerbDialog::Question question;
    question.title = tr("Revoke the certificates of %1").arg(shown);
    question.consequence = isOneself(*found)
                               ? tr("This is you: every certificate that you have is refused at once, and this console "
                                    "is cut off. Somebody else must invite you again.")
                               : tr("Every certificate issued until now is refused at once, and what is open is cut "
                                    "within a minute. Roles stay; to come back, %1 is enrolled anew.")
                                     .arg(shown);
    question.verb = tr("Revoke certificates");
    question.permission = "principals.revoke";
    question.object = found->meta().name();
    question.isDestructive = true;
    question.isReasonNeeded = true;
    question.outcome = [shown](const v1::Resource &) { return tr("The certificates of %1 are revoked.").arg(shown); };
    question.send = [&connection = session().connection, principal = *found](const std::string &reason,
                                                                             const std::string &id, QObject *receiver,
                                                                             kit::VerbDialog::Done done) {
        v1::RevokeCertificatesRequest request;
        request.set_name(principal.meta().name());
        request.set_reason(reason);
        request.set_request_id(id);
        client::deliver(
            connection.identity().revokeCertificates(request), receiver,
            [done = std::move(done), principal](const core::Result<v1::RevokeCertificatesResponse> &answer) {
                if (answer)
                    done(principal);
                else
                    done(answer.error());
            });
    };
    (new kit::VerbDialog(session(), std::move(question), window()))->open();
}

} // namespace accesspage
