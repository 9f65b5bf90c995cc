#include "widgets/deployments/provider_actions.h"

#include <QAction>
#include <QLineEdit>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/client/secret_calls.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/verb_dialog.h"

namespace deploymentspage {

ProviderActions::ProviderActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host)
    : ObjectActions(session, QStringLiteral("providers"), make, host) {
    newSecret_ = make(QStringLiteral("secrets.create"), tr("New secret"), {});
    connect(newSecret_, &QAction::triggered, this, [this] {
        v1::Resource blank;
        blank.mutable_meta()->set_name("secrets/");
        blank.mutable_secret();
        kit::ChangeDialog::edit(this->session(), blank, window())->open();
    });
    setValue_ = make(QStringLiteral("secrets.setValue"), tr("Set secret value"), {});
    connect(setValue_, &QAction::triggered, this, &ProviderActions::openValue);
    include(newSecret_);
    include(setValue_);
}

void ProviderActions::judge() {
    ObjectActions::judge();
    const auto found = targets().size() > 1 ? nullptr : resource();
    const auto say = [](QAction *action, const QString &obstacle) {
        action->setEnabled(obstacle.isEmpty());
        action->setToolTip(obstacle.isEmpty() ? action->text() : obstacle);
    };
    say(newSecret_, kit::Obstacle::to(session(), "secrets.create", {}));
    const auto secret = found ? found->provider().secret() : std::string();
    say(setValue_, !found           ? notOne()
                   : secret.empty() ? tr("The provider names no secret. Edit it to name one.")
                                    : kit::Obstacle::to(session(), "secrets.setValue", secret));
}

void ProviderActions::openValue() {
    const auto found = resource();
    if (!found)
        return;
    auto *value = new QLineEdit;
    value->setObjectName(QStringLiteral("value"));
    value->setEchoMode(QLineEdit::Password);
    value->setAccessibleName(tr("Value"));
    value->setPlaceholderText(tr("The value, for example an API key"));
    constexpr int most = 16 * 1024;
    value->setMaxLength(most);
    const auto secret = found->provider().secret();
    kit::VerbDialog::Question question;
    question.title = tr("Set the value of %1").arg(QString::fromStdString(secret));
    question.consequence = tr("It replaces the value that is there. Nobody can read it afterwards, and it stands in no "
                              "log.");
    question.verb = tr("Set value");
    question.detail = value;
    question.outcome = [](const v1::Resource &changed) {
        return tr("The value of %1 is set.").arg(QString::fromStdString(changed.meta().name()));
    };
    question.send = [&connection = session().connection, secret, value](const std::string &reason,
                                                                        const std::string &id, QObject *receiver,
                                                                        kit::VerbDialog::Done done) {
        v1::SetSecretValueRequest request;
        request.set_name(secret);
        request.set_value(value->text().toStdString());
        request.set_reason(reason);
        request.set_request_id(id);
        client::deliver(connection.secrets().setSecretValue(request), receiver,
                        [done = std::move(done)](const core::Result<v1::SetSecretValueResponse> &answer) {
                            if (answer)
                                done(answer->secret());
                            else
                                done(answer.error());
                        });
    };
    auto *dialog = new kit::VerbDialog(session(), std::move(question), window());
    const auto judge = [dialog, value] {
        dialog->setObstacle(value->text().isEmpty() ? tr("Enter a value first.") : QString());
    };
    connect(value, &QLineEdit::textChanged, dialog, judge);
    judge();
    dialog->open();
    value->setFocus();
}

} // namespace deploymentspage
