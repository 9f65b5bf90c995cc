// The guided tour: by keys through every page, to whatever goes wrong, and past what is not there.
#include <algorithm>

#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "tests/widgets/guide/guide_console.h"
#include "widgets/guide/incident_book.h"
#include "widgets/guide/tour.h"
#include "widgets/guide/tour_card.h"
#include "widgets/guide/tour_steps.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/inspector.h"
#include "widgets/kit/page.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace v1 = pilothouse::v1;

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
    void itsCardCoversNothing_data();
    void itsCardCoversNothing();
    void whatAStepSpeaksOfIsNotFolded();
    void oneGpuAloneIsNotToldOfAsSeveral();
    void anIncidentThatBeginsIsWhatItLeadsTo();
    void whoIsWellByNowIsPassedBy();
    void aSearchThatTakesLongComesToItsEnd();

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
    void throttleAfterStorm();
    // Instead of whatever is under way.
    void begin(const char *incident, std::chrono::system_clock::time_point time = std::chrono::system_clock::now()) {
        auto source = *service_->owner().get("telemetrySources/demo");
        auto *simulator = source.mutable_telemetry_source()->mutable_simulator();
        simulator->clear_incidents();
        auto &start = *simulator->add_incidents();
        start.set_incident(incident);
        *start.mutable_start_time() = core::toTimestamp(time);
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

void TourTest::itsCardCoversNothing_data() {
    QTest::addColumn<QSize>("size");
    for (const QSize &size : {QSize(960, 600), QSize(1280, 720), QSize(1600, 900)})
        QTest::addRow("%d", size.width()) << size;
}

void TourTest::itsCardCoversNothing() {
    QFETCH(const QSize, size);
    open(guide_test::simulatedService());
    console_->window->resize(size);
    // The entry that the last step leads to.
    auto source = *service_->owner().get("telemetrySources/demo");
    source.mutable_meta()->set_display_name("Made up");
    QVERIFY(service_->owner().put(source, source.meta().etag()));
    const auto placeOf = [](const QWidget &part) { return QRect(part.mapToGlobal(QPoint()), part.size()); };
    QCoreApplication::processEvents();
    const int height = card()->height();
    constexpr int ofTheGpu = 3;
    const int last = static_cast<int>(guide::tourSteps().size()) - 1;
    for (int step = 0; step <= last; ++step) {
        const auto *page = console_->window->currentPage();
        QTRY_VERIFY_WITH_TIMEOUT(page->isSettled(), patience);
        QVERIFY(placeOf(*console_->window).contains(placeOf(*card())));
        QVERIFY(!placeOf(*page).intersects(placeOf(*card())));
        // And no page moves from one step to the next.
        QCOMPARE(card()->height(), height);
        if (step == ofTheGpu || step == last) {
            QTRY_COMPARE_WITH_TIMEOUT(text(), textOf(step), patience);
            QTRY_VERIFY_WITH_TIMEOUT(!page->shownPlace().isEmpty(), patience);
        }
        press(Qt::Key_Return);
    }
}

// In a small window the reasons are folded, until a step speaks of them and as long as it does.
void TourTest::whatAStepSpeaksOfIsNotFolded() {
    open(guide_test::simulatedService());
    console_->window->resize(960, 600);
    press(Qt::Key_Return);
    const auto isInspected = [this] {
        const auto inspectors = console_->window->currentPage()->findChildren<kit::Inspector *>();
        return std::any_of(inspectors.begin(), inspectors.end(), [](auto *one) { return one->isVisible(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(!isInspected(), patience);
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(text(), textOf(3), patience);
    QVERIFY(isInspected());
    press(Qt::Key_Left);
    QVERIFY(!isInspected());
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

// Events of a storm that is over are graver than what goes on, and none of them has an end.
void TourTest::throttleAfterStorm() {
    const auto beginning = std::chrono::system_clock::now();
    begin("xid-storm", beginning);
    v1::QueryGpuEventsRequest since;
    *since.mutable_start_time() = core::toTimestamp(beginning);
    since.set_limit(500);
    const auto goesOn = [&](v1::HealthSign sign) {
        const auto answer = service_->owner().ask<v1::QueryGpuEventsResponse>("FleetService.QueryGpuEvents", since);
        return answer && std::any_of(answer->events().begin(), answer->events().end(), [sign](const auto &event) {
                   return event.sign() == sign && event.severity() > v1::NOTICE && !event.is_over();
               });
    };
    QTRY_VERIFY_WITH_TIMEOUT(goesOn(v1::XID_REPORTED), patience);
    begin("throttling-row", beginning);
    QTRY_VERIFY_WITH_TIMEOUT(goesOn(v1::THERMAL_THROTTLED), patience);
    QVERIFY(goesOn(v1::XID_REPORTED));
}

void TourTest::whoIsWellByNowIsPassedBy() {
    open(guide_test::simulatedService());
    press(Qt::Key_Escape);
    throttleAfterStorm();
    QTest::keyClick(console_->window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    for (int step = 0; step < 3; ++step)
        press(Qt::Key_Return);
    const auto isAmongThem = [this] { return shownRack() == "rack-03" || shownRack() == "rack-04"; };
    QTRY_VERIFY_WITH_TIMEOUT(isAmongThem(), patience);
}

// Many are asked one after the other how they are, which takes far longer than this tour waits between two searches.
void TourTest::aSearchThatTakesLongComesToItsEnd() {
    open(guide_test::simulatedService());
    press(Qt::Key_Escape);
    throttleAfterStorm();
    const guide::IncidentBook book(console_->session());
    guide::Tour tour({console_->session(), book, *console_->window, std::chrono::milliseconds(1)}, nullptr);
    tour.begin();
    for (int step = 0; step < 3; ++step)
        press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(shownRack() == "rack-03" || shownRack() == "rack-04", patience);
}

QTEST_MAIN(TourTest)
#include "tour_test.moc"
