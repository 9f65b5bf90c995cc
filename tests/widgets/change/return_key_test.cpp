// What the Return key does in the dialogs that change something: what was asked for, and nothing typed is lost.
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>

#include "backend/core/intent.h"
#include "tests/widgets/console/test_console.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/field_editor.h"
#include "widgets/kit/verb_dialog.h"

using support::dialogNamed;
using support::part;
namespace v1 = pilothouse::v1;

namespace {

constexpr int patience = 20'000;

} // namespace

class ReturnKeyTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { service_.reset(); }

    void whoeverSaidWhyDestroysByReturn();
    void withoutAReasonReturnDestroysNothing();
    void aDeletionWithItsReasonIsDoneByReturn();
    void whatIsAskedForDuringTheCheckIsAppliedAfterIt();
    void whatIsRefusedAfterwardsIsNotApplied();
    void theFieldInTheWayIsShown();
    void whatIsAskedForWaitsForWhoeverJudges();
    void whatIsWarnedOfIsNotAppliedByItself();

private:
    void ask();
    v1::Resource model() const { return *service_->owner().get("models/llama"); }
    QDialog *edit(const QString &publisher);

    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<support::TestConsole> console_;
    std::unique_ptr<QWidget> window_;
    QStringList sent_;
};

void ReturnKeyTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    service_ = std::make_unique<support::RunningService>();
}

void ReturnKeyTest::init() {
    const auto standing = service_->owner().get("models/llama");
    QVERIFY(service_->owner().put(support::modelNamed("llama"), standing ? standing->meta().etag() : std::string()));
    console_ =
        std::make_unique<support::TestConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
    window_ = std::make_unique<QWidget>();
    window_->show();
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("models/llama") && console_->connection.isOnline(), patience);
}

