// What people changed, as lanes of the strip of time: a whole service behind it.
#include "backend/client/resource_view.h"
#include "tests/backend/service/made_up.h"
#include "tests/support/fleet_objects.h"
#include "tests/widgets/console/test_console.h"
#include "widgets/gpus/change_lanes.h"
#include "widgets/gpus/cordon_feed.h"
#include "widgets/kit/console_style.h"

#include "pilothouse/v1/audit_service.pb.h"

using namespace gpuspage;
using support::FleetObjects;

namespace {

constexpr int patience = 20'000;

bool tellsOf(const kit::TimeLane &lane, const QString &words) {
    return std::ranges::any_of(lane.marks, [&](const kit::TimeMark &mark) { return mark.words.contains(words); });
}

} // namespace

class ChangesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void deploymentsHaveALaneOfTheirOwn();
    void aChangeIsSeenAtItsTimeAndByWhom();
    void nodesThatNobodyTouchedAreNoChange();
    void onlyWhatIsWantedIsShown();
    void readingThemIsNoEvent();
    void aLaneSaysSinceWhenItIsWhole();
    void whoeverDoesNotLookAsksNothing();
    void whoeverNeverLooksFollowsNothing();
    void whatIsFilledIsWhole();
    void whoeverCordonedLongAgoIsFound();
    void ofADeletedObjectItIsSaid();
    void ofAnIncidentItsTitleIsSaid();
    void whatWasKnownStaysWhileTheServiceIsAway();

private:
    void open();
    const kit::TimeLane deployments() const { return lanes_->lanes()[0]; }
    const kit::TimeLane others() const { return lanes_->lanes()[1]; }

    kit::Theme theme_{kit::Scheme::Light};
    const FleetObjects fleet_;
    support::TemporaryDirectory memory_;
    std::unique_ptr<support::RunningService> service_;
    std::unique_ptr<support::TestConsole> console_;
    std::unique_ptr<ChangeLanes> lanes_;
};

void ChangesTest::initTestCase() {
    service_ = std::make_unique<support::RunningService>(
        service::Options{.verifyDelay = std::chrono::hours(1), .scenario = support::storeWith(fleet_.handedIn())});
}

void ChangesTest::cleanup() {
    lanes_.reset();
    console_.reset();
}

void ChangesTest::open() {
    console_ =
        std::make_unique<support::TestConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
    lanes_ = std::make_unique<ChangeLanes>(console_->connection, console_->cache);
    lanes_->setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(deployments().marks.size(), 6, patience);
    QTRY_VERIFY_WITH_TIMEOUT(lanes_->isFilled(), patience);
}

void ChangesTest::deploymentsHaveALaneOfTheirOwn() {
    open();
    const auto name = QString::fromStdString(fleet_.deployment(0).meta().name());
    QVERIFY(tellsOf(deployments(), name));
    QVERIFY(!tellsOf(others(), name));
    QVERIFY(std::ranges::is_sorted(deployments().marks, {}, &kit::TimeMark::start));
}

void ChangesTest::aChangeIsSeenAtItsTimeAndByWhom() {
    open();
    v1::Change change;
    *change.mutable_put()->mutable_resource() = support::teamNamed("latecomers");
    const auto applied = service_->owner().apply(change, "They came late.");
    QVERIFY(applied);
    QTRY_VERIFY_WITH_TIMEOUT(tellsOf(others(), QStringLiteral("created teams/latecomers")), patience);
    const auto mark = others().marks.last();
    QCOMPARE(mark.start, mark.end);
    const auto resource = console_->cache.find("teams/latecomers");
    QVERIFY(resource);
    QCOMPARE(mark.start / 1000, resource->meta().create_time().seconds());
}

