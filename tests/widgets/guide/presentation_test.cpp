// The presentation: pages and what must always be true, keys, turns; and how it is opened.
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSet>
#include <QSpinBox>
#include <QTest>

#include "app/text_scale.h"
#include "tests/widgets/guide/guide_console.h"
#include "widgets/guide/key_overlay.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/navigation.h"
#include "widgets/kit/page.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/toast.h"
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
    void whatNobodyCanDoIsNotSeen_data();
    void whatNobodyCanDoIsNotSeen();
    void escLeadsToAConsole();
    void itsKeysAreTold();
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
                                                              shell::PresentationPlan(), [this] {
                                                                  ++ledBack_;
                                                                  return problem_;
                                                              });
        window_->begin(page, object);
        window_->showFullScreen();
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    }
    QString page() const { return window_->currentPage()->id(); }

    std::unique_ptr<shell::PresentationWindow> window_;
    int ledBack_ = 0;
    QString problem_;
};

void PresentationTest::init() {
    ledBack_ = 0;
    problem_.clear();
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
}

void PresentationTest::whatNobodyCanDoIsNotSeen() {
    QFETCH(const QString, page);
    present(page);
    QTRY_VERIFY_WITH_TIMEOUT(window_->currentPage()->isSettled(), patience);
    for (const auto *bar : window_->currentPage()->findChildren<kit::FilterBar *>())
        QVERIFY2(!bar->isVisible(), qPrintable(bar->objectName()));
    for (const auto *header : window_->currentPage()->findChildren<kit::PageHeader *>())
        for (const auto *button : header->findChildren<QAbstractButton *>())
            QVERIFY2(!button->isVisible(), qPrintable(button->text()));
    for (const auto *inspector : window_->currentPage()->findChildren<kit::Inspector *>())
        QVERIFY(!part<QWidget>(*inspector, "inspectorFoot")->isVisible());
}

void PresentationTest::whatNobodyCanDoIsNotSeen_data() {
    QTest::addColumn<QString>("page");
    for (const char *page : {"overview", "catalog", "deployments", "topology", "gpus", "findings", "policies",
                             "changes", "access", "audit"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

// Also one that no console was opened before.
void PresentationTest::escLeadsToAConsole() {
    present(QStringLiteral("catalog"));
    problem_ = QStringLiteral("no such file");
    QTest::keyClick(window_.get(), Qt::Key_Escape);
    QCOMPARE(ledBack_, 1);
    QVERIFY(window_->isVisible());
    problem_.clear();
    QTest::keyClick(window_.get(), Qt::Key_Escape);
    QCOMPARE(ledBack_, 2);
    QVERIFY(!window_->isVisible());
}

void PresentationTest::itsKeysAreTold() {
    present(QStringLiteral("overview"));
    const auto *hint = part<QLabel>(*window_, "presentationKeys");
    QVERIFY(hint->isVisible());
    for (const QSize &size : {QSize(1920, 1080), QSize(1280, 720), QSize(768, 480)}) {
        window_->showNormal();
        window_->resize(size);
        QTRY_VERIFY_WITH_TIMEOUT(window_->rect().contains(QRect(hint->mapTo(window_.get(), QPoint()), hint->size())),
                                 patience);
        QCOMPARE(window_->size(), size);
    }
    QVERIFY2(hint->text().contains(QStringLiteral("Ctrl+R shows")), qPrintable(hint->text()));
    QVERIFY2(hint->text().contains(QStringLiteral("Esc the console")), qPrintable(hint->text()));
    QTest::keyClick(window_.get(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY2(hint->text().contains(QStringLiteral("Ctrl+R keeps")), qPrintable(hint->text()));
    // Nothing else says so over what is shown.
    QVERIFY(window_->findChildren<kit::Toast *>().isEmpty());
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
    // They are more than one column holds, and no two columns are called the same.
    const auto columns = words.filter(window_->currentPage()->title() + QStringLiteral(", "));
    QVERIFY(columns.size() > 1);
    QCOMPARE(QSet<QString>(columns.begin(), columns.end()).size(), columns.size());
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
    const auto factor = [](int percent, const QByteArray &usual) {
        return environmentWithText(percent, usual).value(QStringLiteral("QT_SCALE_FACTOR"));
    };
    QCOMPARE(factor(150, {}), QStringLiteral("1.5"));
    QCOMPARE(factor(150, "2"), QStringLiteral("3"));
    QCOMPARE(factor(100, "2"), QStringLiteral("2"));
    QCOMPARE(factor(100, {}), QString());
}

void PresentationTest::theDemoIsOpenedFromTheMenu() {
    QVERIFY(console_->action("demo.open")->isEnabled());
    console_->action("demo.open")->trigger();
    QCOMPARE(console_->demosOpened, 1);
    QVERIFY(!console_->posted.isEmpty());
}

QTEST_MAIN(PresentationTest)
#include "presentation_test.moc"
