#include "widgets/policies/workspace.h"

#include <QAbstractButton>
#include <QLocale>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "widgets/kit/elided_label.h"
#include "widgets/kit/flow_layout.h"
#include "widgets/kit/history_view.h"
#include "widgets/kit/pill.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/policies/backtest_view.h"
#include "widgets/policies/difference_view.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/draft_check.h"
#include "widgets/policies/findings_view.h"
#include "widgets/policies/policy_json.h"
#include "widgets/policies/policy_words.h"
#include "widgets/policies/problem_list.h"
#include "widgets/policies/rollout_view.h"
#include "widgets/policies/rule_form.h"
#include "widgets/policies/set_form.h"
#include "widgets/policies/tests_view.h"

namespace policiespage {

namespace {

// Of the rule that a path leads into; empty where into none.
QString ruleOf(const QString &path) {
    static const QRegularExpression inRule(QStringLiteral("^spec\\.rules\\[([^\\]]*)\\]"));
    return inRule.match(path).captured(1);
}

// The same of a test.
QString testOf(const QString &path) {
    static const QRegularExpression inTest(QStringLiteral("^spec\\.tests\\[([^\\]]*)\\]"));
    return inTest.match(path).captured(1);
}

// Where no rule says at which stage an example is asked: places to run in are asked about at admission alone.
v1::PolicyStage stageOf(const v1::PolicyExample &example) {
    for (const auto &fact : example.facts())
        if (fact.attribute().starts_with("target."))
            return v1::ADMISSION_STAGE;
    return v1::ADMINISTRATION_STAGE;
}

} // namespace

Workspace::Workspace(const kit::Session &session, Draft &draft, const DraftCheck &check, const PolicySets &sets,
                     const Vocabulary &vocabulary, QWidget *parent)
    : Card(session.theme, parent),
      session_(session),
      draft_(draft),
      check_(check),
      title_(new kit::ElidedLabel(session.theme, kit::TextRole::Object, {}, this)),
      subtitle_(new kit::ElidedLabel(session.theme, kit::TextRole::Body, {}, this)),
      mode_(new kit::Pill(session.theme, {}, kit::Tone::Neutral, this)),
      tabs_(new QTabBar(this)),
      pages_(new QStackedWidget(this)),
      foot_(new QVBoxLayout),
      actions_(new kit::FlowLayout(session.theme.px(kit::Size::SpaceSmall))) {
    setObjectName(QStringLiteral("policyWorkspace"));
    title_->setObjectName(QStringLiteral("policyTitle"));
    subtitle_->setColor(kit::Color::Text3);
    tabs_->setObjectName(QStringLiteral("policyTabs"));
    tabs_->setExpanding(false);
    tabs_->setUsesScrollButtons(false);
    // Elided, they would be cut even where they have room.
    tabs_->setElideMode(Qt::ElideNone);
    // The one that is shown has the room that there is, however high another would like to be.
    pages_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    tabs_->setAccessibleName(tr("Parts of the policy set"));
    buildPages(check, sets, vocabulary);
    buildLayout();
    follow();
    showTitles();
    showHead();
}

void Workspace::buildPages(const DraftCheck &check, const PolicySets &sets, const Vocabulary &vocabulary) {
    ruleForm_ = new RuleForm(session_, draft_, vocabulary);
    setForm_ = new SetForm(session_, draft_);
    forms_ = new QStackedWidget;
    forms_->addWidget(setForm_);
    forms_->addWidget(ruleForm_);
    json_ = new PolicyJson(session_, draft_, vocabulary);
    auto *findings = new FindingsView(session_, draft_, check);
    tests_ = new TestsView(session_, draft_, check, vocabulary);
    auto *difference = new DifferenceView(session_, draft_, check);
    backtest_ = new BacktestView(session_, draft_);
    rollout_ = new RolloutView(session_, draft_, sets);
    history_ = new kit::HistoryView(session_);
    auto *history = new QWidget;
    auto *framed = new QVBoxLayout(history);
    framed->setContentsMargins(session_.theme.px(kit::Size::SpaceLarge), 0, session_.theme.px(kit::Size::SpaceLarge),
                               0);
    framed->addWidget(history_);
    for (QWidget *page :
         std::initializer_list<QWidget *>{forms_, json_, findings, tests_, difference, backtest_, rollout_, history}) {
        pages_->addWidget(page);
        tabs_->addTab({});
    }
    problems_ = new ProblemList(session_, draft_, check);
    connect(findings, &FindingsView::ruleRequested, this, [this](const QString &rule) {
        Q_EMIT ruleChosen(rule);
        if (rule_ == rule)
            setTab(Form);
    });
    connect(findings, &FindingsView::testRequested, this, &Workspace::makeTest);
    connect(difference, &DifferenceView::testRequested, this, &Workspace::makeTest);
    connect(backtest_, &BacktestView::eventRequested, this, &Workspace::eventRequested);
}

void Workspace::buildLayout() {
    const auto &theme = session_.theme;
    const int margin = theme.px(kit::Size::SpaceLarge);
    const int space = theme.px(kit::Size::SpaceSmall);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(space);
    heading->addWidget(title_, 1);
    heading->addWidget(mode_);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(margin, theme.px(kit::Size::SpaceMedium), margin, space);
    top->setSpacing(0);
    top->addLayout(heading);
    top->addWidget(subtitle_);
    // The first tab's words stand under the title's.
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(margin - space, 0, margin - space, 0);
    tabRow->addWidget(tabs_);
    foot_->setContentsMargins(margin, space, margin, theme.px(kit::Size::SpaceMedium));
    foot_->setSpacing(space);
    foot_->addWidget(problems_);
    foot_->addLayout(actions_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addLayout(tabRow);
    column->addWidget(pages_, 1);
    column->addLayout(foot_);
}

void Workspace::follow() {
    connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
        pages_->setCurrentIndex(tab);
        if (tab == History)
            history_->show(draft_.isNew() ? QString() : draft_.name());
    });
    connect(&draft_, &Draft::changed, this, [this](Draft::Origin origin) {
        if (origin == Draft::Origin::Opened && tabs_->currentIndex() == History)
            history_->show(draft_.isNew() ? QString() : draft_.name());
        showHead();
    });
    connect(&check_, &DraftCheck::changed, this, &Workspace::showChecks);
    connect(ruleForm_, &RuleForm::renamed, this, [this](const QString &rule) {
        rule_ = rule;
        Q_EMIT ruleRenamed(rule);
    });
    // What is written elsewhere would overwrite a text that is no set yet.
    connect(&draft_, &Draft::unfinishedChanged, this, [this] {
        for (QWidget *page : std::initializer_list<QWidget *>{forms_, tests_, rollout_})
            page->setEnabled(draft_.fault().isEmpty());
    });
    connect(json_, &PolicyJson::fixRequested, problems_, &ProblemList::openFixes);
    connect(problems_, &ProblemList::revealRequested, this, &Workspace::reveal);
    // The button that had the keyboard goes with the problem.
    connect(problems_, &ProblemList::mendedAt, this, [this](const QString &path) {
        if (tabs_->currentIndex() == Form || tabs_->currentIndex() == Json)
            reveal(path);
        else
            tabs_->setFocus(Qt::OtherFocusReason);
    });
    connect(tests_, &TestsView::editRequested, this, [this](const QString &path) {
        setTab(Json);
        json_->revealPath(path);
        json_->setFocus(Qt::OtherFocusReason);
    });
}