void ReturnKeyTest::cleanup() {
    window_.reset();
    console_.reset();
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

void ReturnKeyTest::withoutAReasonReturnDestroysNothing() {
    ask();
    auto *reason = part<QLineEdit>(*dialogNamed("verbDialog"), "reason");
    QTest::keyClicks(reason, QStringLiteral("x"));
    QTest::keyClick(reason, Qt::Key_Backspace);
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_VERIFY(!dialogNamed("verbDialog"));
    QVERIFY(sent_.isEmpty());
}

void ReturnKeyTest::aDeletionWithItsReasonIsDoneByReturn() {
    kit::ChangeDialog::Proposal proposal;
    auto &change = *proposal.changes.emplace_back().mutable_delete_();
    change.set_name("models/llama");
    change.set_etag(model().meta().etag());
    proposal.before.push_back(core::intentOf(model()));
    proposal.verb = QStringLiteral("Delete");
    proposal.isDestructive = true;
    auto *dialog = kit::ChangeDialog::propose(console_->session(), std::move(proposal), window_.get());
    dialog->open();
    // What is typed at once is its reason.
    auto *reason = part<QLineEdit>(*dialog, "reason");
    QTRY_COMPARE_WITH_TIMEOUT(dialog->focusWidget(), reason, patience);
    QTest::keyClicks(dialog->focusWidget(), QStringLiteral("Not needed"));
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
    QVERIFY(!service_->owner().get("models/llama"));
}

QDialog *ReturnKeyTest::edit(const QString &publisher) {
    auto *dialog = kit::ChangeDialog::edit(console_->session(), model(), window_.get());
    dialog->open();
    auto *control = part<kit::FieldEditor>(*dialog, "publisher")->control();
    control->setFocus();
    QTest::keySequence(control, QKeySequence::SelectAll);
    QTest::keyClicks(control, publisher);
    QTest::keyClick(control, Qt::Key_Return);
    return dialog;
}

void ReturnKeyTest::whatIsAskedForDuringTheCheckIsAppliedAfterIt() {
    edit(QStringLiteral("Meta"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
    QCOMPARE(model().model().publisher(), std::string("Meta"));
}

void ReturnKeyTest::whatIsRefusedAfterwardsIsNotApplied() {
    auto *dialog = edit(QString(2'000, QLatin1Char('x')));
    QTRY_VERIFY_WITH_TIMEOUT(part<kit::Banner>(*dialog, "verdict")->tone() == kit::Tone::Danger, patience);
    auto *control = part<kit::FieldEditor>(*dialog, "publisher")->control();
    QTest::keySequence(control, QKeySequence::SelectAll);
    QTest::keyClicks(control, QStringLiteral("Meta"));
    QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(*dialog, "apply")->isEnabled(), patience);
    QCOMPARE(model().model().publisher(), std::string("Acme"));
}

void ReturnKeyTest::theFieldInTheWayIsShown() {
    auto *dialog = kit::ChangeDialog::edit(console_->session(), model(), window_.get());
    dialog->resize(900, 420);
    dialog->open();
    auto *regions = part<kit::FieldEditor>(*dialog, "permitted_regions")->control();
    auto *form = dialog->findChild<QScrollArea *>();
    const auto isInSight = [&](const QWidget *widget) {
        return form->viewport()->rect().contains(widget->mapTo(form->viewport(), widget->rect().center()));
    };
    regions->setFocus();
    QTest::keyClicks(regions, QStringLiteral("EU West"));
    auto *verdict = part<kit::Banner>(*dialog, "verdict");
    QTRY_VERIFY_WITH_TIMEOUT(verdict->tone() == kit::Tone::Danger, patience);
    QCOMPARE(verdict->text(), QStringLiteral("These fields need another value: Permitted regions"));
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
    auto *show = verdict->findChild<QPushButton *>();
    QCOMPARE(show->text(), QStringLiteral("Show the field"));
    support::click(show);
    QVERIFY(regions->hasFocus() && isInSight(regions));
    // It is offered no longer than it is so.
    regions->setFocus();
    QTest::keySequence(regions, QKeySequence::SelectAll);
    QTest::keyClicks(regions, QStringLiteral("eu"));
    QTRY_VERIFY_WITH_TIMEOUT(part<QPushButton>(*dialog, "apply")->isEnabled(), patience);
    QVERIFY(!show->isVisible());
}

void ReturnKeyTest::whatIsAskedForWaitsForWhoeverJudges() {
    auto *dialog = static_cast<kit::ChangeDialog *>(edit(QStringLiteral("Meta")));
    std::optional<QString> judgement;
    bool isAsked = false;
    dialog->setJudge([&] {
        isAsked = true;
        return judgement;
    });
    QTRY_VERIFY_WITH_TIMEOUT(isAsked, patience);
    QVERIFY(!part<QPushButton>(*dialog, "apply")->isEnabled());
    QCOMPARE(model().model().publisher(), std::string("Acme"));
    judgement = QString();
    dialog->hearJudge();
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
    QCOMPARE(model().model().publisher(), std::string("Meta"));
}

void ReturnKeyTest::whatIsWarnedOfIsNotAppliedByItself() {
    auto *dialog = static_cast<kit::ChangeDialog *>(edit(QStringLiteral("Meta")));
    dialog->setJudge([] { return QStringLiteral("It would hurt."); });
    auto *verdict = part<kit::Banner>(*dialog, "verdict");
    QTRY_VERIFY_WITH_TIMEOUT(verdict->tone() == kit::Tone::Warn, patience);
    QCOMPARE(verdict->text(),
             QStringLiteral("It would hurt. It is not applied yet; do so if you mean it nonetheless."));
    QVERIFY(part<QPushButton>(*dialog, "apply")->isEnabled());
    // Pressed again, or still: nobody can have read it by then.
    QTest::keyClick(part<kit::FieldEditor>(*dialog, "publisher")->control(), Qt::Key_Return);
    QVERIFY(dialogNamed("changeDialog") == dialog);
    QCOMPARE(model().model().publisher(), std::string("Acme"));
    QTest::keyClick(part<QPushButton>(*dialog, "apply"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!dialogNamed("changeDialog"), patience);
    QCOMPARE(model().model().publisher(), std::string("Meta"));
}

QTEST_MAIN(ReturnKeyTest)
#include "return_key_test.moc"
