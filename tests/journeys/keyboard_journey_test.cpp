// A platform admin without a mouse deploys a model, changes it and returns to the first revision: every step by keys
// that go to what has the focus.
#include <QAbstractItemView>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBrowser>

#include "backend/client/resource_cache.h"
#include "tests/journeys/keyboard.h"
#include "tests/journeys/serving_desk.h"
#include "widgets/kit/page.h"
#include "widgets/shell/main_window.h"

#include "pilothouse/v1/resource.pb.h"

namespace keys = journey::keyboard;
using journey::dialogOf;
using journey::findIn;
using journey::patience;

class KeyboardJourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aDeploymentIsMade();
    void itIsChanged();
    void theFirstRevisionIsReturnedTo();
    void cleanupTestCase() { console_.reset(); }

private:
    QDialog *dialog(const char *name) const { return dialogOf(console_->window(), name); }
    // Says why, and applies what is in the dialog as soon as that is allowed.
    bool finish(const char *dialog, const char *button, const QString &reason) const;
    std::string words() const;

    journey::ServingDesk desk_;
    std::unique_ptr<Console> console_;
};

void KeyboardJourneyTest::initTestCase() {
    console_ = desk_.desk().open();
    QVERIFY(desk_.equip(*console_));
}

bool KeyboardJourneyTest::finish(const char *name, const char *button, const QString &reason) const {
    auto *apply = findIn<QPushButton>(dialog(name), button);
    if (!keys::strike(Qt::Key_R, Qt::AltModifier) || !keys::type(reason) ||
        !QTest::qWaitFor([apply] { return apply->isEnabled(); }, patience) || !keys::strike(Qt::Key_Return))
        return false;
    const auto isDone = [&] { return !dialog(name); };
    if (!QTest::qWaitFor(isDone, patience))
        return false;
    // Which window is the active one then, a window manager says.
    console_->window().activateWindow();
    return QTest::qWaitForWindowActive(&console_->window());
}

std::string KeyboardJourneyTest::words() const {
    const auto deployment = journey::deploymentIn(*console_);
    const auto set = deployment.deployment().parameters().find("tokens");
    return set == deployment.deployment().parameters().end() ? "none" : set->second;
}

void KeyboardJourneyTest::aDeploymentIsMade() {
    QVERIFY(journey::pressKey(*console_, Qt::Key_3, Qt::ControlModifier));
    QTRY_COMPARE_WITH_TIMEOUT(console_->window().currentPage()->id(), QStringLiteral("deployments"), patience);
    QVERIFY(keys::act(QStringLiteral("New deployment")));
    QTRY_VERIFY_WITH_TIMEOUT(dialog("changeDialog") && dialog("changeDialog")->isActiveWindow(), patience);
    // The name stands ready for the rest of it.
    QVERIFY(keys::type(QStringLiteral("chat")));
    QVERIFY(keys::fill("model_version", QStringLiteral("models/tiny/versions/1")));
    QVERIFY(keys::fill("engine", QStringLiteral("engineTemplates/test")));
    QVERIFY(keys::fill("parameters.tokens", QStringLiteral("3")));
    QVERIFY(keys::fill("maximum_replicas", QStringLiteral("3")));
    QVERIFY(keys::fill("drain_time", QStringLiteral("0 s")));
    auto *plan = findIn<QTextBrowser>(dialog("changeDialog"), "planText");
    QVERIFY(keys::tabTo("verdictTabs"));
    QVERIFY(keys::strike(Qt::Key_Right));
    QTRY_VERIFY_WITH_TIMEOUT(plan->isVisible() && plan->toPlainText().contains(QLatin1String("A new replica goes to")),
                             patience);
    QVERIFY(finish("changeDialog", "apply", QStringLiteral("OPS-41: by hand")));
    QVERIFY(journey::serves(*console_, 1, 1));
    QTRY_COMPARE_WITH_TIMEOUT(console_->window().currentPage()->shownObject(), QStringLiteral("deployments/chat"),
                              patience);
    QCOMPARE(words(), std::string("3"));
}

void KeyboardJourneyTest::itIsChanged() {
    for (const auto *count : {"5", "7"}) {
        QVERIFY(keys::tabTo("deployments"));
        QVERIFY(keys::strike(Qt::Key_E, Qt::ControlModifier));
        QTRY_VERIFY_WITH_TIMEOUT(dialog("changeDialog") && dialog("changeDialog")->isActiveWindow(), patience);
        QVERIFY(keys::fill("parameters.tokens", QLatin1String(count)));
        QVERIFY(finish("changeDialog", "apply", QStringLiteral("OPS-42: longer answers")));
        QTRY_COMPARE_WITH_TIMEOUT(words(), std::string(count), patience);
    }
    QVERIFY(journey::serves(*console_, 1, 3));
}

// Found among the revisions, two below the newest.
void KeyboardJourneyTest::theFirstRevisionIsReturnedTo() {
    QVERIFY(keys::tabTo("deploymentInspector"));
    QVERIFY(keys::strike(Qt::Key_Right));
    const auto *history = findIn<QAbstractItemView>(console_->window().currentPage(), "history");
    QVERIFY(history);
    QTRY_VERIFY_WITH_TIMEOUT(history->isVisible() && history->model()->rowCount() == 3, patience);
    QVERIFY(keys::tabTo("history"));
    QVERIFY(keys::strike(Qt::Key_End));
    QVERIFY(keys::tabTo("deploymentsRollBackButton"));
    QVERIFY(keys::strike(Qt::Key_Space));
    QTRY_VERIFY_WITH_TIMEOUT(dialog("verbDialog") && dialog("verbDialog")->isActiveWindow(), patience);
    const auto *revisions = findIn<QComboBox>(dialog("verbDialog"), "revisions");
    QTRY_VERIFY_WITH_TIMEOUT(revisions->currentText().startsWith(QLatin1String("Revision 1")), patience);
    QVERIFY(findIn<QPlainTextEdit>(dialog("verbDialog"), "diff")->toPlainText().contains(QLatin1String("- 7")));
    QVERIFY(finish("verbDialog", "act", QStringLiteral("OPS-43: too long")));
    QVERIFY(journey::serves(*console_, 1, 4));
    QCOMPARE(words(), std::string("3"));
    QVERIFY(desk_.runs(1));
}

QTEST_MAIN(KeyboardJourneyTest)
#include "keyboard_journey_test.moc"
