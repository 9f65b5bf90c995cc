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

QTEST_APPLESS_MAIN(EventsTest)
#include "events_test.moc"
