// What the search offers to do with an object is done, whatever page is shown.
#include <QLineEdit>
#include <QListView>

#include "tests/widgets/guide/guide_console.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/object_actions.h"

using guide_test::GuideConsole;
using guide_test::patience;
using support::part;

class LentActionsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void eachIsLentByItsPage();
    void whatIsFoundIsDone();

private:
    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<GuideConsole> console_;
};

void LentActionsTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    service_ = guide_test::simulatedService();
    console_ = std::make_unique<GuideConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
    QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("telemetrySources/demo"), patience);
    // Builds them all.
    QVERIFY(console_->window->action(QStringLiteral("telemetrySources.pause")));
}

void LentActionsTest::cleanupTestCase() {
    console_.reset();
    service_.reset();
}

void LentActionsTest::eachIsLentByItsPage() {
    int count = 0;
    for (auto *action : console_->window->actionBook().actions()) {
        const auto kind = kit::ObjectActions::kindOf(*action);
        if (kind.isEmpty())
            continue;
        ++count;
        const auto names = console_->cache.names(kind.toStdString());
        const auto name = names.empty() ? kind + QStringLiteral("/x") : QString::fromStdString(names.front());
        const auto isLent = [&] {
            bool isOne = false;
            for (auto *page : console_->window->findChildren<kit::Page *>()) {
                isOne = isOne || page->lend({name}).contains(action);
                page->giveBack();
            }
            return isOne;
        };
        // The topology knows its nodes a moment later.
        QTRY_VERIFY2_WITH_TIMEOUT(isLent(), qPrintable(action->objectName()), patience);
    }
    QVERIFY(count > 20);
}

void LentActionsTest::whatIsFoundIsDone() {
    QVERIFY(console_->window->showPage(QStringLiteral("audit")));
    auto *omnibox = part<QLineEdit>(*console_->window, "omnibox");
    console_->action("console.search")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(omnibox->hasFocus(), patience);
    QTest::keyClicks(omnibox, QStringLiteral("pause demo"));
    const auto *found = part<QListView>(*console_->window, "omniboxList");
    QCOMPARE(found->currentIndex().data().toString(), QStringLiteral("Pause telemetry source: telemetrySources/demo"));
    QTest::keyClick(omnibox, Qt::Key_Return);
    auto *dialog = support::waitForDialog("changeDialog");
    QCOMPARE(dialog->windowTitle(), QStringLiteral("Pause telemetrySources/demo"));
    dialog->reject();
}

QTEST_MAIN(LentActionsTest)
#include "lent_actions_test.moc"
