// Incidents of the simulated fleet: a presenter starts one and ends it, and the log says who.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "tests/widgets/guide/guide_console.h"
#include "widgets/guide/incident_row.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/console_style.h"

#include "pilothouse/v1/audit_service.pb.h"
#include "pilothouse/v1/fleet_service.pb.h"

using guide_test::GuideConsole;
using guide_test::patience;
using support::click;
using support::part;

class IncidentsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        kit::ConsoleStyle::install(*qApp, theme_);
        theme_.setMotionReduced(true);
        service_ = guide_test::simulatedService();
    }
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { service_.reset(); }

    void withoutASimulatedFleetNothingIsStarted();
    void oneIsStartedSeenAndEnded();
    void thoseAreListedThatTheScenarioHas();
    void aReasonThatIsTooLongIsKeptAndSaid();
    void theOverviewTellsOfItAndLeadsToItsEnd();
    void whatWasStartedIsUndone();

private:
    void open() {
        console_ = std::make_unique<GuideConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
        QVERIFY(QTest::qWaitForWindowActive(console_->window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(console_->action("demo.incident")->isEnabled(), patience);
    }
    QDialog *dialog() {
        console_->window->activateWindow();
        if (!QTest::qWaitForWindowActive(console_->window.get()))
            qFatal("The window is not active.");
        QTest::keyClick(console_->window.get(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
        return support::waitForDialog("incidentDialog");
    }
    core::v1::Resource source() const { return *service_->owner().get("telemetrySources/demo"); }
    // Of rack 12, as the service tells it.
    int faultsOfRack() const {
        core::v1::QueryGpuEventsRequest request;
        const auto answer =
            service_->owner().ask<core::v1::QueryGpuEventsResponse>("FleetService.QueryGpuEvents", request);
        int faults = 0;
        for (const auto &event : answer->events()) {
            const auto node = service_->owner().get(event.node());
            faults += node && node->node().rack() == "rack-12";
        }
        return faults;
    }

    kit::Theme theme_{kit::Scheme::Light};
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<GuideConsole> console_;
};

void IncidentsTest::withoutASimulatedFleetNothingIsStarted() {
    support::RunningService real;
    console_ = std::make_unique<GuideConsole>(real, real.owner().credentials(), theme_, memory_.path());
    QTRY_COMPARE_WITH_TIMEOUT(console_->cache.state(), client::ResourceCache::State::Live, patience);
    QVERIFY(!console_->action("demo.incident")->isEnabled());
    QVERIFY(console_->action("demo.incident")->toolTip().contains(QStringLiteral("simulated fleet")));
    console_.reset();
}

void IncidentsTest::thoseAreListedThatTheScenarioHas() {
    open();
    const auto rows = dialog()->findChildren<guide::IncidentRow *>();
    const auto status = source().telemetry_source_status();
    const auto &told = status.incidents();
    QVERIFY(rows.size() >= 7);
    QCOMPARE(rows.size(), static_cast<qsizetype>(told.size()));
    for (qsizetype row = 0; row < rows.size(); ++row) {
        const auto &one = told[static_cast<int>(row)];
        QCOMPARE(rows[row]->incident().id, one.id());
        QVERIFY(!rows[row]->incident().description.isEmpty());
        QVERIFY(rows[row]->incident().length.has_value());
    }
}

void IncidentsTest::aReasonThatIsTooLongIsKeptAndSaid() {
    open();
    auto *opened = dialog();
    auto *reason = part<QLineEdit>(*opened, "reason");
    const QString whole(1'001, QLatin1Char('a'));
    reason->setText(whole);
    QCOMPARE(reason->text(), whole);
    QVERIFY(part<QLabel>(*opened, "reasonLack")->isVisible());
    auto *act = part<QPushButton>(*opened, "xid-stormAct");
    QVERIFY(!act->isEnabled());
    reason->setText(whole.left(1'000));
    QVERIFY(!part<QLabel>(*opened, "reasonLack")->isVisible());
    QVERIFY(act->isEnabled());
}

void IncidentsTest::oneIsStartedSeenAndEnded() {
    open();
    const int before = faultsOfRack();
    auto *opened = dialog();
    auto *reason = part<QLineEdit>(*opened, "reason");
    reason->selectAll();
    QTest::keyClicks(reason, QStringLiteral("For the board"));
    QTest::keyClick(part<QPushButton>(*opened, "xid-stormAct"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!support::dialogNamed("incidentDialog"), patience);
    QTRY_COMPARE_WITH_TIMEOUT(source().telemetry_source().simulator().incidents_size(), 1, patience);
    QCOMPARE(source().telemetry_source().simulator().incidents(0).incident(), std::string("xid-storm"));
    QTRY_VERIFY_WITH_TIMEOUT(faultsOfRack() > before, patience);

    core::v1::ListEventsRequest request;
    request.set_filter("op = \"telemetrySources.update\"");
    const auto events = service_->owner().ask<core::v1::ListEventsResponse>("AuditService.ListEvents", request);
    QVERIFY(events && events->events_size() == 1);
    // A row of the log shows the reason alone.
    QCOMPARE(QString::fromStdString(events->events(0).reason()),
             QStringLiteral("Start of “A storm of XIDs in one rack”: For the board"));
    QVERIFY(!events->events(0).actor().empty());

    // The service says that it is under way, and then that it is not.
    const auto underWay = [this] {
        int count = 0;
        const auto status = source().telemetry_source_status();
        for (const auto &incident : status.incidents())
            count += incident.has_start_time();
        return count;
    };
    QTRY_COMPARE_WITH_TIMEOUT(underWay(), 1, patience);
    const auto isKnown = [this] {
        const auto known = console_->cache.find("telemetrySources/demo");
        return std::ranges::any_of(known->telemetry_source_status().incidents(),
                                   [](const auto &incident) { return incident.has_start_time(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isKnown(), patience);
    opened = dialog();
    QCOMPARE(part<QPushButton>(*opened, "xid-stormAct")->text(), QStringLiteral("End"));
    click(part<QPushButton>(*opened, "xid-stormAct"));
    QTRY_COMPARE_WITH_TIMEOUT(source().telemetry_source().simulator().incidents_size(), 0, patience);
    QTRY_COMPARE_WITH_TIMEOUT(underWay(), 0, patience);
}

void IncidentsTest::theOverviewTellsOfItAndLeadsToItsEnd() {
    open();
    QVERIFY(console_->window->showPage(QStringLiteral("overview")));
    const auto *banner = part<kit::Banner>(*console_->window, "incidentBanner");
    QVERIFY(!banner->isVisible());
    click(part<QPushButton>(*dialog(), "noisy-tenantAct"));
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
    QVERIFY2(banner->text().startsWith(QStringLiteral("“A noisy tenant” is under way")), qPrintable(banner->text()));
    for (auto *button : banner->findChildren<QPushButton *>())
        if (button->isVisible())
            click(button);
    auto *opened = support::waitForDialog("incidentDialog");
    click(part<QPushButton>(*opened, "noisy-tenantAct"));
    QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), patience);
}

// Like any other change, by the key for that.
void IncidentsTest::whatWasStartedIsUndone() {
    open();
    click(part<QPushButton>(*dialog(), "noisy-tenantAct"));
    QTRY_COMPARE_WITH_TIMEOUT(source().telemetry_source().simulator().incidents_size(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(console_->action("console.undo")->isEnabled(), patience);
    console_->action("console.undo")->trigger();
    auto *opened = support::waitForDialog("changeDialog");
    auto *apply = part<QPushButton>(*opened, "apply");
    QTRY_VERIFY_WITH_TIMEOUT(apply->isEnabled(), patience);
    click(apply);
    QTRY_COMPARE_WITH_TIMEOUT(source().telemetry_source().simulator().incidents_size(), 0, patience);
}

QTEST_MAIN(IncidentsTest)
#include "incidents_test.moc"