void ChangesTest::nodesThatNobodyTouchedAreNoChange() {
    open();
    const auto &node = fleet_.node(0).meta().name();
    QVERIFY(!tellsOf(others(), QString::fromStdString(node)));
    const auto known = console_->cache.find(node);
    v1::Change change;
    change.mutable_put()->mutable_resource()->mutable_meta()->set_name(node);
    change.mutable_put()->mutable_resource()->mutable_node()->set_unschedulable(!known->node().unschedulable());
    change.mutable_put()->mutable_update_mask()->add_paths("spec.unschedulable");
    change.mutable_put()->set_etag(known->meta().etag());
    const auto applied = service_->owner().apply(change, "It is looked at.");
    QVERIFY2(applied, applied ? "" : applied.error().message().c_str());
    QTRY_VERIFY_WITH_TIMEOUT(tellsOf(others(), QString::fromStdString(node)), patience);
}

void ChangesTest::onlyWhatIsWantedIsShown() {
    open();
    const auto wanted = fleet_.deployment(1).meta().name();
    const auto lanes = lanes_->lanes([&](const std::string &name) { return name == wanted; });
    QCOMPARE(lanes[0].marks.size(), 1);
    QVERIFY(lanes[0].marks[0].words.contains(QString::fromStdString(wanted)));
    QVERIFY(lanes[1].marks.isEmpty());
}

void ChangesTest::aLaneSaysSinceWhenItIsWhole() {
    open();
    QCOMPARE(others().knownSince, 0);
    for (int team = 0; team <= ChangeLanes::mostObjects; ++team)
        QVERIFY(service_->owner().put(support::teamNamed("crowd-" + std::to_string(team))));
    QTRY_VERIFY_WITH_TIMEOUT(others().knownSince > 0 && lanes_->isFilled(), patience);
    QVERIFY(others().marks.size() >= ChangeLanes::mostObjects);
    QVERIFY(others().knownSince <= others().marks.last().start);
    QCOMPARE(deployments().knownSince, 0);
}

void ChangesTest::readingThemIsNoEvent() {
    const auto count = [&] {
        const auto answer =
            service_->owner().ask<v1::ListEventsResponse>("AuditService.ListEvents", v1::ListEventsRequest());
        return answer ? answer->total_size() : -1;
    };
    const auto before = count();
    QVERIFY(before >= 0);
    open();
    // The asking itself is one.
    QCOMPARE(count(), before + 1);
}

void ChangesTest::whoeverDoesNotLookAsksNothing() {
    open();
    lanes_->setPaused(true);
    QVERIFY(service_->owner().put(support::teamNamed("unseen")));
    QTRY_VERIFY_WITH_TIMEOUT(console_->cache.contains("teams/unseen"), patience);
    QVERIFY(!tellsOf(others(), QStringLiteral("teams/unseen")));
    lanes_->setPaused(false);
    QTRY_VERIFY_WITH_TIMEOUT(tellsOf(others(), QStringLiteral("teams/unseen")), patience);
}

void ChangesTest::whoeverNeverLooksFollowsNothing() {
    console_ =
        std::make_unique<support::TestConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
    lanes_ = std::make_unique<ChangeLanes>(console_->connection, console_->cache);
    QTRY_COMPARE_WITH_TIMEOUT(console_->cache.state(), client::ResourceCache::State::Live, patience);
    QVERIFY(lanes_->findChildren<client::ResourceView *>().isEmpty());
    QVERIFY(lanes_->isFilled());
    // The lanes have their names all the same: the strip is as high as it will be.
    QCOMPARE(lanes_->lanes().size(), 2);
}

void ChangesTest::whatIsFilledIsWhole() {
    console_ =
        std::make_unique<support::TestConsole>(*service_, service_->owner().credentials(), theme_, memory_.path());
    lanes_ = std::make_unique<ChangeLanes>(console_->connection, console_->cache);
    lanes_->setPaused(false);
    QTRY_VERIFY_WITH_TIMEOUT(lanes_->isFilled(), patience);
    QCOMPARE(deployments().marks.size(), 6);
}

