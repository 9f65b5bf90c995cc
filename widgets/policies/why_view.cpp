#include "widgets/policies/why_view.h"

#include <QPushButton>
#include <QTabBar>
#include <QUrlQuery>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/policy_calls.h"
#include "backend/client/resource_cache.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/change_policy.h"
#include "widgets/kit/person.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"
#include "widgets/policies/policy_words.h"
#include "widgets/policies/rows_pane.h"
#include "widgets/policies/why_event.h"
#include "widgets/policies/why_question.h"
#include "widgets/policies/why_words.h"

namespace policiespage {

namespace {

using Explanation = v1::ExplainPoliciesResponse::Explanation;
using kit::Fact;
using kit::PlainTable;

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

// A rule that would count did not match for want of a fact that was not told.
bool restsOnUnknown(const Explanation &explanation) {
    return std::ranges::any_of(explanation.rules(), &kit::ChangePolicy::isUnknown);
}

} // namespace

WhyView::WhyView(const kit::Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      intents_(session.cache, {"policySets"}),
      question_(new WhyQuestion(session)),
      event_(new WhyEvent(session)),
      toRule_(new QPushButton(tr("Show the rule"))),
      toVersion_(new QPushButton(tr("Show the version that decided"))),
      questions_(new QTabBar),
      verdict_(new kit::Banner(session.theme, kit::Tone::Info, {})),
      remedies_(new kit::RoleLabel(session.theme, kit::TextRole::Body)),
      rules_(new RowsPane(session.theme, QStringLiteral("whyRules"), tr("What each rule made of it"),
                          {tr("Rule"), tr("Outcome"), tr("Effect"), tr("Mode"), tr("Why not")})) {
    setObjectName(QStringLiteral("whyView"));
    build();
    connect(question_, &WhyQuestion::asked, this, [this](const v1::PolicyQuestion &question) {
        event_->show(-1);
        sendQuestion(question);
    });
    connect(questions_, &QTabBar::currentChanged, this, &WhyView::showAnswer);
    connect(rules_, &RowsPane::activated, this, &WhyView::openRule);
    connect(rules_, &RowsPane::chosen, this, [this] { toRule_->setEnabled(rules_->current() >= 0); });
    connect(event_, &WhyEvent::changed, this, &WhyView::showAnswer);
    connect(rules_->panel(), &kit::StatePanel::retryRequested, this,
            [this] { sendAnew(v1::ExplainPoliciesRequest(*request_)); });
    connect(&session.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (intents_.areOthers(changes))
            askAgain();
    });
    connect(event_, &WhyEvent::eventRequested, this, &WhyView::eventRequested);
    showAnswer();
}

void WhyView::build() {
    const auto &theme = session_.theme;
    questions_->setExpanding(false);
    questions_->setObjectName(QStringLiteral("whyQuestions"));
    questions_->setAccessibleName(tr("Questions that were asked"));
    verdict_->setObjectName(QStringLiteral("whyVerdict"));
    verdict_->setFlat(true);
    remedies_->setObjectName(QStringLiteral("whyRemedies"));
    remedies_->setWordWrap(true);
    remedies_->setSelectable();
    toRule_->setObjectName(QStringLiteral("whyToRule"));
    toRule_->setEnabled(false);
    rules_->addButton(toRule_);
    toVersion_->setObjectName(QStringLiteral("whyToVersion"));
    rules_->addButton(toVersion_);
    connect(toVersion_, &QPushButton::clicked, this, [this] {
        Q_EMIT ruleRequested(event_->version(answer_.explanations(questions_->currentIndex()).decision()));
    });
    connect(toRule_, &QPushButton::clicked, this, &WhyView::openRule);
    const int margin = theme.px(kit::Size::SpaceLarge);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(margin, theme.px(kit::Size::SpaceMedium), margin, theme.px(kit::Size::SpaceSmall));
    head->setSpacing(theme.px(kit::Size::SpaceSmall));
    head->addWidget(question_);
    head->addWidget(event_);
    head->addWidget(questions_);
    head->addWidget(verdict_);
    head->addWidget(remedies_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(rules_, 1);
}

bool WhyView::follow(const QString &link) {
    v1::ExplainPoliciesRequest request;
    if (link.startsWith(QLatin1String("why/"))) {
        bool isIndex = false;
        request.set_log_index(link.mid(4).toLongLong(&isIndex));
        if (!isIndex)
            return false;
        event_->show(request.log_index());
        sendAnew(request);
        return true;
    }
    if (!link.startsWith(QLatin1String("why?")))
        return false;
    const QUrlQuery parts(link.mid(4));
    const auto part = [&parts](const char *name) {
        return parts.queryItemValue(QLatin1String(name), QUrl::FullyDecoded).toStdString();
    };
    v1::PolicyQuestion question;
    if (parts.hasQueryItem(QStringLiteral("question"))) {
        const auto bytes =
            QByteArray::fromBase64Encoding(QByteArray::fromStdString(part("question")),
                                           QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
        if (!bytes || bytes.decoded.isEmpty() || !question.ParseFromString(bytes.decoded.toStdString()))
            return false;
        ask(question);
        return true;
    }
    question.set_principal(part("principal"));
    question.set_permission(part("permission"));
    question.set_resource(part("resource"));
    question.set_target(part("target"));
    v1::PolicyStage stage = question.target().empty() ? v1::ADMINISTRATION_STAGE : v1::ADMISSION_STAGE;
    v1::PolicyStage_Parse(part("stage"), &stage);
    question.set_stage(stage);
    ask(question);
    return true;
}

void WhyView::ask(const v1::PolicyQuestion &question) {
    event_->show(-1);
    question_->show(question);
    sendQuestion(question);
}

void WhyView::askAgain() {
    isOld_ = request_.has_value();
    if (isVisible())
        catchUp();
}

void WhyView::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    catchUp();
}

void WhyView::catchUp() {
    if (std::exchange(isOld_, false))
        send();
}

void WhyView::sendQuestion(const v1::PolicyQuestion &question) {
    v1::ExplainPoliciesRequest request;
    *request.mutable_question() = question;
    sendAnew(request);
}

// The answer to another question does not stand below this one.
void WhyView::sendAnew(const v1::ExplainPoliciesRequest &request) {
    request_ = request;
    answer_.Clear();
    error_.reset();
    isOld_ = false;
    send();
    showTabs();
    showAnswer();
}

void WhyView::send() {
    pending_.cancel();
    isPending_ = true;
    intents_.remember();
    pending_ = client::PolicyCalls(session_.connection.link(), client::defaultDeadline).explainPolicies(*request_);
    client::deliver(pending_, this,
                    [this](core::Result<v1::ExplainPoliciesResponse> answer) { take(std::move(answer)); });
}

void WhyView::take(core::Result<v1::ExplainPoliciesResponse> answer) {
    isPending_ = false;
    answer_.Clear();
    error_.reset();
    if (answer)
        answer_ = *std::move(answer);
    else
        error_ = std::move(answer).error();
    showTabs();
    showAnswer();
    Q_EMIT settled();
}

void WhyView::showTabs() {
    const QSignalBlocker quiet(questions_);
    const int place = questions_->currentIndex();
    while (questions_->count() > 0)
        questions_->removeTab(0);
    for (const auto &explanation : answer_.explanations()) {
        const auto &decision = explanation.decision();
        const auto object = text(decision.target().empty() ? decision.object() : decision.target());
        questions_->addTab(
            tr("%1: %2", "a stage, what is asked about").arg(kit::Sentences::word(decision.stage()), object));
    }
    if (place > 0 && place < questions_->count())
        questions_->setCurrentIndex(place);
}

void WhyView::showNoAnswer() {
    if (error_)
        return rules_->showFailed(tr("This could not be explained"), kit::Sentences::of(*error_));
    if (isPending_)
        return rules_->showLoading();
    rules_->setRows({},
                    {tr("Nothing was asked yet"),
                     tr("Say who would do what with what, and where. What is left out is not known to the rules.")});
}

void WhyView::showAnswer() {
    const int place = questions_->currentIndex();
    const bool isAny = place >= 0 && place < answer_.explanations_size();
    questions_->setVisible(answer_.explanations_size() > 1);
    verdict_->setVisible(isAny);
    remedies_->setVisible(isAny);
    toVersion_->setVisible(isAny && event_->isShown() &&
                           !event_->version(answer_.explanations(place).decision()).isEmpty());
    if (!isAny)
        return showNoAnswer();
    const auto &explanation = answer_.explanations(place);
    if (event_->isShown())
        question_->show(questionOf(explanation.decision()));
    showVerdict(explanation);
    showRemedies(explanation);
    showRules(explanation);
}

// The question of an event, to be asked otherwise.
v1::PolicyQuestion WhyView::questionOf(const v1::PolicyDecision &decision) const {
    v1::PolicyQuestion question;
    question.set_stage(decision.stage());
    question.set_resource(decision.object());
    question.set_target(decision.target());
    if (const auto *event = event_->event()) {
        question.set_principal(event->actor());
        question.set_permission(event->op());
    }
    return question;
}

// Of an event first what was decided then: that is what somebody asks who asks why.
void WhyView::showVerdict(const Explanation &explanation) {
    const auto &decision = explanation.decision();
    const bool isDenied = PolicyWords::tone(decision.verdict()) == kit::Tone::Danger;
    const auto now = WhyWords::standing(decision);
    if (request_->has_question() && !request_->question().is_whole() && restsOnUnknown(explanation)) {
        verdict_->setTone(isDenied ? kit::Tone::Danger : kit::Tone::Warn);
        return verdict_->setText(
            tr("%1 Rules that ask for what is not known here, such as what is changed, were taken not to match.",
               "a sentence")
                .arg(now));
    }
    if (!event_->isShown()) {
        const bool isEmergency = !decision.break_glass().empty();
        verdict_->setTone(isDenied ? kit::Tone::Danger : isEmergency ? kit::Tone::Warn : kit::Tone::Info);
        return verdict_->setText(now);
    }
    const auto emergency = event_->emergency(decision);
    const auto then = event_->then(decision);
    verdict_->setTone(!emergency.isEmpty() ? kit::Tone::Warn : kit::Tone::Info);
    if (!emergency.isEmpty())
        verdict_->setText(tr("An emergency suspended the rules then. %1\nBy the policies in force now: %2",
                             "what was decided, what is decided now")
                              .arg(then, now));
    else if (!then.isEmpty())
        verdict_->setText(
            tr("Decided then: %1\nBy the policies in force now: %2", "what was decided, what is now").arg(then, now));
    else
        verdict_->setText(tr("By the policies in force now: %1", "what is decided now").arg(now));
}

void WhyView::showRemedies(const Explanation &explanation) {
    QStringList lines{WhyWords::remedies(explanation), WhyWords::leftOut(explanation)};
    lines.removeAll(QString());
    remedies_->setText(lines.join(QLatin1Char('\n')));
    remedies_->setVisible(!lines.isEmpty());
}

void WhyView::showRules(const Explanation &explanation) {
    QList<RowsPane::Row> rows;
    for (const auto &trace : explanation.rules()) {
        const auto reason = WhyWords::reason(trace);
        const auto tone =
            trace.is_matched() && trace.is_counted() ? PolicyWords::tone(trace.rule().effect()) : kit::Tone::Neutral;
        QStringList approvers;
        for (const auto &approver : trace.approvers())
            approvers << kit::personOf(session_, approver);
        auto effect = PlainTable::text(kit::Sentences::word(trace.rule().effect()), kit::CellKind::Term);
        effect.tone = PolicyWords::tone(trace.rule().effect());
        RowsPane::Row row{
            {QString::fromStdString(trace.rule().policy_set() + '#' + trace.rule().rule()),
             {PlainTable::text(PolicyWords::rule(trace.rule()), kit::CellKind::Strong),
              PlainTable::pill(WhyWords::outcome(trace), tone,
                               trace.is_matched() ? kit::Icon::Check : kit::Icon::Minus),
              effect,
              trace.is_suspended() ? PlainTable::pill(PolicyWords::suspended(), kit::Tone::Warn, kit::Icon::Warning)
                                   : PlainTable::pill(kit::Sentences::word(trace.mode()),
                                                      PolicyWords::tone(trace.mode()), kit::Icon::Shield),
              PlainTable::text(reason)}},
            {{tr("What it is for"), text(trace.description()), kit::Absence::NotApplicable},
             {tr("Why not"), reason, kit::Absence::NotApplicable},
             {tr("Revision"),
              tr("%1 of %2", "a number, a policy set")
                  .arg(QLocale().toString(qlonglong(trace.rule().generation())), text(trace.rule().policy_set()))},
             {tr("Hash"), text(trace.rule().sha256()), kit::Absence::NoData, true},
             {tr("Written by"), trace.author().empty() ? QString() : kit::personOf(session_, trace.author()),
              kit::Absence::NoData},
             {tr("Written"), trace.has_change_time() ? session_.times.instant(trace.change_time()) : QString(),
              kit::Absence::NoData},
             {tr("Approved by"), approvers.join(QStringLiteral(", ")), kit::Absence::NotApplicable}}};
        rows << row;
    }
    rules_->setRows(rows, {tr("There are no rules"), tr("No policy set has a rule at this stage.")});
}

void WhyView::openRule() {
    if (rules_->current() >= 0)
        Q_EMIT ruleRequested(rules_->currentName());
}

} // namespace policiespage
