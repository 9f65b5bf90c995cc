#include "widgets/policies/tests_view.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <google/protobuf/util/message_differencer.h>

#include "widgets/kit/grid_view.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/policies/draft_check.h"
#include "widgets/policies/policy_words.h"
#include "widgets/policies/rows_pane.h"
#include "widgets/policies/test_form.h"

namespace policiespage {

namespace {

using google::protobuf::util::MessageDifferencer;
using kit::PlainTable;

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

// What a test expects, as a verdict is read out.
QString expectationOf(const v1::PolicyTest &test) {
    v1::PolicyVerdict verdict;
    verdict.set_is_allowed(test.is_allowed());
    verdict.mutable_obligations()->set_approvals(test.approvals());
    return PolicyWords::verdict(verdict);
}

void expectActual(v1::PolicyTest *test, const v1::PolicyVerdict &actual) {
    test->set_is_allowed(actual.is_allowed());
    test->set_rule(actual.rule().rule());
    test->clear_approvals();
    if (actual.obligations().approvals() > 0)
        test->set_approvals(actual.obligations().approvals());
}

} // namespace

TestsView::TestsView(const kit::Session &session, Draft &draft, const DraftCheck &check, const Vocabulary &vocabulary,
                     QWidget *parent)
    : QWidget(parent),
      draft_(draft),
      check_(check),
      rows_(new RowsPane(session.theme, QStringLiteral("policyTests"), tr("Tests of the set"),
                         {tr("Result"), tr("Test"), tr("Expects"), tr("The rules say")})),
      pages_(new QStackedWidget),
      form_(new TestForm(session, draft, vocabulary)),
      add_(new QPushButton(tr("New test"))),
      edit_(new QPushButton(tr("Edit"))),
      expect_(new QPushButton(tr("Expect this"))),
      remove_(new QPushButton(tr("Remove"))) {
    edit_->setObjectName(QStringLiteral("testEdit"));
    expect_->setObjectName(QStringLiteral("testExpect"));
    remove_->setObjectName(QStringLiteral("testRemove"));
    add_->setObjectName(QStringLiteral("testAdd"));
    for (auto *button : {add_, edit_, expect_, remove_})
        rows_->addButton(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages_);
    pages_->addWidget(rows_);
    pages_->addWidget(buildForm(session));
    const auto edit = [this] { this->edit(rows_->currentName()); };
    connect(add_, &QPushButton::clicked, this, [this] {
        add(v1::ADMINISTRATION_STAGE, {});
        this->edit(QString::fromStdString(draft_.edited().policy_set().tests().rbegin()->id()));
    });
    connect(form_, &TestForm::gone, this, &TestsView::showList);
    connect(form_, &TestForm::renamed, rows_, &RowsPane::choose);
    connect(edit_, &QPushButton::clicked, this, edit);
    connect(rows_, &RowsPane::activated, this, edit);
    connect(expect_, &QPushButton::clicked, this, &TestsView::expect);
    connect(remove_, &QPushButton::clicked, this, &TestsView::remove);
    connect(rows_, &RowsPane::chosen, this, &TestsView::judge);
    connect(&check, &DraftCheck::changed, this, &TestsView::refresh);
    connect(&draft, &Draft::changed, this, &TestsView::follow);
    connect(&draft, &Draft::unfinishedChanged, this, &TestsView::judge);
    refresh();
}

QWidget *TestsView::buildForm(const kit::Session &session) {
    const auto &theme = session.theme;
    auto *back = new QPushButton(tr("All tests"));
    back->setObjectName(QStringLiteral("testsBack"));
    auto *json = new QPushButton(tr("Edit in the JSON"));
    json->setObjectName(QStringLiteral("testJson"));
    auto *page = new QWidget;
    auto *buttons = new QHBoxLayout;
    const int margin = theme.px(kit::Size::SpaceLarge);
    buttons->setContentsMargins(margin, theme.px(kit::Size::SpaceTiny), margin, theme.px(kit::Size::SpaceTiny));
    buttons->setSpacing(theme.px(kit::Size::SpaceSmall));
    buttons->addWidget(back);
    buttons->addWidget(json);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(form_, 1);
    column->addLayout(buttons);
    connect(back, &QPushButton::clicked, this, [this] {
        showList();
        rows_->grid()->setFocus(Qt::OtherFocusReason);
    });
    connect(json, &QPushButton::clicked, this, [this] {
        Q_EMIT editRequested(QStringLiteral("spec.tests[%1]").arg(QString::fromStdString(form_->test())));
    });
    return page;
}

void TestsView::showList() {
    form_->show({});
    pages_->setCurrentIndex(0);
}

void TestsView::edit(const QString &test) {
    if (test.isEmpty())
        return showList();
    rows_->choose(test);
    form_->show(test.toStdString());
    if (form_->test().empty())
        return;
    form_->showViolations(check_.answer().violations());
    pages_->setCurrentIndex(1);
    form_->takeKeyboard();
}

void TestsView::showViolations(const google::protobuf::RepeatedPtrField<v1::FieldViolation> &violations) {
    form_->showViolations(violations);
}

void TestsView::follow(Draft::Origin origin) {
    if (origin == Draft::Origin::Opened) {
        waiting_.clear();
        showList();
    }
    const auto &tests = draft_.edited().policy_set().tests();
    std::erase_if(waiting_, [&tests](const v1::PolicyTest &added) {
        return std::none_of(tests.begin(), tests.end(),
                            [&added](const v1::PolicyTest &test) { return MessageDifferencer::Equals(test, added); });
    });
    refresh();
}

void TestsView::refresh() {
    QList<RowsPane::Row> rows;
    for (const auto &test : draft_.edited().policy_set().tests()) {
        const v1::PolicyTestResult *result = nullptr;
        for (const auto &one : check_.answer().tests())
            if (one.test() == test.id())
                result = &one;
        const auto pill = !result && check_.isChecked() && !check_.isReadable()
                              ? PlainTable::pill(tr("not run"), kit::Tone::Neutral, kit::Icon::Clock)
                          : !result || !check_.isChecked()
                              ? PlainTable::pill(tr("runs"), kit::Tone::Neutral, kit::Icon::Clock)
                          : result->has_passed() ? PlainTable::pill(tr("passes"), kit::Tone::Ok, kit::Icon::Check)
                                                 : PlainTable::pill(tr("fails"), kit::Tone::Danger, kit::Icon::Error);
        RowsPane::Row row{{QString::fromStdString(test.id()),
                           {pill, PlainTable::text(text(test.id())), PlainTable::text(expectationOf(test)),
                            PlainTable::text(result ? PolicyWords::verdict(result->actual()) : QString())}},
                          {}};
        if (!test.description().empty())
            row.facts << kit::Fact{tr("What it is for"), text(test.description())};
        row.facts << kit::Fact{tr("Asked at"), kit::Sentences::word(test.stage())};
        if (!test.rule().empty())
            row.facts << kit::Fact{tr("Rule that must decide"), text(test.rule())};
        if (result && !result->actual().rule().rule().empty())
            row.facts << kit::Fact{tr("Rule that decides"), text(result->actual().rule().rule())};
        for (const auto &fact : test.example().facts())
            row.facts << kit::Fact{text(fact.attribute()), PolicyWords::value(fact)};
        rows << row;
    }
    rows_->setRows(rows,
                   {tr("The set has no tests"),
                    tr("A test says what must come of one question. Rules are enforced while all of them pass.")});
    expectAnswer();
    judge();
}

void TestsView::expectAnswer() {
    // A text that is no set yet overwrites what is put, as soon as it is one.
    if (waiting_.empty() || !check_.isReadable() || !draft_.fault().isEmpty())
        return;
    auto set = draft_.edited();
    const auto waiting = std::exchange(waiting_, {});
    const auto isWaiting = [&waiting](const v1::PolicyTest &test) {
        return std::any_of(waiting.begin(), waiting.end(),
                           [&test](const v1::PolicyTest &one) { return one.id() == test.id(); });
    };
    for (auto &test : *set.mutable_policy_set()->mutable_tests())
        for (const auto &result : check_.answer().tests())
            if (result.test() == test.id() && isWaiting(test))
                expectActual(&test, result.actual());
    draft_.put(std::move(set), Draft::Origin::Fix);
}

void TestsView::judge() {
    auto reason = draft_.fault().isEmpty() ? QString() : PolicyWords::mendTextFirst();
    kit::Obstacle::tellButton(add_, reason);
    if (reason.isEmpty() && rows_->current() < 0)
        reason = tr("Select a test first.");
    kit::Obstacle::tellButton(edit_, reason);
    kit::Obstacle::tellButton(remove_, reason);
    const v1::PolicyTestResult *result = nullptr;
    for (const auto &one : check_.answer().tests())
        if (QString::fromStdString(one.test()) == rows_->currentName())
            result = &one;
    if (reason.isEmpty() && (!check_.isChecked() || !result))
        reason = tr("It is not known what the rules say.");
    if (reason.isEmpty() && result->has_passed())
        reason = tr("The test already expects what the rules say.");
    kit::Obstacle::tellButton(expect_, reason, tr("From now on the test expects what the rules say now."));
}

void TestsView::add(v1::PolicyStage stage, const v1::PolicyExample &example) {
    auto set = draft_.edited();
    auto &tests = *set.mutable_policy_set()->mutable_tests();
    int number = tests.size() + 1;
    const auto isTaken = [&tests](const std::string &id) {
        return std::any_of(tests.begin(), tests.end(), [&id](const auto &test) { return test.id() == id; });
    };
    while (isTaken("test-" + std::to_string(number)))
        ++number;
    auto &test = *tests.Add();
    test.set_id("test-" + std::to_string(number));
    test.set_stage(stage);
    test.set_is_allowed(true);
    *test.mutable_example() = example;
    showList();
    waiting_.push_back(test);
    const auto name = QString::fromStdString(test.id());
    draft_.put(std::move(set), Draft::Origin::Fix);
    rows_->choose(name);
}

void TestsView::expect() {
    auto set = draft_.edited();
    for (auto &test : *set.mutable_policy_set()->mutable_tests())
        for (const auto &result : check_.answer().tests())
            if (result.test() == test.id() && QString::fromStdString(test.id()) == rows_->currentName())
                expectActual(&test, result.actual());
    draft_.put(std::move(set), Draft::Origin::Fix);
}

void TestsView::remove() {
    auto set = draft_.edited();
    auto &tests = *set.mutable_policy_set()->mutable_tests();
    for (int i = 0; i < tests.size(); ++i)
        if (QString::fromStdString(tests.Get(i).id()) == rows_->currentName()) {
            tests.DeleteSubrange(i, 1);
            break;
        }
    draft_.put(std::move(set), Draft::Origin::Fix);
}

} // namespace policiespage
