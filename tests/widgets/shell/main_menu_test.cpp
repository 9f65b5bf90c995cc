// The main menu: what it offers of each page, and of which selection.
#include <QLineEdit>
#include <QMenu>

#include "tests/widgets/shell/shell_console.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/page.h"

using shell_test::patience;
using shell_test::ShellConsole;
using support::part;

class MainMenuTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void whatIsSelectedOutOfSightIsNotActedUpon();
    void aPageOffersItsActionsWhileItIsShown();
    void anOpenMenuGivesWayToTheSearch();

private:
    QMenu *menu() const { return part<QMenu>(*console_->window, "mainMenu"); }
    // What the menu of a page offers, by id.
    QStringList offered(const char *page);

    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<ShellConsole> console_;
};

void MainMenuTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    service_ = std::make_unique<support::RunningService>();
    QVERIFY(service_->owner().put(support::modelNamed("anna")));
    console_ = std::make_unique<ShellConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
    QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("models/anna"), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->window->reveal(QStringLiteral("models/anna")), patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("catalog.edit")->isEnabled(), patience);
}

void MainMenuTest::cleanupTestCase() {
    console_.reset();
    service_.reset();
}

QStringList MainMenuTest::offered(const char *page) {
    menu()->popup(QPoint(10, 10));
    if (!QTest::qWaitFor([this] { return menu()->isVisible(); }, patience))
        qFatal("The menu did not open.");
    QStringList ids;
    for (const auto *action : part<QMenu>(*menu(), page)->actions())
        ids << action->objectName();
    menu()->close();
    return ids;
}

void MainMenuTest::whatIsSelectedOutOfSightIsNotActedUpon() {
    QVERIFY(console_->window->showPage(QStringLiteral("audit")));
    const auto ids = offered("catalog");
    QVERIFY(ids.contains(QStringLiteral("catalog.import")));
    for (const auto *id : {"catalog.edit", "catalog.editVersion", "catalog.delete"})
        QVERIFY2(!ids.contains(QLatin1String(id)), id);
    // What it is done to is still selected there.
    QVERIFY(console_->action("catalog.edit")->isEnabled());
}

void MainMenuTest::aPageOffersItsActionsWhileItIsShown() {
    QVERIFY(console_->window->showPage(QStringLiteral("catalog")));
    QStringList all;
    for (const auto *action : console_->window->currentPage()->pageActions())
        all << action->objectName();
    QCOMPARE(offered("catalog"), all);
    QVERIFY(!offered("audit").contains(QStringLiteral("audit.openObject")));
}

void MainMenuTest::anOpenMenuGivesWayToTheSearch() {
    auto *omnibox = part<QLineEdit>(*console_->window, "omnibox");
    menu()->popup(QPoint(10, 10));
    QTRY_VERIFY_WITH_TIMEOUT(menu()->isVisible(), patience);
    QTest::keyClick(menu(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(!menu()->isVisible(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(omnibox->hasFocus(), patience);
    QTest::keyClicks(omnibox, QStringLiteral("an"));
    QCOMPARE(omnibox->text(), QStringLiteral("an"));
}

QTEST_MAIN(MainMenuTest)
#include "main_menu_test.moc"
