// The guided tour: by keys through every page, to whatever goes wrong, and past what is not there.
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "tests/widgets/guide/guide_console.h"
#include "widgets/guide/tour_card.h"
#include "widgets/guide/tour_steps.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/page.h"

using guide_test::GuideConsole;
using guide_test::patience;
using support::click;
using support::part;

class TourTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        kit::ConsoleStyle::install(*qApp, theme_);
        theme_.setMotionReduced(true);
    }
    void cleanup() {
        console_.reset();
        service_.reset();
    }

    void itLeadsToWhatGoesWrongByKeys();
    void withoutAnythingWrongItSaysSo();
    void aWindowMayGoWhileItIsUnderWay();
    void whoeverUsesThePageHasTheKeyboard();
    void theButtonsDoTheSame();
    void returnGoesOnToTheEnd();
    void filtersStandAgainWhenItIsOver();
    void itsCardDoesNotCoverWhatItSpeaksOf_data();
    void itsCardDoesNotCoverWhatItSpeaksOf();
    void itsCardGoesWhereWhatItSpeaksOfIsNot();
    void whatATourShowsIsNotCovered();
    void oneGpuAloneIsNotToldOfAsSeveral();
    void anIncidentThatBeginsIsWhatItLeadsTo();

private:
    void open(std::unique_ptr<support::RunningService> service) {
        service_ = std::move(service);
        console_ = std::make_unique<GuideConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
        QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
        QTRY_COMPARE_WITH_TIMEOUT(console_->cache.state(), client::ResourceCache::State::Live, patience);
        QTest::keyClick(console_->window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(card());
        QTRY_VERIFY_WITH_TIMEOUT(hasKeyboard(), patience);
    }
    guide::TourCard *card() const { return console_->window->findChild<guide::TourCard *>(); }
    bool hasKeyboard() const {
        const auto *focused = QApplication::focusWidget();
        return card() && focused && card()->isAncestorOf(focused);
    }
    void press(Qt::Key key) {
        QTRY_VERIFY_WITH_TIMEOUT(hasKeyboard(), patience);
        QTest::keyClick(QApplication::focusWidget(), key);
    }
    QString text() const { return part<QLabel>(*card(), "tourText")->text(); }
    static QString textOf(int step) {
        return QString::fromUtf8(guide::tourSteps()[static_cast<std::size_t>(step)].text);
    }
    static QString otherwiseOf(int step) {
        return QString::fromUtf8(guide::tourSteps()[static_cast<std::size_t>(step)].otherwise);
    }
    static QString awaitedOf(int step) {
        return QString::fromUtf8(guide::tourSteps()[static_cast<std::size_t>(step)].awaited);
    }
    static QString singleOf(int step) {
        return QString::fromUtf8(guide::tourSteps()[static_cast<std::size_t>(step)].single);
    }
    QString shown() const { return console_->window->currentPage()->shownObject(); }
    // Of the GPU or node that is shown, `gpus/<cluster>/<node>`.
    std::string shownRack() const {
        const auto parts = shown().split(QLatin1Char('/'));
        const auto node = console_->cache.find(
            QStringLiteral("clusters/%1/nodes/%2").arg(parts.value(1), parts.value(2)).toStdString());
        return node ? node->node().rack() : std::string();
    }
    void begin(const char *incident) {
        auto source = *service_->owner().get("telemetrySources/demo");
        auto &start = *source.mutable_telemetry_source()->mutable_simulator()->add_incidents();
        start.set_incident(incident);
        *start.mutable_start_time() = core::toTimestamp(std::chrono::system_clock::now());
        QVERIFY(service_->owner().put(source, source.meta().etag()));
        const auto isTold = [this] {
            const auto source = console_->cache.find("telemetrySources/demo");
            const auto &told = source->telemetry_source_status().incidents();
            return std::any_of(told.begin(), told.end(), [](const auto &one) { return one.has_start_time(); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), patience);
    }

    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<GuideConsole> console_;
};

void TourTest::itLeadsToWhatGoesWrongByKeys() {
    open(guide_test::simulatedService());
    QCOMPARE(console_->page(), QStringLiteral("overview"));
    press(Qt::Key_Right);
    QCOMPARE(console_->page(), QStringLiteral("gpus"));
    press(Qt::Key_Left);
    QCOMPARE(console_->page(), QStringLiteral("overview"));
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    // A GPU of the scenario that fell off its bus, for one.
    QTRY_COMPARE_WITH_TIMEOUT(text(), singleOf(2), patience);
    press(Qt::Key_Right);
    QTRY_COMPARE_WITH_TIMEOUT(text(), textOf(3), patience);
    QTRY_VERIFY_WITH_TIMEOUT(shown().startsWith(QStringLiteral("gpus/")), patience);
    press(Qt::Key_Right);
    QCOMPARE(console_->page(), QStringLiteral("deployments"));
    // Nobody has deployed anything here.
    QCOMPARE(text(), otherwiseOf(4));
    press(Qt::Key_Right);
    QCOMPARE(console_->page(), QStringLiteral("topology"));
    press(Qt::Key_Right);
    QCOMPARE(console_->page(), QStringLiteral("audit"));
    press(Qt::Key_Right);
    QVERIFY(!card());
    QCOMPARE(console_->page(), QStringLiteral("audit"));
}

void TourTest::withoutAnythingWrongItSaysSo() {
    open(std::make_unique<support::RunningService>());
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    QCOMPARE(console_->page(), QStringLiteral("gpus"));
    QCOMPARE(text(), otherwiseOf(2));
    press(Qt::Key_Escape);
    QVERIFY(!card());
}

void TourTest::aWindowMayGoWhileItIsUnderWay() {
    open(std::make_unique<support::RunningService>());
    press(Qt::Key_Right);
    console_.reset();
    QVERIFY(!console_);
}

void TourTest::whoeverUsesThePageHasTheKeyboard() {
    open(guide_test::simulatedService());
    // It comes back to the card from a page that takes it by itself.
    press(Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(console_->window->currentPage()->isSettled(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(hasKeyboard(), patience);
    // And not from somebody who does something there.
    QTest::mouseClick(console_->window->currentPage(), Qt::LeftButton, {}, {4, 4});
    console_->window->currentPage()->setFocus();
    QCoreApplication::processEvents();
    QVERIFY(!hasKeyboard());
    QVERIFY(card()->isVisible());
}

void TourTest::theButtonsDoTheSame() {
    open(std::make_unique<support::RunningService>());
    QVERIFY(!part<QPushButton>(*card(), "tourBack")->isEnabled());
    click(part<QPushButton>(*card(), "tourNext"));
    QCOMPARE(console_->page(), QStringLiteral("gpus"));
    click(part<QPushButton>(*card(), "tourBack"));
    QCOMPARE(console_->page(), QStringLiteral("overview"));
    QVERIFY(part<QLabel>(*card(), "tourPlace")->text().startsWith(QLatin1Char('1')));
    click(part<QPushButton>(*card(), "tourClose"));
    QVERIFY(!card());
}

void TourTest::returnGoesOnToTheEnd() {
    open(std::make_unique<support::RunningService>());
    const auto steps = static_cast<int>(guide::tourSteps().size());
    for (int step = 0; step < steps; ++step) {
        QVERIFY(card());
        QCOMPARE(console_->page(), QString::fromLatin1(guide::tourSteps()[static_cast<std::size_t>(step)].page));
        press(step % 2 == 0 ? Qt::Key_Return : Qt::Key_Enter);
    }
    QVERIFY(!card());
    QCOMPARE(console_->page(), QStringLiteral("audit"));
}

void TourTest::filtersStandAgainWhenItIsOver() {
    open(guide_test::simulatedService());
    press(Qt::Key_Escape);
    console_->window->showPage(QStringLiteral("audit"));
    auto *bar = console_->window->currentPage()->findChild<kit::FilterBar *>();
    QVERIFY(bar);
    auto source = *service_->owner().get("telemetrySources/demo");
    source.mutable_meta()->set_display_name("Made up");
    QVERIFY(service_->owner().put(source, source.meta().etag()));
    // It hides the entry that the tour leads to.
    const auto filter = QStringLiteral("op = \"teams.create\"");
    bar->setText(filter);
    QTRY_COMPARE_WITH_TIMEOUT(bar->filter(), filter, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->window->currentPage()->isSettled(), patience);
    QTest::keyClick(console_->window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    for (std::size_t step = 1; step < guide::tourSteps().size(); ++step)
        press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(bar->text(), QString(), patience);
    press(Qt::Key_Return);
    QVERIFY(!card());
    QCOMPARE(bar->text(), filter);
}

void TourTest::itsCardDoesNotCoverWhatItSpeaksOf_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QRect>("subject");
    const QSize usual(1280, 800);
    QTest::newRow("below, on the right") << usual << QRect(500, 560, 200, 60);
    QTest::newRow("below, all along") << usual << QRect(260, 600, 900, 60);
    QTest::newRow("on the right, all along") << usual << QRect(700, 60, 200, 700);
    QTest::newRow("above") << usual << QRect(300, 80, 500, 60);
    for (const QSize &size : {QSize(1600, 900), QSize(1280, 720), QSize(960, 600)}) {
        // A line of a map or of a list goes all along it, wherever it stands.
        for (int tenth = 2; tenth <= 9; ++tenth)
            QTest::addRow("a line in %d, at %d tenths", size.width(), tenth)
                << size << QRect(228, size.height() * tenth / 10 - 24, size.width() - 228, 40);
        QTest::addRow("a block in %d", size.width())
            << size << QRect(228, 180, size.width() - 228, size.height() - 400);
    }
}

void TourTest::itsCardDoesNotCoverWhatItSpeaksOf() {
    QFETCH(const QSize, size);
    QFETCH(const QRect, subject);
    QWidget window;
    window.resize(size);
    window.show();
    auto *card = new guide::TourCard(theme_, &window);
    card->setSubject([subject] { return subject; });
    card->tell({QStringLiteral("What is seen"), QStringLiteral("And why it matters, in a sentence or two.")}, 0, 3);
    const auto place = card->cardRect().translated(card->pos());
    QVERIFY(window.rect().contains(place));
    QVERIFY2(!place.intersects(subject), qPrintable(QStringLiteral("%1, %2").arg(place.x()).arg(place.y())));
}

// What it speaks of is scrolled below it.
void TourTest::itsCardGoesWhereWhatItSpeaksOfIsNot() {
    QWidget window;
    window.resize(1280, 720);
    window.show();
    auto *card = new guide::TourCard(theme_, &window);
    QRect subject;
    card->setSubject([&subject] { return subject; });
    card->tell({QStringLiteral("What is seen"), QStringLiteral("And why it matters.")}, 0, 3);
    const auto place = [card] { return card->cardRect().translated(card->pos()); };
    const auto before = place();
    card->keepClear();
    QCOMPARE(place(), before);
    subject = QRect(228, before.center().y(), 1052, 40);
    card->keepClear();
    QVERIFY(!place().intersects(subject));
    // Nothing calls it back.
    const auto now = place();
    subject = {};
    card->keepClear();
    QCOMPARE(place(), now);
}

void TourTest::whatATourShowsIsNotCovered() {
    open(guide_test::simulatedService());
    // The entry that the last step leads to.
    auto source = *service_->owner().get("telemetrySources/demo");
    source.mutable_meta()->set_display_name("Made up");
    QVERIFY(service_->owner().put(source, source.meta().etag()));
    const auto isClear = [this] {
        const auto *page = console_->window->currentPage();
        const auto subject = page->shownPlace();
        const QRect place(page->mapTo(console_->window.get(), subject.topLeft()), subject.size());
        return !subject.isEmpty() && !place.intersects(card()->cardRect().translated(card()->pos()));
    };
    constexpr int ofTheGpu = 3;
    const int last = static_cast<int>(guide::tourSteps().size()) - 1;
    for (int step = 0; step <= last; ++step) {
        if (step == ofTheGpu || step == last) {
            QTRY_COMPARE_WITH_TIMEOUT(text(), textOf(step), patience);
            for (const QSize &size : {QSize(1280, 720), QSize(960, 600), QSize(1600, 900)}) {
                console_->window->resize(size);
                QTRY_VERIFY_WITH_TIMEOUT(isClear(), patience);
            }
        }
        press(Qt::Key_Return);
    }
}

// One of n027 fell off its bus, and its neighbours are well.
void TourTest::oneGpuAloneIsNotToldOfAsSeveral() {
    open(guide_test::simulatedService());
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(text(), singleOf(2), patience);
    QVERIFY(text().startsWith(QStringLiteral("This GPU reports a fault")));
}

// The GPU that was in trouble before is of no interest then, also while the incident does not show yet.
void TourTest::anIncidentThatBeginsIsWhatItLeadsTo() {
    open(guide_test::simulatedService());
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(text(), singleOf(2), patience);
    press(Qt::Key_Left);
    begin("bad-afternoon");
    press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(text() == awaitedOf(2) || text() == textOf(2), patience);
    QTRY_COMPARE_WITH_TIMEOUT(text(), textOf(2), patience);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(text(), textOf(3), patience);
    QTRY_COMPARE_WITH_TIMEOUT(shownRack(), std::string("rack-06"), patience);
}

QTEST_MAIN(TourTest)
#include "tour_test.moc"
