#include "widgets/changes/schedule_dialog.h"

#include <algorithm>
#include <functional>

#include <QCheckBox>
#include <QGridLayout>
#include <QRadioButton>
#include <QVBoxLayout>

#include "backend/client/change_calls.h"
#include "backend/client/connection.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "widgets/changes/request_answer.h"
#include "widgets/kit/change_request_words.h"
#include "widgets/kit/person.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/verb_dialog.h"
#include "widgets/kit/zoned_time_edit.h"

namespace changespage {

namespace {

using namespace std::chrono_literals;

// As the service bounds them: from when it was asked to its start, from its start to its usual end, and from when it
// was asked until it lapses.
constexpr auto longestDelay = 30 * 24h;
constexpr auto timeToApply = 24h;
constexpr auto timeToWait = 72h;

qint64 secondsOf(core::TimePoint time) {
    return std::chrono::system_clock::to_time_t(time);
}

google::protobuf::Timestamp timestampOf(const kit::ZonedTimeEdit &edit) {
    google::protobuf::Timestamp time;
    time.set_seconds(edit.instant());
    return time;
}

// At once, or from when on, and until when.
class Choice : public QWidget {
public:
    Choice(const kit::Session &session, const v1::Resource &request)
        : session_(session),
          made_(core::fromTimestamp(request.meta().create_time())),
          atOnce_(new QRadioButton(ScheduleDialog::tr("As soon as it is approved"))),
          later_(new QRadioButton(ScheduleDialog::tr("Not before"))),
          start_(new kit::ZonedTimeEdit(session.times)),
          ends_(new QCheckBox(ScheduleDialog::tr("Not after"))),
          end_(new kit::ZonedTimeEdit(session.times)),
          lack_(new kit::RoleLabel(session.theme, kit::TextRole::Body)) {
        build();
        show(request.change_request());
        QObject::connect(later_, &QRadioButton::toggled, this, [this] { tell(); });
        QObject::connect(ends_, &QCheckBox::toggled, this, [this] { tell(); });
        // Whoever chooses a time means it.
        QObject::connect(start_, &QDateTimeEdit::dateTimeChanged, this, [this] {
            later_->setChecked(true);
            if (!ends_->isChecked())
                showUsualEnd();
            tell();
        });
        QObject::connect(end_, &QDateTimeEdit::dateTimeChanged, this, [this] {
            later_->setChecked(true);
            ends_->setChecked(true);
            tell();
        });
    }

    std::optional<google::protobuf::Timestamp> start() const {
        return later_->isChecked() ? std::optional(timestampOf(*start_)) : std::nullopt;
    }
    // Where none is chosen, the service sets one.
    std::optional<google::protobuf::Timestamp> end() const {
        return later_->isChecked() && ends_->isChecked() ? std::optional(timestampOf(*end_)) : std::nullopt;
    }
    QString obstacle() const {
        const auto from = start();
        if (!from)
            return {};
        const auto begin = core::fromTimestamp(*from);
        if (begin <= session_.clock.now())
            return ScheduleDialog::tr("Choose a time in the future.");
        if (begin > made_ + longestDelay)
            return ScheduleDialog::tr("Choose a begin until %1, 30 days after it was asked for.")
                .arg(shown(made_ + longestDelay));
        const auto until = end();
        if (until && core::fromTimestamp(*until) <= begin)
            return ScheduleDialog::tr("Choose an end after the begin.");
        if (until && core::fromTimestamp(*until) > made_ + longestDelay + timeToApply)
            return ScheduleDialog::tr("Choose an end until %1, 31 days after it was asked for.")
                .arg(shown(made_ + longestDelay + timeToApply));
        return {};
    }
    void hear(std::function<void()> listener) { listener_ = std::move(listener); }

private:
    void build() {
        const int space = session_.theme.px(kit::Size::SpaceSmall);
        atOnce_->setObjectName(QStringLiteral("atOnce"));
        later_->setObjectName(QStringLiteral("later"));
        start_->setObjectName(QStringLiteral("startTime"));
        start_->setAccessibleName(ScheduleDialog::tr("Not before"));
        ends_->setObjectName(QStringLiteral("ends"));
        end_->setObjectName(QStringLiteral("endTime"));
        end_->setAccessibleName(ScheduleDialog::tr("Not after"));
        lack_->setObjectName(QStringLiteral("startTimeLack"));
        lack_->setTone(kit::Tone::Danger);
        lack_->setWordWrap(true);
        lack_->hide();
        auto *window = new QGridLayout;
        window->setHorizontalSpacing(space);
        window->setVerticalSpacing(space);
        window->addWidget(later_, 0, 0);
        window->addWidget(start_, 0, 1);
        window->addWidget(ends_, 1, 0);
        window->addWidget(end_, 1, 1);
        window->setColumnStretch(1, 1);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins({});
        column->setSpacing(space);
        column->addWidget(atOnce_);
        column->addLayout(window);
        column->addWidget(lack_);
    }

