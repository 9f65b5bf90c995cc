// What the Return key does in the dialogs that change something: what was asked for, and nothing typed is lost.
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>

#include "backend/core/intent.h"
#include "tests/widgets/change/model_fixture.h"
#include "widgets/kit/verb_dialog.h"

using support::dialogNamed;
using support::part;
using support::patience;
namespace v1 = pilothouse::v1;

class ReturnKeyTest final : public ModelFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { start(); }
    void init() { openModel(support::modelNamed("llama")); }
    void cleanup();
    void cleanupTestCase() { service_.reset(); }

    void whoeverSaidWhyDestroysByReturn();
    void withoutAReasonReturnDestroysNothingAndStays();
    void returnOnCancelCancels();
    void aDeletionWithoutAReasonStays();
    void aDeletionWithItsReasonIsDoneByReturn();
    void whatIsAskedForDuringTheCheckIsAppliedAfterIt();
    void whatIsRefusedAfterwardsIsNotApplied();
    void theFieldInTheWayIsShown();
    void whatIsAskedForWaitsForWhoeverJudges();
    void whatIsWarnedOfIsNotAppliedByItself();

private:
    void ask();
    kit::ChangeDialog *editPublisher(const QString &publisher);
    kit::ChangeDialog *proposeDeletion();

    QStringList sent_;
};

void ReturnKeyTest::cleanup() {
    close();
    sent_.clear();
}

void ReturnKeyTest::ask() {
    kit::VerbDialog::Question question;
    question.title = QStringLiteral("Abort it");
    question.verb = QStringLiteral("Abort");
    question.isDestructive = true;
    question.send = [this](const std::string &reason, const std::string &, QObject *, kit::VerbDialog::Done done) {
        sent_ << QString::fromStdString(reason);
        done(model());
    };
    question.outcome = [](const v1::Resource &) { return QStringLiteral("It is aborted."); };
    auto *dialog = new kit::VerbDialog(console_->session(), std::move(question), window_.get());
    dialog->open();
    dialog->activateWindow();
}

void ReturnKeyTest::whoeverSaidWhyDestroysByReturn() {
    ask();
    auto *reason = part<QLineEdit>(*dialogNamed("verbDialog"), "reason");
    QTest::keyClicks(reason, QStringLiteral("INC-7"));
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_VERIFY(!dialogNamed("verbDialog"));
    QCOMPARE(sent_, QStringList{QStringLiteral("INC-7")});
}

void ReturnKeyTest::withoutAReasonReturnDestroysNothingAndStays() {
    ask();
    auto *reason = part<QLineEdit>(*dialogNamed("verbDialog"), "reason");
    const auto example = reason->placeholderText();
    QTest::keyClicks(reason, QStringLiteral(" "));
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(dialogNamed("verbDialog") && dialogNamed("verbDialog")->isVisible());
    QVERIFY(sent_.isEmpty());
    // It says what it waits for, until that is given.
    QVERIFY(reason->placeholderText() != example && reason->text().isEmpty());
    QCOMPARE(kit::fieldToneOf(reason), kit::Tone::Warn);
    QTest::keyClicks(reason, QStringLiteral("INC-7"));
    QCOMPARE(kit::fieldToneOf(reason), kit::Tone::Neutral);
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_VERIFY(!dialogNamed("verbDialog"));
    QCOMPARE(sent_, QStringList{QStringLiteral("INC-7")});
}

void ReturnKeyTest::returnOnCancelCancels() {
    ask();
    QTest::keyClick(part<QPushButton>(*dialogNamed("verbDialog"), "cancel"), Qt::Key_Return);
    QTRY_VERIFY(!dialogNamed("verbDialog"));
    QVERIFY(sent_.isEmpty());
}

kit::ChangeDialog *ReturnKeyTest::proposeDeletion() {
    kit::ChangeDialog::Proposal proposal;
    auto &change = *proposal.changes.emplace_back().mutable_delete_();
    change.set_name("models/llama");
    change.set_etag(model().meta().etag());
    proposal.before.push_back(core::intentOf(model()));
    proposal.verb = QStringLiteral("Delete");
    proposal.isDestructive = true;
    auto *dialog = kit::ChangeDialog::propose(console_->session(), std::move(proposal), window_.get());
    dialog->open();
    return dialog;
}

void ReturnKeyTest::aDeletionWithoutAReasonStays() {
    auto *dialog = proposeDeletion();
    auto *reason = part<QLineEdit>(*dialog, "reason");
    QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(*dialog, "apply")->isEnabled(), patience);
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(dialogNamed("changeDialog") && dialog->isVisible());
    QCOMPARE(kit::fieldToneOf(reason), kit::Tone::Warn);
    QVERIFY(service_->owner().get("models/llama"));
    dialog->reject();
}