// However often the node was changed since.
void ChangesTest::whoeverCordonedLongAgoIsFound() {
    open();
    const auto name = fleet_.node(1).meta().name();
    const auto change = [&](const std::string &note, const std::string &reason) {
        v1::Change change;
        auto &put = *change.mutable_put();
        put.mutable_resource()->mutable_meta()->set_name(name);
        put.mutable_resource()->mutable_node()->set_unschedulable(true);
        (*put.mutable_resource()->mutable_meta()->mutable_annotations())["note"] = note;
        put.mutable_update_mask()->add_paths("spec.unschedulable");
        put.mutable_update_mask()->add_paths("meta.annotations");
        put.set_etag(service_->owner().get(name)->meta().etag());
        const auto applied = service_->owner().apply(change, reason);
        QVERIFY2(applied, applied ? "" : applied.error().message().c_str());
    };
    change("cordoned", "A fan is loud.");
    constexpr int later = 150;
    for (int number = 0; number < later; ++number)
        change(std::to_string(number), "It is watched.");
    const auto note = [&] {
        const auto node = console_->cache.find(name);
        return node && node->meta().annotations().contains("note") ? node->meta().annotations().at("note")
                                                                   : std::string();
    };
    QTRY_COMPARE_WITH_TIMEOUT(note(), std::to_string(later - 1), patience);
    CordonFeed feed(console_->connection, console_->cache);
    feed.setPaused(false);
    feed.setGpu(QString::fromStdString(name), 0);
    QTRY_VERIFY_WITH_TIMEOUT(feed.cordon().change && feed.isSettled(), patience);
    QCOMPARE(feed.cordon().change->reason(), std::string("A fan is loud."));
}

void ChangesTest::ofADeletedObjectItIsSaid() {
    v1::ListRevisionsResponse history;
    auto &gone = *history.add_entries();
    gone.mutable_resource()->mutable_meta()->set_name("routes/chat");
    gone.mutable_commit_time()->set_seconds(20);
    gone.set_principal_full_name("Mara");
    gone.set_deleted(true);
    auto &made = *history.add_entries();
    made = gone;
    made.mutable_commit_time()->set_seconds(10);
    made.set_deleted(false);
    made.set_permission("routes.create");
    const auto marks = ChangeLanes::marksOf(history);
    QCOMPARE(marks.size(), 2);
    QCOMPARE(marks[0].start, 10'000);
    QCOMPARE(marks[0].words, QStringLiteral("Mara created routes/chat"));
    QCOMPARE(marks[1].words, QStringLiteral("Mara deleted routes/chat"));
    QCOMPARE(marks[1].tone, kit::Tone::Warn);
}

void ChangesTest::ofAnIncidentItsTitleIsSaid() {
    v1::ListRevisionsResponse history;
    const auto add = [&](int second) {
        auto &entry = *history.add_entries();
        entry.mutable_resource()->mutable_meta()->set_name("telemetrySources/demo");
        entry.mutable_commit_time()->set_seconds(second);
        entry.set_principal_full_name("Mara");
        entry.set_permission("telemetrySources.update");
        return entry.mutable_resource()->mutable_telemetry_source()->mutable_simulator();
    };
    // The newest first, as the service tells it.
    add(30);
    add(20)->add_incidents()->set_incident("xid-storm");
    add(10);
    v1::Resource now;
    auto &known = *now.mutable_telemetry_source_status()->add_incidents();
    known.set_id("xid-storm");
    known.set_display_name("A storm of XIDs in one rack");
    const auto marks = ChangeLanes::marksOf(history, &now);
    QCOMPARE(marks.size(), 3);
    QCOMPARE(marks[0].words, QStringLiteral("Mara changed telemetrySources/demo"));
    QCOMPARE(marks[1].words,
             QStringLiteral("Start of “A storm of XIDs in one rack”: by Mara on telemetrySources/demo"));
    QCOMPARE(marks[2].words, QStringLiteral("End of “A storm of XIDs in one rack”: by Mara on telemetrySources/demo"));
}

void ChangesTest::whatWasKnownStaysWhileTheServiceIsAway() {
    open();
    const auto before = deployments().marks.size();
    service_->stop();
    QTRY_VERIFY_WITH_TIMEOUT(!console_->connection.isOnline() && console_->connection.error(), patience);
    QCOMPARE(deployments().marks.size(), before);
    QVERIFY(service_->start());
    console_->find(*service_);
    QTRY_VERIFY_WITH_TIMEOUT(console_->connection.isOnline(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(deployments().marks.size(), before, patience);
}

QTEST_MAIN(ChangesTest)

#include "changes_test.moc"
