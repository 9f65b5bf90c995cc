// What a window tells of: changes, which are undone one after the other, and failures, which stay.
#include <QPushButton>

#include "tests/widgets/shell/shell_console.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/toast_stack.h"

using shell_test::patience;
using shell_test::ShellConsole;
using support::click;
using support::part;

class NoticesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void changesAreUndoneOneAfterTheOther();
    void whatFailedStaysAndCoversNothing();

private:
    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<ShellConsole> console_;
};

void NoticesTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    service_ = std::make_unique<support::RunningService>();
}

void NoticesTest::init() {
    console_ = std::make_unique<ShellConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
    QTRY_COMPARE_WITH_TIMEOUT(console_->cache.state(), client::ResourceCache::State::Live, patience);
    QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
}

void NoticesTest::changesAreUndoneOneAfterTheOther() {
    const auto *undo = console_->action("console.undo");
    QStringList asked;
    const auto tell = [&](std::int64_t event, std::optional<std::int64_t> takenBack) {
        kit::Notice notice;
        notice.text = QStringLiteral("Event %1").arg(event);
        notice.action = [&asked, event] { asked << QString::number(event); };
        notice.isChange = true;
        notice.event = event;
        notice.takenBack = takenBack;
        console_->notices.post(notice);
    };
    const auto press = [this] { console_->action("console.undo")->trigger(); };
    tell(1, {});
    tell(2, {});
    press();
    // It is asked for again as long as nothing was applied.
    press();
    tell(3, 2);
    press();
    QCOMPARE(asked, QStringList({QStringLiteral("2"), QStringLiteral("2"), QStringLiteral("1")}));
    // Done again: that is the last change now, and nothing is left to be done again.
    const auto *redo = console_->action("console.redo");
    QCOMPARE(redo->toolTip(), QStringLiteral("Event 3"));
    QTest::keyClick(console_->window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(asked.last(), QStringLiteral("3"));
    tell(4, {});
    QVERIFY(!redo->isEnabled());
    QCOMPARE(undo->toolTip(), QStringLiteral("Event 4"));
    // One in between may be taken back first.
    tell(5, 1);
    QCOMPARE(undo->toolTip(), QStringLiteral("Event 4"));
    tell(6, 4);
    QVERIFY(!undo->isEnabled());
    // Whoever presses the key once more is told why nothing happens.
    const auto told = console_->posted.size();
    QTest::keyClick(console_->window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(console_->posted.size(), told + 1);
    QVERIFY2(console_->posted.last().text.startsWith(QStringLiteral("All that was changed")),
             qPrintable(console_->posted.last().text));
    QCOMPARE(asked.size(), 4);
}

void NoticesTest::whatFailedStaysAndCoversNothing() {
    auto *failure = part<kit::Banner>(*console_->window, "lastFailure");
    QVERIFY(!failure->isVisible());
    int shown = 0;
    console_->notices.post(
        {kit::Tone::Danger, QStringLiteral("It failed."), QStringLiteral("Show"), [&shown] { ++shown; }});
    QVERIFY(failure->isVisible());
    QCOMPARE(failure->text(), QStringLiteral("It failed."));
    QCOMPARE(console_->window->findChild<kit::ToastStack *>()->count(), 0);
    auto *page = console_->window->currentPage();
    const auto placeOf = [this](const QWidget &widget) {
        return QRect(widget.mapTo(console_->window.get(), QPoint()), widget.size());
    };
    QTRY_VERIFY(!placeOf(*failure).intersects(placeOf(*page)));
    // The newest one stands there, without what the other led to once that is forgotten.
    console_->notices.post({kit::Tone::Danger, QStringLiteral("It failed again."), {}, {}});
    QCOMPARE(failure->text(), QStringLiteral("It failed again."));
    for (auto *button : failure->findChildren<QPushButton *>())
        if (button->isVisible())
            click(button);
    QVERIFY(!failure->isVisible());
    QCOMPARE(shown, 0);
}

QTEST_MAIN(NoticesTest)
#include "notices_test.moc"