    void show(const v1::ChangeRequestSpec &request) {
        const auto proposed = std::chrono::ceil<std::chrono::hours>(session_.clock.now() + 1h);
        const bool isLater = request.has_start_time();
        const core::TimePoint begin = isLater ? core::fromTimestamp(request.start_time()) : core::TimePoint(proposed);
        start_->setInstant(secondsOf(begin));
        showUsualEnd();
        (isLater ? later_ : atOnce_)->setChecked(true);
        if (!isLater || request.expire_time().seconds() == end_->instant())
            return;
        end_->setInstant(request.expire_time().seconds());
        ends_->setChecked(true);
    }

    // What the service makes of none.
    void showUsualEnd() {
        const QSignalBlocker quiet(end_);
        end_->setInstant(
            std::max(secondsOf(made_ + timeToWait), start_->instant() + std::chrono::seconds(timeToApply).count()));
    }

    QString shown(core::TimePoint time) const { return session_.times.instant(core::toTimestamp(time)); }

    void tell() const {
        lack_->setText(obstacle());
        lack_->setVisible(!lack_->text().isEmpty());
        if (listener_)
            listener_();
    }

    const kit::Session session_;
    const core::TimePoint made_;
    QRadioButton *atOnce_;
    QRadioButton *later_;
    kit::ZonedTimeEdit *start_;
    QCheckBox *ends_;
    kit::ZonedTimeEdit *end_;
    // Why it cannot be scheduled so.
    kit::RoleLabel *lack_;
    std::function<void()> listener_;
};

// Who approved it as it stands, since another time asks them anew.
QString consequenceOf(const kit::Session &session, const v1::ChangeRequestSpec &request) {
    QStringList approvers;
    for (const auto &said : request.approvals())
        if (said.is_approved())
            approvers << kit::personOf(session, said.principal());
    const auto usual = ScheduleDialog::tr(
        "It is applied once it is approved, and not before this time. It must still fit then: where its objects were "
        "changed otherwise, it is void. What is not applied by its end has lapsed; without one that is a day after the "
        "begin, or later.");
    return approvers.isEmpty() ? usual
                               : ScheduleDialog::tr("%1\nApprovals are of a time: another one drops those of %2, and "
                                                    "it waits for approval again.",
                                                    "sentences, people")
                                     .arg(usual, approvers.join(QStringLiteral(", ")));
}

// How the service left it.
QString outcomeOf(const kit::Session &session, const v1::Resource &moved) {
    const auto &spec = moved.change_request();
    if (spec.state() != v1::AWAITING_APPROVAL)
        return kit::ChangeRequestWords::standing(session, moved);
    const int missing = std::max(0, spec.required_approvals() - kit::ChangeRequestWords::given(spec));
    return spec.has_start_time()
               ? ScheduleDialog::tr("It waits for %n approval(s), and is applied between %1 and %2.", nullptr, missing)
                     .arg(session.times.instant(spec.start_time()), session.times.instant(spec.expire_time()))
               : ScheduleDialog::tr("It waits for %n approval(s), and is applied with the last one.", nullptr, missing);
}

} // namespace

void ScheduleDialog::ask(const kit::Session &session, const v1::Resource &request, QWidget *window) {
    auto *choice = new Choice(session, request);
    kit::VerbDialog::Question question;
    question.title = tr("Schedule “%1”").arg(kit::ChangeRequestWords::what(request.change_request()));
    question.consequence = consequenceOf(session, request.change_request());
    question.verb = tr("Schedule");
    question.detail = choice;
    question.outcome = [session](const v1::Resource &moved) { return outcomeOf(session, moved); };
    question.send = [&connection = session.connection, name = request.meta().name(),
                     choice](const std::string &reason, const std::string &id, QObject *receiver,
                             kit::VerbDialog::Done done) {
        v1::ScheduleChangeRequestRequest wanted;
        wanted.set_name(name);
        wanted.set_reason(reason);
        wanted.set_request_id(id);
        if (const auto start = choice->start())
            *wanted.mutable_start_time() = *start;
        if (const auto end = choice->end())
            *wanted.mutable_end_time() = *end;
        const client::ChangeCalls calls(connection.link(), client::defaultDeadline);
        deliverRequest(calls.scheduleChangeRequest(wanted), receiver, std::move(done));
    };
    auto *dialog = new kit::VerbDialog(session, std::move(question), window);
    choice->hear([dialog, choice] { dialog->setObstacle(choice->obstacle()); });
    dialog->open();
}

} // namespace changespage
