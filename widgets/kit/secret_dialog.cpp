#include "widgets/kit/secret_dialog.h"

#include <limits>

#include <QLineEdit>

#include "backend/client/connection.h"
#include "backend/client/secret_calls.h"
#include "widgets/kit/verb_dialog.h"

namespace kit {

namespace {

// What the service takes, in bytes.
constexpr int most = 16 * 1024;

QLineEdit *makeField() {
    auto *value = new QLineEdit;
    value->setObjectName(QStringLiteral("value"));
    value->setEchoMode(QLineEdit::Password);
    value->setAccessibleName(SecretDialog::tr("Value"));
    value->setPlaceholderText(SecretDialog::tr("The value, for example an API key"));
    // Qt's own limit cuts what is pasted without a word.
    value->setMaxLength(std::numeric_limits<int>::max());
    return value;
}

} // namespace

void SecretDialog::ask(const Session &session, const std::string &secret, QWidget *window) {
    auto *value = makeField();
    VerbDialog::Question question;
    question.title = tr("Set the value of %1").arg(QString::fromStdString(secret));
    question.consequence = tr("It replaces the value that is there. Nobody can read it afterwards, and it stands in no "
                              "log.");
    question.verb = tr("Set value");
    question.permission = "secrets.setValue";
    question.object = secret;
    question.canWait = false;
    question.detail = value;
    question.first = value;
    question.outcome = [](const v1::Resource &changed) {
        return tr("The value of %1 is set.").arg(QString::fromStdString(changed.meta().name()));
    };
    question.send = [&connection = session.connection, secret, value](const std::string &reason, const std::string &id,
                                                                      QObject *receiver, VerbDialog::Done done) {
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
    auto *dialog = new VerbDialog(session, std::move(question), window);
    const auto judge = [dialog, value] { dialog->setObstacle(obstacle(value->text())); };
    QObject::connect(value, &QLineEdit::textChanged, dialog, judge);
    judge();
    dialog->open();
}

QString SecretDialog::obstacle(const QString &value) {
    if (value.isEmpty())
        return tr("Enter a value first.");
    const auto size = value.toUtf8().size();
    return size <= most ? QString() : tr("A value has at most %L1 bytes, and this one has %L2.").arg(most).arg(size);
}

} // namespace kit
