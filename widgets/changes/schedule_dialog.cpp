#include "widgets/changes/schedule_dialog.h"

#include <functional>

#include <QRadioButton>
#include <QVBoxLayout>

#include "backend/client/change_calls.h"
#include "backend/client/connection.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "widgets/changes/request_answer.h"
#include "widgets/kit/change_request_words.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/verb_dialog.h"
#include "widgets/kit/zoned_time_edit.h"

namespace changespage {

namespace {

using namespace std::chrono_literals;

// At once, or from when on.
class Choice : public QWidget {
public:
    Choice(const kit::Session &session, const v1::ChangeRequestSpec &request)
        : clock_(session.clock),
          atOnce_(new QRadioButton(ScheduleDialog::tr("As soon as it is approved"))),
          later_(new QRadioButton(ScheduleDialog::tr("Not before"))),
          time_(new kit::ZonedTimeEdit(session.times)),
          lack_(new kit::RoleLabel(session.theme, kit::TextRole::Body)) {
        atOnce_->setObjectName(QStringLiteral("atOnce"));
        later_->setObjectName(QStringLiteral("later"));
        time_->setObjectName(QStringLiteral("startTime"));
        time_->setAccessibleName(ScheduleDialog::tr("Not before"));
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins({});
        column->setSpacing(session.theme.px(kit::Size::SpaceSmall));
        column->addWidget(atOnce_);
        auto *row = new QHBoxLayout;
        row->setSpacing(session.theme.px(kit::Size::SpaceSmall));
        row->addWidget(later_);
        row->addWidget(time_, 1);
        column->addLayout(row);
        lack_->setObjectName(QStringLiteral("startTimeLack"));
        lack_->setTone(kit::Tone::Danger);
        lack_->setWordWrap(true);
        lack_->hide();
        column->addWidget(lack_);
        const auto proposed = std::chrono::ceil<std::chrono::hours>(clock_.now() + 1h);
        time_->setInstant(request.has_start_time() ? request.start_time().seconds()
                                                   : std::chrono::system_clock::to_time_t(proposed));
        (request.has_start_time() ? later_ : atOnce_)->setChecked(true);
        QObject::connect(later_, &QRadioButton::toggled, this, [this] { tell(); });
        // Whoever chooses a time means it.
        QObject::connect(time_, &QDateTimeEdit::dateTimeChanged, this, [this] {
            later_->setChecked(true);
            tell();
        });
    }

    std::optional<google::protobuf::Timestamp> start() const {
        if (!later_->isChecked())
            return std::nullopt;
        google::protobuf::Timestamp start;
        start.set_seconds(time_->instant());
        return start;
    }
    QString obstacle() const {
        const auto at = start();
        return at && core::fromTimestamp(*at) <= clock_.now() ? ScheduleDialog::tr("Choose a time in the future.")
                                                              : QString();
    }
    void hear(std::function<void()> listener) { listener_ = std::move(listener); }

private:
    void tell() const {
        lack_->setText(obstacle());
        lack_->setVisible(!lack_->text().isEmpty());
        if (listener_)
            listener_();
    }

    const core::Clock &clock_;
    QRadioButton *atOnce_;
    QRadioButton *later_;
    kit::ZonedTimeEdit *time_;
    // Why it cannot be scheduled so.
    kit::RoleLabel *lack_;
    std::function<void()> listener_;
};

} // namespace

void ScheduleDialog::ask(const kit::Session &session, const v1::Resource &request, QWidget *window) {
    auto *choice = new Choice(session, request.change_request());
    kit::VerbDialog::Question question;
    question.title = tr("Schedule “%1”").arg(kit::ChangeRequestWords::what(request.change_request()));
    question.consequence = tr("It is applied once it is approved, and not before this time. It must still fit then: "
                              "where its objects were changed otherwise, it is void.");
    question.verb = tr("Schedule");
    question.detail = choice;
    question.outcome = [&times = session.times](const v1::Resource &moved) {
        const auto &spec = moved.change_request();
        return spec.has_start_time() ? tr("It is applied not before %1.").arg(times.instant(spec.start_time()))
                                     : tr("It is applied as soon as it is approved.");
    };
    question.send = [&connection = session.connection, name = request.meta().name(),
                     choice](const std::string &reason, const std::string &id, QObject *receiver,
                             kit::VerbDialog::Done done) {
        v1::ScheduleChangeRequestRequest wanted;
        wanted.set_name(name);
        wanted.set_reason(reason);
        wanted.set_request_id(id);
        if (const auto start = choice->start())
            *wanted.mutable_start_time() = *start;
        const client::ChangeCalls calls(connection.link(), client::defaultDeadline);
        deliverRequest(calls.scheduleChangeRequest(wanted), receiver, std::move(done));
    };
    auto *dialog = new kit::VerbDialog(session, std::move(question), window);
    choice->hear([dialog, choice] { dialog->setObstacle(choice->obstacle()); });
    dialog->open();
}

} // namespace changespage
