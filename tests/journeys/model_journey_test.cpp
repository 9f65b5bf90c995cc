// A platform admin on a fresh machine: imports a model, edits it, sees the difference, applies it, undoes it, and reads
// the proven record of all that. The real window, a real service in a process of its own, keys and clicks.
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

#include "backend/client/connection.h"
#include "backend/client/log_verifier.h"
#include "backend/client/resource_cache.h"
#include "tests/journeys/desk.h"
#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"

#include "pilothouse/v1/resource.pb.h"

using journey::dialogOf;
using journey::findIn;
using journey::patience;
using journey::press;

class ModelJourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFileBecomesAModel();
    void anEditIsShownAppliedAndUndone();
    void theRecordIsProven();
    void cleanupTestCase() { console_.reset(); }

private:
    QDialog *dialog(const char *name) const { return dialogOf(console_->window(), name); }
    std::string publisher() const { return journey::publisherIn(*console_, "models/tiny"); }

    journey::Desk desk_;
    std::unique_ptr<Console> console_;
};

void ModelJourneyTest::initTestCase() {
    journey::writeModel(desk_.path(QStringLiteral("models/tiny.safetensors")));
    console_ = desk_.open();
    QTRY_VERIFY_WITH_TIMEOUT(console_->connection().isOnline(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->window().currentPage()->isSettled(), patience);
}

void ModelJourneyTest::aFileBecomesAModel() {
    QVERIFY(journey::importFile(*console_, QStringLiteral("tiny")));
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache().contains("models/tiny/versions/1"), patience);
    const auto version = console_->cache().find("models/tiny/versions/1");
    QCOMPARE(version->model_version().parameters(), 4);
    QCOMPARE(version->model_version().digest().size(), std::size_t(64));
}

void ModelJourneyTest::anEditIsShownAppliedAndUndone() {
    auto *change = journey::openEditor(console_->window());
    QVERIFY(change);
    journey::writePublisher(change, QStringLiteral("Tiny Lab"));
    auto *apply = findIn<QPushButton>(change, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    QVERIFY(findIn<QPlainTextEdit>(change, "diff")->toPlainText().contains(QStringLiteral("+ Tiny Lab")));
    QTest::keyClicks(findIn<QLineEdit>(change, "reason"), QStringLiteral("OPS-1"));
    QVERIFY(press(apply));
    QTRY_COMPARE_WITH_TIMEOUT(publisher(), std::string("Tiny Lab"), patience);

    QTRY_VERIFY_WITH_TIMEOUT(!dialog("changeDialog"), patience);
    // The newest notice stands first and undoes what it tells of.
    auto *notices = findIn<QMenu>(&console_->window(), "notices");
    QVERIFY(!notices->actions().isEmpty());
    notices->actions().first()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(dialog("changeDialog"), patience);
    QVERIFY(press(findIn<QPushButton>(dialog("changeDialog"), "apply")));
    QTRY_COMPARE_WITH_TIMEOUT(publisher(), std::string(), patience);
}

void ModelJourneyTest::theRecordIsProven() {
    console_->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&console_->window()));
    QTest::keyClick(&console_->window(), Qt::Key_0, Qt::ControlModifier);
    QTRY_COMPARE(console_->window().currentPage()->id(), QStringLiteral("audit"));
    auto &verifier = console_->verifier();
    verifier.refresh();
    // Owner, import, its registration, edit and undo at the least.
    QTRY_VERIFY_WITH_TIMEOUT(verifier.head() && verifier.head()->tree.size >= 5, patience);
    QCOMPARE(verifier.state(), client::LogVerifier::State::Verified);
    const std::vector<std::int64_t> entries{0, 1, 2, 3, 4};
    verifier.prove(entries);
    for (const auto entry : entries)
        QTRY_COMPARE_WITH_TIMEOUT(verifier.proofOf(entry), client::LogVerifier::Proof::Proven, patience);
}

QTEST_MAIN(ModelJourneyTest)
#include "model_journey_test.moc"
