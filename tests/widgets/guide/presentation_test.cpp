// The presentation: pages and what must always be true, keys, turns; and how it is opened.
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "tests/widgets/guide/guide_console.h"
#include "widgets/guide/key_overlay.h"
#include "widgets/kit/navigation.h"
#include "widgets/kit/page.h"
#include "widgets/kit/role_label.h"
#include "widgets/shell/presentation_plan.h"
#include "widgets/shell/presentation_window.h"

using namespace std::chrono_literals;
using guide_test::patience;
using support::part;

class PresentationTest final : public guide_test::GuideFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        start();
        QVERIFY(service_->owner().put(support::modelNamed("anna")));
    }
    void init();
    void cleanup() {
        window_.reset();
        console_.reset();
    }
    void cleanupTestCase() { service_.reset(); }

    void f11PresentsWhatIsShown();
    void onlyThePageIsSeen();
    void whatIsToBeShownIsRevealed();
    void keysOfThePresentationWork();
    void theKeysOfThePageAreShown();
    void pagesComeInTurn();
    void itIsSetUpInADialog();
    void theSizeOfTextFollowsTheScreen();
    void theDemoIsOpenedFromTheMenu();

private:
    void present(const QString &page, const QString &object = {}) {
        window_ = std::make_unique<shell::PresentationWindow>(console_->session(), pageMakers(console_->session()),
                                                              shell::PresentationPlan());
        window_->begin(page, object);
        window_->showFullScreen();
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    }
    QString page() const { return window_->currentPage()->id(); }

    std::unique_ptr<shell::PresentationWindow> window_;
};

void PresentationTest::init() {
    open();
    QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("models/anna"), patience);
}

void PresentationTest::f11PresentsWhatIsShown() {
    QVERIFY(console_->window->reveal(QStringLiteral("models/anna")));
    QTRY_COMPARE_WITH_TIMEOUT(console_->window->currentPage()->shownObject(), QStringLiteral("models/anna"), patience);
    QTest::keyClick(console_->window.get(), Qt::Key_F11);
    QCOMPARE(console_->presented.page, QStringLiteral("catalog"));
    QCOMPARE(console_->presented.object, QStringLiteral("models/anna"));
    QVERIFY(console_->scaleOfText > 100);
    console_->problem = QStringLiteral("no such file");
    QTest::keyClick(console_->window.get(), Qt::Key_F11);
    QVERIFY(console_->posted.last().text.contains(QStringLiteral("no such file")));
    QCOMPARE(console_->posted.last().tone, kit::Tone::Danger);
}

void PresentationTest::onlyThePageIsSeen() {
    present(QStringLiteral("catalog"));
    QVERIFY(window_->isFullScreen());
    QVERIFY(window_->findChildren<kit::Navigation *>().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(window_->currentPage()->isSettled(), patience);
    // What must always be true is said here too.
    QVERIFY(part<QLabel>(*window_, "statusConnection")->isVisible());
    QSignalSpy left(window_.get(), &shell::PresentationWindow::left);
    QTest::keyClick(window_.get(), Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
    QVERIFY(!window_->isVisible());
}

void PresentationTest::whatIsToBeShownIsRevealed() {
    present(QStringLiteral("catalog"), QStringLiteral("models/anna"));
    QTRY_COMPARE_WITH_TIMEOUT(window_->currentPage()->shownObject(), QStringLiteral("models/anna"), patience);
    // A page that is not there is no reason to show nothing.
    present(QStringLiteral("nowhere"));
    QCOMPARE(page(), QStringLiteral("overview"));
}

void PresentationTest::keysOfThePresentationWork() {
    present(QStringLiteral("catalog"));
    QTest::keyClick(window_.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("overview"));
    QTest::keyClick(window_.get(), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("topology"));
    QTest::keyClick(window_.get(), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("gpus"));
    QTest::keyClick(window_.get(), Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(page(), QStringLiteral("topology"));
    QTest::keyClick(window_.get(), Qt::Key_F11);
    QVERIFY(!window_->isVisible());
}

void PresentationTest::theKeysOfThePageAreShown() {
    present(QStringLiteral("gpus"));
    QTest::keyClick(window_.get(), Qt::Key_Question);
    auto *overlay = window_->findChild<guide::KeyOverlay *>();
    QVERIFY(overlay && overlay->isVisible());
    QStringList words;
    for (const auto *label : overlay->findChildren<kit::RoleLabel *>())
        words << label->text();
    QVERIFY(words.contains(window_->currentPage()->title()));
    for (const auto *action : window_->currentPage()->pageActions())
        if (!action->shortcut().isEmpty())
            QVERIFY2(words.contains(QString(action->text()).remove(QLatin1Char('&'))), qPrintable(action->text()));
    // Esc closes it, and not the presentation.
    QTest::keyClick(overlay, Qt::Key_Escape);
    QTRY_VERIFY(!window_->findChild<guide::KeyOverlay *>());
    QVERIFY(window_->isVisible());
}

void PresentationTest::pagesComeInTurn() {
    present(QStringLiteral("overview"));
    window_->setPace({20ms, 1h});
    QTest::keyClick(window_.get(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY(window_->rotation().isOn());
    auto *turn = part<QLabel>(*window_, "presentationTurn");
    QVERIFY(turn->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(page(), QStringLiteral("gpus"), patience);
    // Whoever touches something keeps the page.
    QTest::keyClick(window_.get(), Qt::Key_Shift);
    QVERIFY(window_->rotation().isResting());
    QVERIFY(turn->text().contains(QStringLiteral("nobody touches")));
    QTest::keyClick(window_.get(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY(!window_->rotation().isOn());
}

void PresentationTest::itIsSetUpInADialog() {
    console_->action("console.presentAs")->trigger();
    auto *dialog = support::waitForDialog("presentationDialog");
    auto *pages = part<QListWidget>(*dialog, "presentationPages");
    for (int row = 0; row < pages->count(); ++row)
        pages->item(row)->setCheckState(row < 2 ? Qt::Checked : Qt::Unchecked);
    part<QSpinBox>(*dialog, "presentationStay")->setValue(7);
    QTest::keyClick(part<QSpinBox>(*dialog, "presentationStay"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(console_->scaleOfText > 0, patience);
    const auto plan = shell::PresentationPlan::read(console_->session().memory);
    QCOMPARE(plan.pages, (QStringList{QStringLiteral("overview"), QStringLiteral("catalog")}));
    QCOMPARE(plan.stay, 7s);
}

void PresentationTest::theSizeOfTextFollowsTheScreen() {
    shell::PresentationPlan plan;
    QVERIFY(plan.scaleFor(1'280) > 100);
    QVERIFY(plan.scaleFor(1'920) > plan.scaleFor(1'280));
    plan.scale = 100;
    QCOMPARE(plan.scaleFor(1'920), 100);
}

void PresentationTest::theDemoIsOpenedFromTheMenu() {
    QVERIFY(console_->action("demo.open")->isEnabled());
    console_->action("demo.open")->trigger();
    QCOMPARE(console_->demosOpened, 1);
    QVERIFY(!console_->posted.isEmpty());
}

QTEST_MAIN(PresentationTest)
#include "presentation_test.moc"
