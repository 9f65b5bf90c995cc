// The overview as people use it: keys and clicks on the page, a whole service behind it.
#include <QAbstractButton>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

#include "tests/backend/service/made_up.h"
#include "tests/support/fleet_objects.h"
#include "tests/widgets/console/page_console.h"
#include "widgets/kit/state_panel.h"
#include "widgets/overview/event_row.h"
#include "widgets/overview/figure_link.h"
#include "widgets/overview/need_row.h"
#include "widgets/overview/needs_card.h"
#include "widgets/overview/overview_page.h"

#include "pilothouse/v1/audit_service.pb.h"

using overviewpage::EventRow;
using overviewpage::FigureLink;
using overviewpage::NeedRow;
using overviewpage::NeedsCard;
using overviewpage::OverviewPage;
using support::click;
using support::FleetObjects;
using support::part;
using State = kit::StatePanel::State;
namespace v1 = pilothouse::v1;

namespace {

using OverviewConsole = support::PageConsole<OverviewPage>;
constexpr int patience = 20'000;

v1::Resource secretNamed(const std::string &id) {
    v1::Resource secret;
    secret.mutable_meta()->set_name("secrets/" + id);
    secret.mutable_secret()->set_description("Made for a test.");
    return secret;
}

} // namespace

class OverviewPageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void whatIsNotThereYetIsLoading();
    void withoutTheServiceItSaysWhyAndTriesAgain();
    void aNewInstallationIsToldWhatToDoFirst();
    void theCapacityIsThatOfTheFleet();
    void whatNobodyMeasuredIsNotZero();
    void whatNeedsSomebodyIsCounted();
    void whatNeedsSomebodyLeadsThere();
    void allThatWaitsCanBeSeen();
    void figuresLeadToWhatTheyCount();
    void aChangeIsSeenWithItsReasonAndLeadsToItsEvent();
    void aDeletionIsSeenWithItsReason();
    void aFindingThatChangedIsCalledByWhatItIs();
    void readingItIsNoEvent();
    void whatWaitsIsCountedBeforeAndAfterALook();
    void nothingIsScrolledSideways();
    void onAStageAllOfItIsSeenAtOnce_data();
    void onAStageAllOfItIsSeenAtOnce();
    void theKeyboardReachesEverything();

private:
    void open(support::RunningService &service);
    void open() { open(*service_); }
    kit::StatePanel *panel() const { return part<kit::StatePanel>(*console_->page, "overviewState"); }
    NeedRow *needOf(const QString &object) const;
    EventRow *eventOf(const QString &text) const;
    QString textOf(const char *label) const { return part<QLabel>(*console_->page, label)->text(); }

    kit::Theme theme_{kit::Scheme::Light};
    const FleetObjects fleet_;
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<OverviewConsole> console_;
};

void OverviewPageTest::initTestCase() {
    kit::ConsoleStyle::install(*qApp, theme_);
    theme_.setMotionReduced(true);
    service_ = std::make_unique<support::RunningService>(
        service::Options{.verifyDelay = std::chrono::hours(1), .scenario = support::storeWith(fleet_.handedIn())});
}

void OverviewPageTest::open(support::RunningService &service) {
    console_ = std::make_unique<OverviewConsole>(service, service.owner().credentials(), theme_, memory_.path());
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Filled, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
    QVERIFY(QTest::qWaitForWindowActive(console_->page.get()));
}

NeedRow *OverviewPageTest::needOf(const QString &object) const {
    for (auto *row : console_->page->findChildren<NeedRow *>())
        if (row->isVisible() && row->need().object == object)
            return row;
    return nullptr;
}

EventRow *OverviewPageTest::eventOf(const QString &text) const {
    for (auto *row : console_->page->findChildren<EventRow *>())
        if (row->isVisible() && (row->text().contains(text) || row->accessibleDescription().contains(text)))
            return row;
    return nullptr;
}

void OverviewPageTest::whatIsNotThereYetIsLoading() {
    console_ = std::make_unique<OverviewConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
    QCOMPARE(panel()->state(), State::Loading);
    QVERIFY(!console_->page->isSettled());
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Filled, patience);
}