void Workspace::show(const QString &rule) {
    rule_ = rule;
    forms_->setCurrentWidget(rule.isEmpty() ? static_cast<QWidget *>(setForm_) : ruleForm_);
    ruleForm_->show(rule.toStdString());
    rollout_->choose(rule);
    if (tabs_->currentIndex() == Json && !rule.isEmpty() && !json_->hasFocus())
        json_->revealPath(QStringLiteral("spec.rules[%1]").arg(rule));
    showHead();
    showChecks();
}

void Workspace::setSuspended(bool isSuspended) {
    isSuspended_ = isSuspended;
    showHead();
}

void Workspace::setTab(Tab tab) {
    tabs_->setCurrentIndex(tab);
}

void Workspace::addAction(QAbstractButton *button) {
    actions_->addWidget(button);
}

void Workspace::addNotice(QWidget *notice) {
    foot_->insertWidget(foot_->indexOf(actions_), notice);
}

void Workspace::showVersion(qint64 generation) {
    setTab(History);
    history_->choose(generation);
}

void Workspace::takeKeyboard(const QString &path) {
    setTab(Form);
    if (rule_.isEmpty())
        tabs_->setFocus(Qt::OtherFocusReason);
    else
        ruleForm_->takeKeyboard(path);
}

void Workspace::showHead() {
    const auto *rule = draft_.rule(rule_.toStdString());
    const auto id = kit::harmless(draft_.name().section(QLatin1Char('/'), 1));
    const auto &display = draft_.edited().meta().display_name();
    title_->setText(rule              ? kit::harmless(rule_)
                    : display.empty() ? id
                                      : kit::harmless(QString::fromStdString(display)));
    subtitle_->setText(!draft_.isOpen() ? tr("Select a set or a rule, or begin a new set from a template.")
                       : rule           ? tr("%1 at %2, of %3", "an effect, a stage, a policy set")
                                    .arg(kit::Sentences::word(rule->effect()), kit::Sentences::word(rule->stage()), id)
                       : draft_.isNew() ? tr("New, and not published yet")
                                        : id);
    mode_->setVisible(rule != nullptr);
    if (rule) {
        const bool isCounting = rule->mode() == v1::ENFORCE || rule->mode() == v1::WARN;
        mode_->setText(isSuspended_ && isCounting ? PolicyWords::suspended() : PolicyWords::mode(*rule));
        mode_->setTone(isSuspended_ && isCounting ? kit::Tone::Warn : PolicyWords::tone(rule->mode()));
    }
    tabs_->setEnabled(draft_.isOpen());
    pages_->setEnabled(draft_.isOpen());
}

