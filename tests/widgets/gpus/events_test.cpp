// What happened to GPUs, as lanes of the strip of time.
#include <QTest>

#include "widgets/gpus/event_feed.h"

using namespace gpuspage;

class EventsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anXidIsAPointAndASignASpan();
    void whatHasNotEndedLastsUntilNow();
    void anEndWithoutABeginIsLeftOut();
    void whatBecomesGraverIsAnotherPart();
    void faultsOfATimeAreThoseThatHeldThen();

private:
    static v1::GpuEvent event(qint64 second, v1::HealthSign sign, bool isOver = false, int xid = 0) {
        v1::GpuEvent event;
        event.mutable_time()->set_seconds(second);
        event.set_node("clusters/fra-a/nodes/n7");
        event.set_gpu(2);
        event.set_sign(sign);
        event.set_severity(v1::CRITICAL);
        event.set_is_over(isOver);
        event.set_xid(xid);
        return event;
    }
};

void EventsTest::anXidIsAPointAndASignASpan() {
    const auto lanes = EventFeed::lanesOf(
        {event(30, v1::GPU_LOST, true), event(20, v1::XID_REPORTED, false, 79), event(10, v1::GPU_LOST)}, 100'000);
    QCOMPARE(lanes.size(), 2);
    QCOMPARE(lanes[0].marks.size(), 1);
    QCOMPARE(lanes[0].marks[0].start, 20'000);
    QCOMPARE(lanes[0].marks[0].end, 20'000);
    QCOMPARE(lanes[0].marks[0].words, QStringLiteral("XID 79: fra-a / n7 / GPU 2"));
    QCOMPARE(lanes[0].marks[0].tone, kit::Tone::Danger);
    QCOMPARE(lanes[1].marks.size(), 1);
    QCOMPARE(lanes[1].marks[0].start, 10'000);
    QCOMPARE(lanes[1].marks[0].end, 30'000);
}

void EventsTest::whatHasNotEndedLastsUntilNow() {
    const auto lanes = EventFeed::lanesOf({event(40, v1::NVLINK_ERRORS), event(10, v1::GPU_LOST)}, 100'000);
    QCOMPARE(lanes[1].marks.size(), 2);
    QCOMPARE(lanes[1].marks[0].start, 10'000);
    QCOMPARE(lanes[1].marks[0].end, 100'000);
    QCOMPARE(lanes[1].marks[1].end, 100'000);
}

void EventsTest::anEndWithoutABeginIsLeftOut() {
    QVERIFY(EventFeed::lanesOf({event(30, v1::GPU_LOST, true)}, 100'000)[1].marks.isEmpty());
}

void EventsTest::whatBecomesGraverIsAnotherPart() {
    auto light = event(10, v1::NVLINK_ERRORS);
    light.set_severity(v1::NOTICE);
    auto grave = event(20, v1::NVLINK_ERRORS);
    grave.set_severity(v1::DEGRADED);
    const auto marks = EventFeed::lanesOf({event(30, v1::NVLINK_ERRORS, true), grave, light}, 100'000)[1].marks;
    QCOMPARE(marks.size(), 2);
    QCOMPARE(marks[0].end, 20'000);
    QCOMPARE(marks[0].tone, kit::Tone::Info);
    QCOMPARE(marks[1].start, 20'000);
    QCOMPARE(marks[1].end, 30'000);
    QCOMPARE(marks[1].tone, kit::Tone::Warn);
}

void EventsTest::faultsOfATimeAreThoseThatHeldThen() {
    auto light = event(10, v1::XID_REPORTED, false, 13);
    light.set_severity(v1::NOTICE);
    const std::vector<v1::GpuEvent> events{event(9'000, v1::GPU_LOST, true), event(5'000, v1::GPU_LOST),
                                           event(4'000, v1::XID_REPORTED, false, 79), light};
    const auto signAt = [&](qint64 second) {
        const auto faults = EventFeed::faultsAt(events, second * 1000);
        return faults.empty() ? v1::HEALTH_SIGN_UNSPECIFIED : faults.front().health.sign;
    };
    QCOMPARE(EventFeed::faultsAt(events, 9'000).size(), std::size_t(0));
    QCOMPARE(signAt(11), v1::XID_REPORTED);
    // An hour for a light one, a day for a grave one.
    QCOMPARE(signAt(3'700), v1::HEALTH_SIGN_UNSPECIFIED);
    QCOMPARE(signAt(4'000), v1::XID_REPORTED);
    QCOMPARE(signAt(6'000), v1::GPU_LOST);
    QCOMPARE(EventFeed::faultsAt(events, 6'000'000).size(), std::size_t(1));
    QCOMPARE(signAt(9'000), v1::XID_REPORTED);
    QCOMPARE(signAt(4'000 + 24 * 3'600), v1::HEALTH_SIGN_UNSPECIFIED);
}

QTEST_APPLESS_MAIN(EventsTest)
#include "events_test.moc"
