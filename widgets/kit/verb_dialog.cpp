#include "widgets/kit/verb_dialog.h"

#include <algorithm>

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUuid>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/policy_calls.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/change_notice.h"
#include "widgets/kit/change_policy.h"
#include "widgets/kit/change_policy_view.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/reason_field.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/theme.h"

namespace kit {

VerbDialog::VerbDialog(const Session &session, Question question, QWidget *parent)
    : Dialog(parent),
      session_(session),
      question_(std::move(question)),
      requestId_(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()),
      consequence_(new RoleLabel(session.theme, TextRole::Body, question_.consequence)),
      policy_(new ChangePolicyView(session.theme)),
      reason_(new ReasonField(session.theme)),
      failure_(new Banner(session.theme, Tone::Danger, {})),
      why_(new QAction(tr("Why?"), this)),
      act_(new QPushButton(question_.verb)),
      cancel_(new QPushButton(tr("Cancel"))) {
    setObjectName(QStringLiteral("verbDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(question_.title);
    connect(why_, &QAction::triggered, this, [this] { ChangeNotice::lookElsewhere(session_, this, whyTarget_); });
    connect(policy_, &ChangePolicyView::whyRequested, this,
            [this](const QString &target) { ChangeNotice::lookElsewhere(session_, this, target); });
    build();
    judge();
    askPolicies();
}

void VerbDialog::setObstacle(const QString &obstacle) {
    obstacle_ = obstacle;
    judge();
}

void VerbDialog::build() {
    const auto &theme = session_.theme;
    const int margin = theme.px(Size::SpaceWide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(theme.px(Size::SpaceMedium));
    auto *title = new RoleLabel(theme, TextRole::Object, windowTitle());
    title->setWordWrap(true);
    column->addWidget(title);
    consequence_->setObjectName(QStringLiteral("consequence"));
    consequence_->setWordWrap(true);
    column->addWidget(consequence_);
    if (question_.objects.size() > 1) {
        auto *list = new QPlainTextEdit(question_.objects.join(QLatin1Char('\n')));
        list->setObjectName(QStringLiteral("objects"));
        list->setAccessibleName(tr("What it is done to"));
        list->setReadOnly(true);
        list->setTabChangesFocus(true);
        constexpr int mostLines = 6;
        const int lines = qMin(mostLines, static_cast<int>(question_.objects.size()) + 1);
        list->setFixedHeight(lines * theme.lineHeight(TextRole::Body) + margin);
        column->addWidget(list);
    }
    if (question_.detail)
        column->addWidget(question_.detail, 1);
    column->addWidget(policy_);
    auto *label = new RoleLabel(theme, TextRole::Label,
                                question_.isReasonNeeded ? tr("&Reason, needed; kept beside the log")
                                                         : tr("&Reason, kept beside the log"));
    label->setBuddy(reason_);
    // What it must say is known anew when it is sent again.
    connect(reason_, &QLineEdit::textChanged, this, [this] {
        reason_->setDemand({});
        judge();
    });
    column->addWidget(label);
    column->addWidget(reason_);
    column->addWidget(reason_->lack());
    failure_->setObjectName(QStringLiteral("failure"));
    failure_->hide();
    column->addWidget(failure_);
    buildFoot(column);
    setMinimumWidth(theme.px(Size::DialogWidth));
    // Before it is shown: Qt lets the cursor blink where the keyboard is to be at that moment, wherever it goes then.
    (question_.first ? question_.first : reason_)->setFocus(Qt::OtherFocusReason);
}

void VerbDialog::buildFoot(QVBoxLayout *column) {
    cancel_->setObjectName(QStringLiteral("cancel"));
    act_->setObjectName(QStringLiteral("act"));
    for (auto *button : {cancel_, act_})
        button->setAutoDefault(false);
    kit::setKind(*act_, question_.isDestructive ? ButtonKind::Danger : ButtonKind::Primary);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel_);
    row->addWidget(act_);
    column->addLayout(row);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(act_, &QPushButton::clicked, this, &VerbDialog::send);
}

void VerbDialog::judge() {
    const bool lacksReason = question_.isReasonNeeded && !reason_->isGiven();
    act_->setEnabled(!isUnderWay_ && obstacle_.isEmpty() && !lacksReason && reason_->obstacle().isEmpty());
    act_->setToolTip(!obstacle_.isEmpty() ? obstacle_ : lacksReason ? tr("Say why first.") : reason_->obstacle());
    // Whoever has typed why means to do it; before that, a key pressed too early destroys nothing.
    const bool isAsked = question_.isDestructive || question_.isReasonNeeded;
    act_->setDefault(!isAsked || isUnderWay_ || reason_->isGiven());
}

void VerbDialog::keyPressEvent(QKeyEvent *event) {
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !act_->isDefault())
        reason_->insist();
    else
        QDialog::keyPressEvent(event);
}

// What they answer is only told: the service asks them again when it is done.
void VerbDialog::askPolicies() {
    if (question_.permission.empty())
        return;
    v1::AskPoliciesRequest request;
    const auto ask = [&](const std::string &object) {
        auto &asked = *request.add_questions();
        asked.set_stage(v1::ADMINISTRATION_STAGE);
        asked.set_principal(session_.connection.serverInfo().principal());
        asked.set_permission(question_.permission);
        asked.set_resource(object);
    };
    for (const auto &object : question_.objects)
        ask(object.toStdString());
    if (question_.objects.isEmpty())
        ask(question_.object);
    asking_ = client::PolicyCalls(session_.connection.link(), client::defaultDeadline).askPolicies(request);
    client::deliver(asking_, this, [this](const core::Result<v1::AskPoliciesResponse> &answer) {
        if (answer)
            takeDecisions(*answer);
    });
}

void VerbDialog::takeDecisions(const v1::AskPoliciesResponse &answer) {
    v1::Preview preview;
    *preview.mutable_decisions() = answer.decisions();
    auto &obligations = *preview.mutable_obligations();
    for (const auto &decision : answer.decisions()) {
        const auto approvals = std::max(obligations.approvals(), decision.verdict().obligations().approvals());
        obligations.MergeFrom(decision.verdict().obligations());
        obligations.set_approvals(approvals);
    }
    policy_->show(preview);
    if (preview.obligations().approvals() == 0)
        return;
    if (!question_.canWait)
        return consequence_->setText(tr("Rules ask others to approve this, and it cannot wait for that: as it is, it "
                                        "will be refused."));
    act_->setText(tr("Ask for approval"));
    consequence_->setText(tr("Once it is approved: %1", "what then happens, a sentence").arg(question_.consequence));
}

void VerbDialog::send() {
    isUnderWay_ = true;
    judge();
    question_.send(reason_->reason().toStdString(), requestId_, this,
                   [this](const core::Result<v1::Resource> &result) { take(result); });
}

void VerbDialog::take(const core::Result<v1::Resource> &result) {
    isUnderWay_ = false;
    judge();
    if (!result)
        return takeRefusal(result.error());
    Notice notice;
    notice.tone = question_.outcomeTone ? question_.outcomeTone(*result) : Tone::Ok;
    notice.text = question_.outcome(*result);
    notice.isChange = true;
    session_.notices.post(notice);
    accept();
}

void VerbDialog::takeRefusal(const core::Error &error) {
    const auto &arguments = error.arguments();
    if (error.reason() == v1::APPROVAL_PENDING) {
        const auto given = [&](const char *key) {
            const auto found = arguments.find(key);
            return found == arguments.end() ? std::string() : found->second;
        };
        ChangeNotice::tellAwaited(session_, windowTitle(), given("change_request"),
                                  QString::fromStdString(given("approvals")).toInt());
        return accept();
    }
    whyTarget_ = ChangePolicy::targetOf(error.reason(), arguments);
    failure_->setText(Sentences::of(error));
    failure_->setAction(whyTarget_.isEmpty() ? nullptr : why_);
    failure_->show();
    if (!ChangePolicy::isAboutWords(error.reason()))
        return;
    reason_->setDemand(Sentences::of(error));
    reason_->setFocus(Qt::OtherFocusReason);
    judge();
}

} // namespace kit