void OverviewPageTest::withoutTheServiceItSaysWhyAndTriesAgain() {
    console_ = std::make_unique<OverviewConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
    console_->source.endpoint.reset();
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Failed, patience);
    console_->find(*service_);
    click(panel()->findChild<QPushButton *>(QStringLiteral("retry"), Qt::FindChildrenRecursively));
    QTRY_COMPARE_WITH_TIMEOUT(panel()->state(), State::Filled, patience);
}

void OverviewPageTest::aNewInstallationIsToldWhatToDoFirst() {
    support::RunningService fresh;
    open(fresh);
    QVERIFY(part(*console_->page, "firstSteps")->isVisible());
    QVERIFY(!part(*console_->page, "needs")->isVisible());
    QSignalSpy links(console_->page.get(), &kit::Page::linkRequested);
    for (const auto *name : {"importStep", "createStep", "openStep"})
        click(part<QPushButton>(*console_->page, name));
    QCOMPARE(links.count(), 3);
    QCOMPARE(links[0][0].toString(), QStringLiteral("catalog.import"));
    QCOMPARE(links[1][0].toString(), QStringLiteral("deployments.create"));
    QCOMPARE(links[2][0].toString(), QStringLiteral("demo.open"));
    console_.reset();
}

void OverviewPageTest::theCapacityIsThatOfTheFleet() {
    open();
    QTRY_COMPARE_WITH_TIMEOUT(part<kit::StatePanel>(*console_->page, "capacityState")->state(), State::Filled,
                              patience);
    QTRY_COMPARE_WITH_TIMEOUT(textOf("figure0"), QStringLiteral("96"), patience);
    QVERIFY(textOf("share0").contains(QStringLiteral("12 node")));
    // Twenty replicas of two GPUs each.
    const int allocated = textOf("figure1").toInt();
    QVERIFY2(allocated > 0 && allocated <= 40, qPrintable(textOf("figure1")));
    QVERIFY(textOf("share1").contains(QLocale().toString(qRound(100.0 * allocated / 96))));
    QVERIFY(part(*console_->page, "capacityBar")->accessibleName().contains(QStringLiteral("96")));
}

void OverviewPageTest::whatNobodyMeasuredIsNotZero() {
    open();
    QTRY_COMPARE_WITH_TIMEOUT(textOf("figure0"), QStringLiteral("96"), patience);
    QVERIFY(textOf("figure1").toInt() > 0);
    for (const auto *figure : {"figure2", "figure3"})
        QCOMPARE(textOf(figure), QStringLiteral("–"));
    QCOMPARE(textOf("share2"), QStringLiteral("no data"));
    QVERIFY2(textOf("idle").contains(QStringLiteral("not known")), qPrintable(textOf("idle")));
    auto *notices = part<FigureLink>(*console_->page, "gpus2");
    QVERIFY2(notices->accessibleName().contains(QStringLiteral("not known")), qPrintable(notices->accessibleName()));
    // Of none anything was heard yet, which is not what stale means.
    QVERIFY(!part<FigureLink>(*console_->page, "gpus3")->isVisible());
    QVERIFY(part<FigureLink>(*console_->page, "gpus4")->accessibleName().contains(QStringLiteral("96")));
}

void OverviewPageTest::whatNeedsSomebodyIsCounted() {
    open();
    const auto before = console_->page->count().value_or(0);
    QVERIFY(service_->owner().put(secretNamed("unset")));
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->count().value_or(0), before + 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(textOf("needCount").toInt(), before + 1, patience);
    QVERIFY(service_->owner().remove("secrets/unset"));
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->count().value_or(0), before, patience);
}

