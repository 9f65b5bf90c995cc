#include "widgets/policies/break_glass_dialog.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>

#include "backend/client/connection.h"
#include "backend/client/policy_calls.h"
#include "backend/client/resource_cache.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/verb_dialog.h"

namespace policiespage {

namespace {

constexpr int Longest = 60; // minutes
constexpr int Usual = 15;
constexpr int ShownSets = 4;

template <typename Response>
auto handOn(kit::VerbDialog::Done done) {
    return [done = std::move(done)](const core::Result<Response> &answer) {
        if (answer)
            done(answer->break_glass());
        else
            done(answer.error());
    };
}

client::PolicyCalls callsOf(const client::Connection &connection) {
    return {connection.link(), client::defaultDeadline};
}

} // namespace

BreakGlassDetail::BreakGlassDetail(const kit::Session &session)
    : ticket_(new QLineEdit), minutes_(new QSpinBox), sets_(new QListWidget) {
    ticket_->setObjectName(QStringLiteral("breakGlassTicket"));
    ticket_->setPlaceholderText(tr("For example %1").arg(QStringLiteral("OPS-1234")));
    minutes_->setObjectName(QStringLiteral("breakGlassMinutes"));
    minutes_->setRange(1, Longest);
    minutes_->setValue(Usual);
    minutes_->setSuffix(tr(" min"));
    sets_->setObjectName(QStringLiteral("breakGlassSets"));
    sets_->setAccessibleName(tr("Rules of"));
    for (const auto &name : session.cache.names("policySets")) {
        auto *item = new QListWidgetItem(kit::harmless(QString::fromStdString(name)), sets_);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    sets_->setFixedHeight(ShownSets * session.theme.px(kit::Size::MenuRow));
    auto *rows = new QFormLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    rows->addRow(tr("Ticket"), ticket_);
    rows->addRow(tr("For how long"), minutes_);
    rows->addRow(tr("Rules of"), sets_);
    connect(ticket_, &QLineEdit::textChanged, this, &BreakGlassDetail::edited);
    connect(sets_, &QListWidget::itemChanged, this, &BreakGlassDetail::edited);
}

v1::BeginBreakGlassRequest BreakGlassDetail::request() const {
    v1::BeginBreakGlassRequest request;
    request.set_ticket(ticket_->text().trimmed().toStdString());
    request.mutable_length()->set_seconds(minutes_->value() * 60);
    for (int row = 0; row < sets_->count(); ++row)
        if (sets_->item(row)->checkState() == Qt::Checked)
            request.add_policy_sets(sets_->item(row)->text().toStdString());
    // All of them, also those that come while it holds.
    if (request.policy_sets_size() == sets_->count())
        request.clear_policy_sets();
    return request;
}

QWidget *BreakGlassDetail::first() const {
    return ticket_;
}

QString BreakGlassDetail::obstacle() const {
    if (ticket_->text().trimmed().isEmpty())
        return tr("Name the ticket of the emergency.");
    for (int row = 0; row < sets_->count(); ++row)
        if (sets_->item(row)->checkState() == Qt::Checked)
            return {};
    return sets_->count() == 0 ? QString() : tr("Choose whose rules are in the way.");
}

void BreakGlassDialogs::begin(const kit::Session &session, QWidget *window) {
    auto *detail = new BreakGlassDetail(session);
    kit::VerbDialog::Question question;
    question.title = tr("Break the glass");
    question.consequence =
        tr("The rules are suspended at once, for everybody, and count again by themselves at the end. "
           "Everybody sees it, it is recorded, and somebody else must review it afterwards.");
    question.verb = tr("Break the glass");
    question.isDestructive = true;
    question.isReasonNeeded = true;
    question.detail = detail;
    question.first = detail->first();
    question.outcome = [&times = session.times](const v1::Resource &begun) {
        return tr("The rules are suspended until %1.").arg(times.instant(begun.break_glass().end_time()));
    };
    question.send = [&connection = session.connection, detail](const std::string &reason, const std::string &id,
                                                               QObject *receiver, kit::VerbDialog::Done done) {
        auto request = detail->request();
        request.set_reason(reason);
        request.set_request_id(id);
        client::deliver(callsOf(connection).beginBreakGlass(request), receiver,
                        handOn<v1::BeginBreakGlassResponse>(std::move(done)));
    };
    auto *dialog = new kit::VerbDialog(session, std::move(question), window);
    const auto judge = [dialog, detail] { dialog->setObstacle(detail->obstacle()); };
    QObject::connect(detail, &BreakGlassDetail::edited, dialog, judge);
    judge();
    dialog->open();
}

void BreakGlassDialogs::end(const kit::Session &session, const std::string &name, QWidget *window) {
    kit::VerbDialog::Question question;
    question.title = tr("End the emergency");
    question.consequence = tr("All rules count again at once.");
    question.verb = tr("End it");
    question.outcome = [](const v1::Resource &) { return tr("All rules count again."); };
    question.send = [&connection = session.connection, name](const std::string &reason, const std::string &id,
                                                             QObject *receiver, kit::VerbDialog::Done done) {
        v1::EndBreakGlassRequest request;
        request.set_name(name);
        request.set_reason(reason);
        request.set_request_id(id);
        client::deliver(callsOf(connection).endBreakGlass(request), receiver,
                        handOn<v1::EndBreakGlassResponse>(std::move(done)));
    };
    (new kit::VerbDialog(session, std::move(question), window))->open();
}

void BreakGlassDialogs::review(const kit::Session &session, const std::string &name, QWidget *window) {
    kit::VerbDialog::Question question;
    question.title = tr("Review the emergency");
    question.consequence = tr("Say what was done while the rules were suspended, and what came of it. “What it let "
                              "through” lists the changes that rules would have refused or asked more of.");
    question.verb = tr("Reviewed");
    question.isReasonNeeded = true;
    question.outcome = [](const v1::Resource &) { return tr("The emergency is reviewed."); };
    question.send = [&connection = session.connection, name](const std::string &reason, const std::string &id,
                                                             QObject *receiver, kit::VerbDialog::Done done) {
        v1::ReviewBreakGlassRequest request;
        request.set_name(name);
        request.set_reason(reason);
        request.set_request_id(id);
        client::deliver(callsOf(connection).reviewBreakGlass(request), receiver,
                        handOn<v1::ReviewBreakGlassResponse>(std::move(done)));
    };
    (new kit::VerbDialog(session, std::move(question), window))->open();
}

} // namespace policiespage
