#include "widgets/findings/allow_dialog.h"

#include <QComboBox>
#include <QFormLayout>

#include "backend/client/connection.h"
#include "backend/client/resource_calls.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/verb_answer.h"

namespace findingspage {

namespace {

// In days, as far as the service lets it be.
constexpr int days[] = {1, 7, 30, 90, 365};

QString words(int count) {
    return AllowDialog::tr("For %n day(s)", nullptr, count);
}

v1::ApplyRequest requestFor(const v1::Resource &finding, const std::string &reason, core::TimePoint until) {
    v1::ApplyRequest request;
    auto &put = *request.add_changes()->mutable_put();
    put.mutable_resource()->mutable_meta()->set_name(finding.meta().name());
    auto &spec = *put.mutable_resource()->mutable_finding();
    spec.set_decision(v1::ALLOW);
    spec.set_note(reason);
    *spec.mutable_allowed_until_time() = core::toTimestamp(until);
    for (const auto *field : {"decision", "allowed_until_time", "note", "provider"})
        put.mutable_update_mask()->add_paths(std::string("spec.") + field);
    put.set_etag(finding.meta().etag());
    request.set_reason(reason);
    return request;
}

// What it is chosen by, and what that comes to.
class Duration : public QWidget {
public:
    explicit Duration(const kit::Session &session) : session_(session) {
        auto *form = new QFormLayout(this);
        form->setContentsMargins({});
        choice_ = new QComboBox;
        choice_->setObjectName(QStringLiteral("duration"));
        choice_->setAccessibleName(AllowDialog::tr("How long"));
        for (const int count : days)
            choice_->addItem(words(count), count);
        choice_->setCurrentIndex(2);
        end_ = new kit::RoleLabel(session.theme, kit::TextRole::Body, {}, this);
        end_->setObjectName(QStringLiteral("allowedUntil"));
        form->addRow(AllowDialog::tr("How long"), choice_);
        form->addRow(AllowDialog::tr("Until"), end_);
        QObject::connect(choice_, &QComboBox::currentIndexChanged, this, [this] { showEnd(); });
        showEnd();
    }

    core::TimePoint until() const {
        return std::chrono::floor<std::chrono::seconds>(session_.clock.now()) +
               std::chrono::hours(24 * choice_->currentData().toInt());
    }

private:
    void showEnd() { end_->setText(session_.times.instant(core::toTimestamp(until()))); }

    const kit::Session session_;
    QComboBox *choice_;
    kit::RoleLabel *end_;
};

} // namespace

void AllowDialog::ask(const kit::Session &session, const v1::Resource &finding, QWidget *window) {
    auto *duration = new Duration(session);
    kit::VerbDialog::Question question;
    const auto &meta = finding.meta();
    const auto shown =
        kit::harmless(QString::fromStdString(meta.display_name().empty() ? meta.name() : meta.display_name()));
    question.title = tr("Allow %1").arg(shown);
    question.consequence = tr("It is no open finding until then, and one again afterwards. The reason stands with it.");
    question.verb = tr("Allow");
    question.isReasonNeeded = true;
    question.detail = duration;
    question.outcome = [](const v1::Resource &) { return tr("The finding is allowed."); };
    question.send = [&connection = session.connection, finding, duration](const std::string &reason,
                                                                          const std::string &id, QObject *receiver,
                                                                          kit::VerbDialog::Done done) {
        auto request = requestFor(finding, reason, duration->until());
        request.set_request_id(id);
        kit::deliverApplied(connection.resources().apply(request), receiver, std::move(done));
    };
    (new kit::VerbDialog(session, std::move(question), window))->open();
}

} // namespace findingspage