void OverviewPageTest::whatNeedsSomebodyLeadsThere() {
    open();
    v1::Resource provider;
    provider.mutable_meta()->set_name("providers/vendor");
    provider.mutable_provider()->set_base_url("http://127.0.0.1:9/v1");
    provider.mutable_provider()->set_secret("secrets/vendor-key");
    QVERIFY(service_->owner().put(secretNamed("vendor-key")));
    QVERIFY(service_->owner().put(provider));
    const auto secret = QStringLiteral("secrets/vendor-key");
    QTRY_VERIFY_WITH_TIMEOUT(needOf(secret) && !needOf(secret)->need().target.isEmpty(), patience);
    auto *row = needOf(secret);
    QCOMPARE(part<QLabel>(*row, "sentence")->text(),
             QStringLiteral("The secret vendor-key has no value, so that the provider vendor cannot be used."));
    QSignalSpy links(console_->page.get(), &kit::Page::linkRequested);
    QTest::mouseClick(row->button(), Qt::LeftButton);
    QCOMPARE(links.count(), 1);
    QCOMPARE(links[0][0].toString(), QStringLiteral("providers/vendor"));
    QVERIFY(service_->owner().remove("providers/vendor"));
    QTRY_VERIFY_WITH_TIMEOUT(!needOf(secret) || needOf(secret)->need().target.isEmpty(), patience);
    QVERIFY(service_->owner().remove("secrets/vendor-key"));
    QTRY_VERIFY_WITH_TIMEOUT(!needOf(secret), patience);
}