void Workspace::showChecks() {
    if (check_.isChecked() || !draft_.isOpen()) {
        const auto &violations = check_.answer().violations();
        ruleForm_->showViolations(violations);
        setForm_->showViolations(violations);
        json_->showViolations(violations);
        tests_->showViolations(violations);
    }
    showTitles();
}

void Workspace::showTitles() {
    const auto counted = [](const QString &title, int count) {
        return count > 0 ? Workspace::tr("%1 (%2)", "a tab and how many things are in it")
                               .arg(title, QLocale().toString(count))
                         : title;
    };
    const auto &answer = check_.answer();
    tabs_->setTabText(Form, rule_.isEmpty() ? tr("Set") : tr("Rule"));
    tabs_->setTabText(Json, tr("JSON"));
    tabs_->setTabText(Findings, counted(tr("Findings"), answer.findings_size() + answer.unmet_size()));
    tabs_->setTabText(Tests, counted(tr("Tests"), draft_.edited().policy_set().tests_size()));
    tabs_->setTabText(Difference, counted(tr("Difference"), answer.differences_size()));
    tabs_->setTabText(Backtest, tr("Backtest"));
    tabs_->setTabText(Rollout, tr("Rollout"));
    tabs_->setTabText(History, tr("History"));
}

void Workspace::reveal(const QString &path) {
    if (tabs_->currentIndex() == Json || path.isEmpty()) {
        setTab(Json);
        json_->revealPath(path);
        json_->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (path.startsWith(QLatin1String("spec.tests"))) {
        setTab(Tests);
        return tests_->edit(testOf(path));
    }
    const auto rule = ruleOf(path);
    Q_EMIT ruleChosen(rule);
    // One that is gone is not there to be written in.
    if (rule_ == rule)
        takeKeyboard(path);
}

void Workspace::makeTest(const v1::PolicyExample &example) {
    const auto *rule = draft_.rule(rule_.toStdString());
    tests_->add(rule ? rule->stage() : stageOf(example), example);
    setTab(Tests);
}

} // namespace policiespage
