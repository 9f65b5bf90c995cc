#include "widgets/access/invite_dialog.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

#include "backend/client/connection.h"
#include "backend/client/identity_calls.h"
#include "backend/client/resource_cache.h"
#include "widgets/access/access_words.h"
#include "widgets/access/role_words.h"
#include "widgets/access/token_dialog.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/verb_dialog.h"

namespace accesspage {

namespace {

// How long the token is good for, in days.
constexpr int days[] = {1, 7, 30};

class InviteForm : public QWidget {
public:
    explicit InviteForm(const kit::Session &session) : session_(session) {
        auto *form = new QFormLayout(this);
        form->setContentsMargins({});
        name_ = new QLineEdit;
        name_->setObjectName(QStringLiteral("fullName"));
        role_ = new QComboBox;
        role_->setObjectName(QStringLiteral("role"));
        for (const auto &[role, id] : RoleWords::all())
            role_->addItem(kit::Sentences::word(role), QVariant::fromValue(static_cast<int>(role)));
        team_ = new QComboBox;
        team_->setObjectName(QStringLiteral("team"));
        team_->addItem(AccessWords::scope(session.cache, {}), QString());
        for (const auto &team : session.cache.names("teams"))
            team_->addItem(AccessWords::team(session.cache, team), QString::fromStdString(team));
        time_ = new QComboBox;
        time_->setObjectName(QStringLiteral("validTime"));
        for (const int count : days)
            time_->addItem(InviteDialog::tr("For %n day(s)", nullptr, count), count);
        time_->setCurrentIndex(1);
        meaning_ = new kit::RoleLabel(session.theme, kit::TextRole::Body);
        meaning_->setObjectName(QStringLiteral("roleMeaning"));
        meaning_->setWordWrap(true);
        form->addRow(InviteDialog::tr("Na&me"), name_);
        form->addRow(InviteDialog::tr("R&ole"), role_);
        form->addRow(QString(), meaning_);
        form->addRow(InviteDialog::tr("&Where"), team_);
        form->addRow(InviteDialog::tr("&Good"), time_);
        QObject::connect(role_, &QComboBox::currentIndexChanged, this, [this] { showMeaning(); });
        showMeaning();
    }

    // Told whenever the name changes.
    void judge(kit::VerbDialog *dialog) const {
        const auto tell = [this, dialog] {
            dialog->setObstacle(name_->text().trimmed().isEmpty() ? InviteDialog::tr("Say first who is invited.")
                                                                  : QString());
        };
        QObject::connect(name_, &QLineEdit::textChanged, dialog, tell);
        tell();
        name_->setFocus();
    }

    QString name() const { return name_->text().trimmed(); }
    v1::CreateInvitationRequest request() const {
        v1::CreateInvitationRequest request;
        request.set_full_name(name().toStdString());
        request.set_role(RoleWords::id(static_cast<v1::Role>(role_->currentData().toInt())).toStdString());
        request.set_team(team_->currentData().toString().toStdString());
        request.mutable_valid_time()->set_seconds(time_->currentData().toLongLong() * 24 * 3600);
        return request;
    }

private:
    void showMeaning() { meaning_->setText(RoleWords::meaning(static_cast<v1::Role>(role_->currentData().toInt()))); }

    const kit::Session session_;
    QLineEdit *name_;
    QComboBox *role_;
    QComboBox *team_;
    QComboBox *time_;
    kit::RoleLabel *meaning_;
};

} // namespace

void InviteDialog::ask(const kit::Session &session, QWidget *window) {
    auto *form = new InviteForm(session);
    kit::VerbDialog::Question question;
    question.title = tr("Invite somebody");
    question.consequence = tr("You get a token to hand over. Whoever brings it to the service once gets a certificate "
                              "for a key made there, and this role; it gives no more than you may give then.");
    question.verb = tr("Invite");
    question.detail = form;
    question.outcome = [form](const v1::Resource &) { return tr("%1 is invited.").arg(form->name()); };
    question.send = [session, form, window](const std::string &reason, const std::string &id, QObject *receiver,
                                            kit::VerbDialog::Done done) {
        auto request = form->request();
        request.set_reason(reason);
        request.set_request_id(id);
        client::deliver(
            session.connection.identity().createInvitation(request), receiver,
            [session, window, done = std::move(done)](const core::Result<v1::CreateInvitationResponse> &answer) {
                if (!answer)
                    return done(answer.error());
                done(answer->invitation());
                (new TokenDialog(session, answer->invitation(), QString::fromStdString(answer->token()), window))
                    ->open();
            });
    };
    auto *dialog = new kit::VerbDialog(session, std::move(question), window);
    dialog->open();
    form->judge(dialog);
}

} // namespace accesspage
