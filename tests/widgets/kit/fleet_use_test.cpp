// What is told of a fleet: what is not known is no zero.
#include <QTest>

#include "widgets/kit/fleet_use.h"

using kit::Absence;
using kit::FleetUse;
namespace v1 = pilothouse::v1;

namespace {

v1::FleetSummary fleetOf(int gpus, int allocated) {
    v1::FleetSummary summary;
    summary.set_gpus(gpus);
    summary.set_allocated(allocated);
    return summary;
}

FleetUse useOf(const v1::FleetSummary &summary) {
    FleetUse use;
    use.take(summary);
    return use;
}

} // namespace

class FleetUseTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allThatIsMeasuredIsDecided();
    void mostOfWhatIsNotKnownSaysWhy();
    void whoHearsOfNobodyIsToldTwice();
};

void FleetUseTest::allThatIsMeasuredIsDecided() {
    QVERIFY(!FleetUse().isKnown());
    const auto use = useOf(fleetOf(3, 2));
    QVERIFY(use.isKnown() && use.isSettled());
    QCOMPARE(use.undecided(), 0);
    QCOMPARE(use.unheard(), 0);
    QVERIFY(!use.isUndecided() && !use.isUnheard());
}

void FleetUseTest::mostOfWhatIsNotKnownSaysWhy() {
    auto fleet = fleetOf(8, 4);
    fleet.set_allocated_not_reported(2);
    fleet.set_allocated_stale(1);
    QCOMPARE(useOf(fleet).undecided(), 3);
    QVERIFY(!useOf(fleet).isUndecided());
    QVERIFY(useOf(fleet).reason() == Absence::NotReported);
    fleet.set_allocated_not_reported(1);
    fleet.set_allocated_stale(0);
    fleet.set_allocated_no_data(3);
    QVERIFY(useOf(fleet).isUndecided());
    QVERIFY(useOf(fleet).reason() == Absence::NoData);
}

// The first frame may come before the first value.
void FleetUseTest::whoHearsOfNobodyIsToldTwice() {
    auto silent = fleetOf(3, 1);
    silent.set_silent_gpus(2);
    silent.set_stale_gpus(1);
    auto use = useOf(silent);
    QCOMPARE(use.unheard(), 3);
    QVERIFY(use.isUnheard() && !use.isSettled());
    use.take(silent);
    QVERIFY(use.isUnheard() && use.isSettled());
}

QTEST_GUILESS_MAIN(FleetUseTest)

#include "fleet_use_test.moc"