void ReturnKeyTest::aDeletionWithItsReasonIsDoneByReturn() {
    auto *dialog = proposeDeletion();
    // What is typed at once is its reason.
    auto *reason = part<QLineEdit>(*dialog, "reason");
    QTRY_COMPARE_WITH_TIMEOUT(dialog->focusWidget(), reason, patience);
    QTest::keyClicks(dialog->focusWidget(), QStringLiteral("Not needed"));
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
    QVERIFY(!service_->owner().get("models/llama"));
}

kit::ChangeDialog *ReturnKeyTest::editPublisher(const QString &publisher) {
    auto *dialog = edit();
    type(dialog, "publisher", publisher);
    QTest::keyClick(part<kit::FieldEditor>(*dialog, "publisher")->control(), Qt::Key_Return);
    return dialog;
}

void ReturnKeyTest::whatIsAskedForDuringTheCheckIsAppliedAfterIt() {
    editPublisher(QStringLiteral("Meta"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
    QCOMPARE(model().model().publisher(), std::string("Meta"));
}

void ReturnKeyTest::whatIsRefusedAfterwardsIsNotApplied() {
    auto *dialog = editPublisher(QString(2'000, QLatin1Char('x')));
    QTRY_VERIFY_WITH_TIMEOUT(verdict(dialog)->tone() == kit::Tone::Danger, patience);
    type(dialog, "publisher", QStringLiteral("Meta"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isEnabled(), patience);
    QCOMPARE(model().model().publisher(), std::string("Acme"));
}

void ReturnKeyTest::theFieldInTheWayIsShown() {
    auto *dialog = edit();
    dialog->resize(900, 420);
    auto *regions = part<kit::FieldEditor>(*dialog, "permitted_regions")->control();
    auto *form = dialog->findChild<QScrollArea *>();
    const auto isInSight = [&](const QWidget *widget) {
        return form->viewport()->rect().contains(widget->mapTo(form->viewport(), widget->rect().center()));
    };
    regions->setFocus();
    QTest::keyClicks(regions, QStringLiteral("EU West"));
    QTRY_VERIFY_WITH_TIMEOUT(verdict(dialog)->tone() == kit::Tone::Danger, patience);
    QCOMPARE(verdict(dialog)->text(), QStringLiteral("These fields need another value: Permitted regions"));
    auto *reason = part<QLineEdit>(*dialog, "reason");
    const auto leave = [&](int to) {
        reason->setFocus();
        form->verticalScrollBar()->setValue(to);
        return !isInSight(regions);
    };
    QVERIFY(leave(form->verticalScrollBar()->minimum()));
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(regions->hasFocus() && isInSight(regions));
    QVERIFY(isInSight(part(*dialog, "permitted_regionsMistake")));
    QVERIFY(leave(form->verticalScrollBar()->maximum()));
    part<QTabWidget>(*dialog, "editorTabs")->setCurrentIndex(1);
    auto *show = verdict(dialog)->findChild<QPushButton *>();
    QCOMPARE(show->text(), QStringLiteral("Show the field"));
    support::click(show);
    QVERIFY(regions->hasFocus() && isInSight(regions));
    // It is offered no longer than it is so.
    type(dialog, "permitted_regions", QStringLiteral("eu"));
    QTRY_VERIFY_WITH_TIMEOUT(apply(dialog)->isEnabled(), patience);
    QVERIFY(!show->isVisible());
}

void ReturnKeyTest::whatIsAskedForWaitsForWhoeverJudges() {
    auto *dialog = editPublisher(QStringLiteral("Meta"));
    std::optional<QString> judgement;
    bool isAsked = false;
    dialog->setJudge([&] {
        isAsked = true;
        return judgement;
    });
    QTRY_VERIFY_WITH_TIMEOUT(isAsked, patience);
    QVERIFY(!apply(dialog)->isEnabled());
    QCOMPARE(model().model().publisher(), std::string("Acme"));
    judgement = QString();
    dialog->hearJudge();
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
    QCOMPARE(model().model().publisher(), std::string("Meta"));
}

void ReturnKeyTest::whatIsWarnedOfIsNotAppliedByItself() {
    auto *dialog = editPublisher(QStringLiteral("Meta"));
    dialog->setJudge([] { return QStringLiteral("It would hurt."); });
    QTRY_VERIFY_WITH_TIMEOUT(verdict(dialog)->tone() == kit::Tone::Warn, patience);
    QCOMPARE(verdict(dialog)->text(),
             QStringLiteral("It would hurt. It is not applied yet; do so if you mean it nonetheless."));
    QVERIFY(apply(dialog)->isEnabled());
    // Pressed again, or still: nobody can have read it by then.
    QTest::keyClick(part<kit::FieldEditor>(*dialog, "publisher")->control(), Qt::Key_Return);
    QVERIFY(dialogNamed("changeDialog") == dialog);
    QCOMPARE(model().model().publisher(), std::string("Acme"));
    QTest::keyClick(apply(dialog), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
    QCOMPARE(model().model().publisher(), std::string("Meta"));
}

QTEST_MAIN(ReturnKeyTest)
#include "return_key_test.moc"
