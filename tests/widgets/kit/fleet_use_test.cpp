// What is counted of a fleet: what is not known is no zero.
#include <QTest>

#include <cstring>

#include "backend/telemetry/code.h"
#include "widgets/kit/fleet_use.h"

using kit::Absence;
using kit::FleetUse;
namespace v1 = pilothouse::v1;

namespace {

using telemetry::LiveCode;
constexpr LiveCode busy = 0x4000;
constexpr LiveCode stale = busy | telemetry::StaleBit;

std::string bytesOf(const std::vector<LiveCode> &codes) {
    return std::string(reinterpret_cast<const char *>(codes.data()), codes.size() * sizeof(LiveCode));
}

// Of GPUs with these values of one metric and these owners: 1 a replica, 2 a workload.
v1::FleetFrame frameOf(const std::vector<LiveCode> &codes, const std::vector<LiveCode> &owners) {
    v1::FleetFrame frame;
    frame.add_columns()->set_codes(bytesOf(codes));
    frame.mutable_owners()->add_owners()->set_deployment("deployments/chat");
    frame.mutable_owners()->add_owners()->set_workload("slurm-7");
    frame.mutable_owners()->set_codes(bytesOf(owners));
    frame.mutable_summary()->set_gpus(static_cast<int>(codes.size()));
    frame.mutable_summary()->set_allocated(static_cast<int>(std::ranges::count(owners, 1)));
    frame.mutable_summary()->set_stale_gpus(static_cast<int>(std::ranges::count_if(codes, telemetry::isStale)));
    return frame;
}

FleetUse useOf(const v1::FleetFrame &frame) {
    FleetUse use;
    use.take(frame);
    return use;
}

} // namespace

class FleetUseTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allThatIsMeasuredIsDecided();
    void whatIsNotOfNowIsUndecided_data();
    void whatIsNotOfNowIsUndecided();
    void anotherMetricDecides();
    void onlyAllocatedGpusAreUndecided();
    void ownersThatAreNotSeenCountWhereTheyCanBe();
    void othersAreThoseThatNobodyPlaced();
    void ownersStayUntilOthersCome();
    void whoHearsOfNobodyIsToldTwice();
};

void FleetUseTest::allThatIsMeasuredIsDecided() {
    QVERIFY(!FleetUse().isKnown());
    const auto use = useOf(frameOf({busy, 0, busy}, {1, 1, 0}));
    QVERIFY(use.isKnown());
    QCOMPARE(use.undecided(), 0);
    QCOMPARE(use.unheard(), 0);
    QVERIFY(!use.isUndecided() && !use.isUnheard());
}

void FleetUseTest::whatIsNotOfNowIsUndecided_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<Absence>("reason");
    QTest::addColumn<int>("unheard");
    QTest::newRow("stale") << int(stale) << Absence::Stale << 2;
    QTest::newRow("no data") << int(telemetry::NoData) << Absence::NoData << 2;
    // Something is heard of those.
    QTest::newRow("not reported") << int(telemetry::NotReported) << Absence::NotReported << 0;
}

void FleetUseTest::whatIsNotOfNowIsUndecided() {
    QFETCH(int, code);
    QFETCH(Absence, reason);
    QFETCH(int, unheard);
    const auto none = static_cast<LiveCode>(code);
    const auto whole = useOf(frameOf({none, none}, {1, 1}));
    QVERIFY(whole.isUndecided());
    QVERIFY(whole.reason() == reason);
    QCOMPARE(whole.unheard(), unheard);
    QCOMPARE(whole.isUnheard(), unheard > 0);
    const auto partly = useOf(frameOf({busy, none}, {1, 1}));
    QCOMPARE(partly.undecided(), 1);
    QVERIFY(!partly.isUndecided() && !partly.isUnheard());
}

void FleetUseTest::anotherMetricDecides() {
    auto frame = frameOf({stale, telemetry::NotReported}, {1, 1});
    frame.add_columns()->set_codes(bytesOf({0, busy}));
    QCOMPARE(useOf(frame).undecided(), 0);
}

void FleetUseTest::onlyAllocatedGpusAreUndecided() {
    const auto use = useOf(frameOf({busy, stale, stale}, {1, 0, 2}));
    QCOMPARE(use.undecided(), 0);
    QCOMPARE(use.unheard(), 2);
}

void FleetUseTest::ownersThatAreNotSeenCountWhereTheyCanBe() {
    auto frame = frameOf({busy, stale, stale, stale}, {1, 0, 0, 2});
    frame.mutable_summary()->set_allocated(2);
    QCOMPARE(useOf(frame).undecided(), 1);
}

void FleetUseTest::othersAreThoseThatNobodyPlaced() {
    QCOMPARE(useOf(frameOf({busy, busy, 0, 0}, {1, 2, 2, 0})).others(), 2);
}

void FleetUseTest::ownersStayUntilOthersCome() {
    FleetUse use;
    use.take(frameOf({busy, busy}, {1, 2}));
    auto later = frameOf({stale, stale}, {1, 2});
    later.clear_owners();
    use.take(later);
    QCOMPARE(use.others(), 1);
    QCOMPARE(use.undecided(), 1);
}

// The first frame may come before the first value.
void FleetUseTest::whoHearsOfNobodyIsToldTwice() {
    const auto silent = frameOf({telemetry::NoData, telemetry::NoData}, {1, 0});
    auto use = useOf(silent);
    QVERIFY(use.isUnheard() && !use.isSettled());
    use.take(silent);
    QVERIFY(use.isUnheard() && use.isSettled());
    QVERIFY(useOf(frameOf({busy, busy}, {1, 0})).isSettled());
}

QTEST_GUILESS_MAIN(FleetUseTest)

#include "fleet_use_test.moc"