void OverviewPageTest::allThatWaitsCanBeSeen() {
    open();
    const auto rows = [this] {
        const auto all = console_->page->findChildren<NeedRow *>();
        return static_cast<int>(std::ranges::count_if(all, [](const auto *row) { return row->isVisible(); }));
    };
    auto *more = part<QPushButton>(*console_->page, "more");
    const int before = static_cast<int>(console_->page->count().value_or(0));
    constexpr int added = 12;
    for (int number = 0; number < added; ++number)
        QVERIFY(service_->owner().put(secretNamed("extra-" + std::to_string(number))));
    QTRY_COMPARE_WITH_TIMEOUT(textOf("needCount").toInt(), before + added, patience);
    console_->page->resize(1240, 560);
    QTRY_COMPARE(rows(), int(NeedsCard::most));
    QVERIFY2(more->text().contains(QString::number(before + added - NeedsCard::most)), qPrintable(more->text()));
    // As many as are in sight, all of them where they are, and fewer again where they are not.
    const auto *card = part<NeedsCard>(*console_->page, "needs");
    const auto *sight = card->parentWidget()->parentWidget();
    int most = 0;
    for (const int height : {700, 780, 860, 940, 1'020}) {
        console_->page->resize(1240, height);
        const auto isFull = [&] {
            const auto *last = more->isVisible() ? static_cast<const QWidget *>(more)
                                                 : console_->page->findChildren<NeedRow *>().last();
            const int left = sight->height() - last->mapTo(card, QPoint()).y() - last->height() - card->y();
            return rows() == before + added ? !more->isVisible() && left >= 0
                                            : rows() == int(NeedsCard::most) || (left >= 0 && left < 2 * 48);
        };
        QTRY_VERIFY2(isFull(), qPrintable(QString::number(height)));
        QVERIFY(rows() >= most);
        most = rows();
    }
    QVERIFY(most > int(NeedsCard::most));
    console_->page->resize(1240, 2'000);
    QTRY_COMPARE(rows(), before + added);
    QVERIFY(!more->isVisible());
    console_->page->resize(1240, 560);
    QTRY_COMPARE(rows(), int(NeedsCard::most));
    more->setFocus(Qt::TabFocusReason);
    QTest::keyClick(more, Qt::Key_Space);
    QCOMPARE(rows(), before + added);
    QVERIFY(more->hasFocus());
    QTest::keyClick(more, Qt::Key_Space);
    QCOMPARE(rows(), int(NeedsCard::most));
    for (int number = 0; number < added; ++number)
        QVERIFY(service_->owner().remove("secrets/extra-" + std::to_string(number)));
    QTRY_COMPARE_WITH_TIMEOUT(textOf("needCount").toInt(), before, patience);
}

void OverviewPageTest::figuresLeadToWhatTheyCount() {
    open();
    QSignalSpy links(console_->page.get(), &kit::Page::linkRequested);
    for (auto *figure : console_->page->findChildren<FigureLink *>()) {
        figure->setFocus();
        QTest::keyClick(figure, Qt::Key_Space);
    }
    QCOMPARE(links.count(), 13);
    // Every list that they lead to has a filter that the service understands.
    for (const auto &link : links) {
        const auto target = link[0].toString();
        // What is wrong with GPUs stands in no resource; their page knows it.
        if (target == QStringLiteral("gpus") || target.startsWith(QStringLiteral("gpus?severity = ")))
            continue;
        v1::CompileFilterRequest request;
        request.set_kind(target.section(QLatin1Char('?'), 0, 0).toStdString());
        request.set_filter(target.section(QLatin1Char('?'), 1).toStdString());
        const auto answer = service_->owner().ask<v1::CompileFilterResponse>("ResourceService.CompileFilter", request);
        QVERIFY(answer);
        QVERIFY2(answer->state() == v1::FILTER_STATE_VALID, qPrintable(target));
    }
}

void OverviewPageTest::aChangeIsSeenWithItsReasonAndLeadsToItsEvent() {
    open();
    v1::Change change;
    *change.mutable_put()->mutable_resource() = support::teamNamed("latecomers");
    const auto applied = service_->owner().apply(change, "They came late.");
    QVERIFY(applied);
    QTRY_VERIFY_WITH_TIMEOUT(eventOf(QStringLiteral("They came late.")), patience);
    auto *row = eventOf(QStringLiteral("They came late."));
    QVERIFY2(row->text().contains(QStringLiteral("created teams/latecomers")), qPrintable(row->text()));
    QSignalSpy links(console_->page.get(), &kit::Page::linkRequested);
    QTest::mouseClick(row, Qt::LeftButton);
    QCOMPARE(links[0][0].toString(), QStringLiteral("events/%1").arg(applied->log_index()));
}

void OverviewPageTest::aDeletionIsSeenWithItsReason() {
    open();
    v1::Change change;
    *change.mutable_put()->mutable_resource() = support::teamNamed("short-lived");
    QVERIFY(service_->owner().apply(change, "For a day."));
    QTRY_VERIFY_WITH_TIMEOUT(eventOf(QStringLiteral("For a day.")), patience);
    const auto stored = service_->owner().get("teams/short-lived");
    QVERIFY(stored);
    v1::Change deletion;
    deletion.mutable_delete_()->set_name("teams/short-lived");
    deletion.mutable_delete_()->set_etag(stored->meta().etag());
    const auto applied = service_->owner().apply(deletion, "The day is over.");
    QVERIFY(applied);
    QTRY_VERIFY_WITH_TIMEOUT(eventOf(QStringLiteral("The day is over.")), patience);
    auto *row = eventOf(QStringLiteral("The day is over."));
    QVERIFY2(row->text().contains(QStringLiteral("deleted teams/short-lived")), qPrintable(row->text()));
    // An object is there once, as it became last.
    QVERIFY(!eventOf(QStringLiteral("For a day.")));
    QSignalSpy links(console_->page.get(), &kit::Page::linkRequested);
    QTest::mouseClick(row, Qt::LeftButton);
    QCOMPARE(links[0][0].toString(), QStringLiteral("events/%1").arg(applied->log_index()));
}

void OverviewPageTest::aFindingThatChangedIsCalledByWhatItIs() {
    v1::Resource finding;
    finding.mutable_meta()->set_name("findings/p3c1f0a9d27be4468a15c");
    finding.mutable_finding();
    auto &status = *finding.mutable_finding_status();
    status.set_state(v1::FindingStatus::OPEN);
    status.mutable_process()->set_program("/usr/local/bin/ollama");
    status.mutable_endpoint()->set_address("10.2.7.31:11434");
    // Few enough to be among the last, all of which changed at once.
    // Few objects: all of them changed at once, and only of some is asked how.
    auto stored = support::workOf("chat", "");
    for (const auto &resource : support::servingOf("chat", ""))
        stored.push_back(resource);
    stored.push_back(finding);
    support::RunningService service(
        {.verifyDelay = std::chrono::hours(1), .scenario = support::storeWith(std::move(stored))});
    open(service);
    auto decided = *service.owner().get(finding.meta().name());
    decided.mutable_finding()->set_note("Asked who runs it.");
    QVERIFY(service.owner().put(decided, decided.meta().etag()));
    QTRY_VERIFY_WITH_TIMEOUT(eventOf(QStringLiteral("changed ollama at 10.2.7.31:11434")), patience);
    console_.reset();
}

void OverviewPageTest::readingItIsNoEvent() {
    v1::ListEventsRequest request;
    request.set_filter("op = \"events.list\"");
    const auto count = [&] {
        const auto answer = service_->owner().ask<v1::ListEventsResponse>("AuditService.ListEvents", request);
        return answer ? answer->total_size() : -1;
    };
    const auto before = count();
    QVERIFY(before >= 0);
    open();
    QVERIFY(!console_->page->findChildren<EventRow *>().isEmpty());
    // The asking itself is one.
    QCOMPARE(count(), before + 1);
}

// The number stands in the navigation, whatever page is shown.
void OverviewPageTest::whatWaitsIsCountedBeforeAndAfterALook() {
    open();
    const auto before = console_->page->count().value_or(0);
    const OverviewPage unseen(console_->session());
    console_->page->hide();
    QVERIFY(service_->owner().put(secretNamed("unseen")));
    QTRY_COMPARE_WITH_TIMEOUT(console_->page->count().value_or(0), before + 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(unseen.count().value_or(0), before + 1, patience);
    console_->page->show();
    QTRY_COMPARE_WITH_TIMEOUT(textOf("needCount").toInt(), before + 1, patience);
    QVERIFY(service_->owner().remove("secrets/unseen"));
}

void OverviewPageTest::nothingIsScrolledSideways() {
    open();
    auto *capacity = part(*console_->page, "capacity");
    auto *health = part(*console_->page, "health");
    for (const bool isWide : {true, false, true}) {
        // The page in windows of 1440 and 960 pixels.
        console_->page->resize(isWide ? 1240 : 752, 520);
        QTRY_COMPARE(capacity->y() == health->y(), isWide);
        for (const auto *area : console_->page->findChildren<QScrollArea *>())
            QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
    }
}

void OverviewPageTest::onAStageAllOfItIsSeenAtOnce_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("a screen of 1600 or 1920 pixels in large text") << QSize(1280, 690);
    QTest::newRow("a larger one") << QSize(1700, 930);
}

void OverviewPageTest::onAStageAllOfItIsSeenAtOnce() {
    QFETCH(const QSize, size);
    open();
    constexpr int added = 40;
    for (int number = 0; number < added; ++number)
        QVERIFY(service_->owner().put(secretNamed("staged-" + std::to_string(number))));
    QTRY_VERIFY_WITH_TIMEOUT(textOf("needCount").toInt() >= added, patience);
    console_->page->present();
    console_->page->resize(size);
    const auto *needed = part(*console_->page, "needs");
    QScrollArea *area = nullptr;
    for (auto *one : console_->page->findChildren<QScrollArea *>())
        if (one->isAncestorOf(needed))
            area = one;
    QVERIFY(area);
    QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
    QCOMPARE(area->horizontalScrollBar()->maximum(), 0);
    const auto isSeen = [area](const QWidget &part) {
        const QRect place(part.mapTo(area->viewport(), QPoint()), part.size());
        return area->viewport()->rect().contains(place) && part.parentWidget()->rect().contains(part.geometry());
    };
    int needs = 0;
    for (auto *row : console_->page->findChildren<NeedRow *>()) {
        needs += row->isVisible();
        QVERIFY(!row->isVisible() || isSeen(*row));
        QVERIFY(!row->button()->isVisible());
    }
    int events = 0;
    for (auto *row : console_->page->findChildren<EventRow *>()) {
        events += row->isVisible();
        QVERIFY(!row->isVisible() || isSeen(*row));
    }
    QVERIFY2(needs >= 3 && events >= 3, qPrintable(QStringLiteral("%1, %2").arg(needs).arg(events)));
    for (auto *button : console_->page->findChildren<QPushButton *>())
        QVERIFY2(!button->isVisible(), qPrintable(button->text()));
    for (int number = 0; number < added; ++number)
        QVERIFY(service_->owner().remove("secrets/staged-" + std::to_string(number)));
}

void OverviewPageTest::theKeyboardReachesEverything() {
    open();
    QWidget *first = part(*console_->page, "openGpus");
    first->setFocus(Qt::TabFocusReason);
    QSet<QWidget *> reached;
    for (int step = 0; step < 60; ++step) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (auto *button : console_->page->findChildren<QAbstractButton *>())
        if (button->isVisible() && button->isEnabled())
            QVERIFY2(reached.contains(button), qPrintable(button->text() + button->accessibleName()));
}

QTEST_MAIN(OverviewPageTest)

#include "page_test.moc"
