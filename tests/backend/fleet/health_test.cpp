// What is said of a GPU becomes signs, reasons and events.
#include <gtest/gtest.h>

#include "backend/fleet/health_rules.h"
#include "backend/fleet/health_watch.h"
#include "backend/fleet/xid_catalog.h"
#include "tests/support/small_state.h"

using namespace fleet;
using namespace std::chrono_literals;
using telemetry::HealthSignal;

namespace {

const core::TimePoint start(std::chrono::hours(500'000));

std::optional<Finding> findingOf(const SignalBoard &board, v1::HealthSign sign, core::TimePoint now) {
    for (auto &finding : findingsOf(board.of(0), now)) {
        if (finding.sign == sign)
            return finding;
    }
    return std::nullopt;
}

// One node with two GPUs, of which a deployment has the first.
class HealthTest : public testing::Test {
protected:
    HealthTest() {
        v1::Resource cluster;
        cluster.mutable_meta()->set_name("clusters/a");
        cluster.mutable_cluster();
        state_.put(cluster);
        v1::Resource node;
        node.mutable_meta()->set_name("clusters/a/nodes/n1");
        node.mutable_node();
        for (int i = 0; i < 2; ++i) {
            auto &gpu = *node.mutable_node_status()->add_gpus();
            gpu.set_index(i);
            gpu.set_uuid("gpu" + std::to_string(i));
        }
        state_.put(node);
        v1::Resource deployment;
        deployment.mutable_meta()->set_name("deployments/d");
        deployment.mutable_deployment();
        auto &replica = *deployment.mutable_deployment_status()->add_replicas();
        replica.set_id("r");
        replica.set_node("clusters/a/nodes/n1");
        replica.add_gpus("gpu0");
        state_.put(deployment);
        auto ground = std::make_shared<Ground>();
        ground->layout = SlotBook().layoutOf(state_);
        ground->state = ledger::SnapshotPtr(ledger::SnapshotPtr(), &state_);
        ground->allocation = Allocation(state_, *ground->layout);
        ground_ = ground;
        EXPECT_TRUE(columns_.addSlots(2));
    }

    // After so long, both GPUs doing so much.
    const Picture &look(std::chrono::seconds after, float activity = 50) {
        const auto now = start + after;
        const auto &facts = telemetry::factsOf(v1::SM_ACTIVE);
        const std::vector<telemetry::LiveCode> codes(2, telemetry::encode(activity, facts.range));
        columns_.put(0, v1::SM_ACTIVE, codes, now);
        telemetry::StaleAges ages;
        ages.fill(30s);
        picture_ = {};
        picture_.ground = ground_;
        picture_.values.take(columns_, now, ages);
        watch_.judge(&picture_);
        return picture_;
    }

    support::SmallState state_;
    std::shared_ptr<const Ground> ground_;
    telemetry::Columns columns_;
    SignalBoard board_;
    GpuEvents events_;
    HealthWatch watch_{board_, events_};
    Picture picture_;
};

} // namespace

TEST(HealthRulesTest, AnXidIsJudgedByWhatNvidiaSaysIsToBeDone) {
    EXPECT_EQ(severityOfXid(79), v1::CRITICAL);
    EXPECT_EQ(factsOfXid(79).action, v1::RESTART_NODE);
    EXPECT_EQ(factsOfXid(94).mnemonic, "ROBUST_CHANNEL_CONTAINED_ERROR");
    EXPECT_EQ(severityOfXid(31), v1::NOTICE);
    EXPECT_EQ(severityOfXid(106), v1::HEALTHY);
    EXPECT_EQ(factsOfXid(99'999).mnemonic, "");
    EXPECT_EQ(severityOfXid(99'999), v1::NOTICE);
}

TEST(HealthRulesTest, TheGravestXidIsTheReasonUntilItIsLongAgo) {
    SignalBoard board;
    board.reportXid(0, 48, start);
    board.reportXid(0, 31, start + 1min);
    const auto found = findingOf(board, v1::XID_REPORTED, start + 2min);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->severity, v1::CRITICAL);
    EXPECT_EQ(found->arguments.at("xid"), "48");
    EXPECT_EQ(found->arguments.at("count"), "2");
    // The lighter one has passed.
    EXPECT_EQ(findingOf(board, v1::XID_REPORTED, start + 2h)->arguments.at("count"), "1");
    EXPECT_FALSE(findingOf(board, v1::XID_REPORTED, start + 25h));
}

TEST(HealthRulesTest, AnXidThatIsToldOnceMoreIsNoOther) {
    SignalBoard board;
    for (int turn = 0; turn < 2; ++turn) {
        board.reportXid(0, 74, start);
        board.reportXid(0, 74, start + 1min);
    }
    EXPECT_EQ(findingOf(board, v1::XID_REPORTED, start + 2min)->arguments.at("count"), "2");
}

TEST(HealthRulesTest, AnXidOfAGaugeEndsWhenTheGaugeGoesBackToZero) {
    SignalBoard board;
    board.put(0, HealthSignal::LastXid, 0, start);
    board.put(0, HealthSignal::LastXid, 79, start + 1min);
    ASSERT_TRUE(findingOf(board, v1::XID_REPORTED, start + 2min));
    // Whoever cannot tell says nothing.
    board.put(0, HealthSignal::LastXid, std::nullopt, start + 3min);
    EXPECT_TRUE(findingOf(board, v1::XID_REPORTED, start + 3min));
    board.put(0, HealthSignal::LastXid, 0, start + 4min);
    EXPECT_FALSE(findingOf(board, v1::XID_REPORTED, start + 4min));
    // The same again is another one.
    board.put(0, HealthSignal::LastXid, 79, start + 5min);
    EXPECT_EQ(findingOf(board, v1::XID_REPORTED, start + 6min)->arguments.at("count"), "1");
}

TEST(HealthRulesTest, AnXidThatCameAsAnEventStaysThoughAGaugeBesideItIsReset) {
    SignalBoard board;
    board.reportXid(0, 79, start);
    board.put(0, HealthSignal::LastXid, 48, start);
    board.put(0, HealthSignal::LastXid, 0, start + 1min);
    const auto found = findingOf(board, v1::XID_REPORTED, start + 2min);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->arguments.at("xid"), "79");
    EXPECT_EQ(found->arguments.at("count"), "1");
}

TEST(HealthRulesTest, WhoTellsOfEachXidMayTellOfTheEndOfAllToo) {
    SignalBoard board;
    board.reportStandingXid(0, 48, start);
    board.reportStandingXid(0, 63, start + 1s);
    EXPECT_EQ(findingOf(board, v1::XID_REPORTED, start + 2s)->arguments.at("count"), "2");
    board.put(0, HealthSignal::LastXid, 0, start + 3s);
    EXPECT_FALSE(findingOf(board, v1::XID_REPORTED, start + 3s));
    board.reportStandingXid(0, 94, start + 4s);
    EXPECT_EQ(findingOf(board, v1::XID_REPORTED, start + 5s)->arguments.at("count"), "1");
}

TEST(HealthRulesTest, ARemapThatIsPendingIsANotice) {
    SignalBoard board;
    board.put(0, HealthSignal::RowRemapPending, 1, start);
    const auto found = findingOf(board, v1::ECC_ERRORS, start);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->severity, v1::NOTICE);
    EXPECT_EQ(found->arguments.at("kind"), "remap_pending");
    // After the reset that it waited for.
    board.put(0, HealthSignal::RowRemapPending, 0, start + 1min);
    EXPECT_FALSE(findingOf(board, v1::ECC_ERRORS, start + 1min));
}

TEST(HealthRulesTest, ALinkThatWentDownDegradesForAsLongAsItIs) {
    SignalBoard board;
    board.put(0, HealthSignal::NvlinksDown, 0, start);
    board.put(0, HealthSignal::NvlinksDown, 2, start + 1min);
    const auto found = findingOf(board, v1::NVLINK_ERRORS, start + 5h);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->severity, v1::DEGRADED);
    EXPECT_EQ(found->arguments.at("links"), "2");
    board.put(0, HealthSignal::NvlinksDown, 0, start + 6h);
    EXPECT_FALSE(findingOf(board, v1::NVLINK_ERRORS, start + 6h));
}

TEST(HealthRulesTest, LinksThatWereNeverUpAreNoFault) {
    SignalBoard board;
    board.put(0, HealthSignal::NvlinksDown, 18, start);
    EXPECT_FALSE(findingOf(board, v1::NVLINK_ERRORS, start));
    board.put(0, HealthSignal::NvlinksDown, 6, start + 1min);
    EXPECT_FALSE(findingOf(board, v1::NVLINK_ERRORS, start + 1min));
    board.put(0, HealthSignal::NvlinksDown, 7, start + 2min);
    EXPECT_EQ(findingOf(board, v1::NVLINK_ERRORS, start + 2min)->arguments.at("links"), "1");
}

TEST(HealthRulesTest, FewerLinksThanMostOthersHaveAreMissing) {
    using Missing = std::map<std::size_t, double>;
    EXPECT_EQ(linksMissing({0, 0, 2, 0}), (Missing{{2, 2}}));
    // As many as never had anything at their other end.
    EXPECT_EQ(linksMissing({6, 6, 6, 6}), Missing());
    EXPECT_EQ(linksMissing({6, 8, 6, std::nullopt}), (Missing{{1, 2}}));
    // Nobody knows which half is right.
    EXPECT_EQ(linksMissing({0, 0, 2, 2}), Missing());
    EXPECT_EQ(linksMissing({0, 2}), Missing());
    EXPECT_EQ(linksMissing({4}), Missing());
    EXPECT_EQ(linksMissing({0, 0, 0, 0, 0, 1, 2, 3}), (Missing{{5, 1}, {6, 2}, {7, 3}}));
    EXPECT_EQ(linksMissing({}), Missing());
}

TEST(HealthRulesTest, WhatTheDriverWantsDoneIsASignOfItsOwn) {
    const std::map<int, std::pair<std::string, v1::HealthSeverity>> actions{{1, {"RESET_GPU", v1::CRITICAL}},
                                                                            {2, {"RESTART_NODE", v1::CRITICAL}},
                                                                            {3, {"DRAIN_PEERS", v1::DEGRADED}},
                                                                            {4, {"DRAIN_AND_RESET", v1::CRITICAL}}};
    for (const auto &[number, expected] : actions) {
        SignalBoard board;
        board.put(0, HealthSignal::RecoveryAction, number, start);
        const auto found = findingOf(board, v1::XID_REPORTED, start + 30h);
        ASSERT_TRUE(found) << number;
        EXPECT_EQ(found->arguments.at("recovery"), expected.first);
        EXPECT_EQ(found->severity, expected.second);
    }
    SignalBoard board;
    board.put(0, HealthSignal::RecoveryAction, 9, start);
    EXPECT_FALSE(findingOf(board, v1::XID_REPORTED, start));
}

TEST(HealthRulesTest, CountersAreJudgedByTheirGrowth) {
    SignalBoard board;
    // However many there were before anybody looked.
    board.put(0, HealthSignal::NvlinkReplays, 5'000, start);
    EXPECT_FALSE(findingOf(board, v1::NVLINK_ERRORS, start));
    for (int minute = 1; minute <= 60; ++minute)
        board.put(0, HealthSignal::NvlinkReplays, 5'000 + minute / 10, start + minute * 1min);
    auto found = findingOf(board, v1::NVLINK_ERRORS, start + 60min);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->severity, v1::NOTICE);
    EXPECT_EQ(found->arguments.at("growth"), "6");
    board.put(0, HealthSignal::NvlinkReplays, 5'206, start + 61min);
    EXPECT_EQ(findingOf(board, v1::NVLINK_ERRORS, start + 61min)->severity, v1::DEGRADED);
    // An hour without more of them, and it is over.
    for (int minute = 62; minute <= 130; ++minute)
        board.put(0, HealthSignal::NvlinkReplays, 5'206, start + minute * 1min);
    EXPECT_FALSE(findingOf(board, v1::NVLINK_ERRORS, start + 130min));
}

TEST(HealthRulesTest, ACounterThatWasZeroHasGrownAndOneThatIsResetHasNot) {
    SignalBoard board;
    board.put(0, HealthSignal::EccUncorrected, 0, start);
    EXPECT_TRUE(findingsOf(board.of(0), start).empty());
    board.put(0, HealthSignal::EccUncorrected, 1, start + 1s);
    EXPECT_EQ(findingOf(board, v1::ECC_ERRORS, start + 1s)->severity, v1::CRITICAL);
    board.put(0, HealthSignal::EccUncorrected, 0, start + 2s);
    EXPECT_FALSE(findingOf(board, v1::ECC_ERRORS, start + 2s));
    // Nothing that cannot be told takes back what was.
    board.put(0, HealthSignal::RowRemapFailed, 1, start);
    board.put(0, HealthSignal::RowRemapFailed, std::nullopt, start + 1s);
    EXPECT_TRUE(findingOf(board, v1::ROW_REMAP_FAILED, start + 1s));
}

TEST(HealthRulesTest, ClocksThatAreHeldForHeatAreAFaultAndThoseForTheLimitOfPowerAreNot) {
    SignalBoard board;
    board.put(0, HealthSignal::ClockEventReasons, 0x4, start);
    EXPECT_TRUE(findingsOf(board.of(0), start).empty());
    board.put(0, HealthSignal::ClockEventReasons, 0x40, start);
    EXPECT_TRUE(findingOf(board, v1::THERMAL_THROTTLED, start));
    EXPECT_FALSE(findingOf(board, v1::POWER_THROTTLED, start));
    board.put(0, HealthSignal::ClockEventReasons, 0x80, start);
    EXPECT_FALSE(findingOf(board, v1::THERMAL_THROTTLED, start));
    EXPECT_TRUE(findingOf(board, v1::POWER_THROTTLED, start));
}

TEST_F(HealthTest, WhatASourceKnowsOfIdlenessIsToldAtOnce) {
    auto deployment = *state_.find("deployments/d");
    *deployment.mutable_meta()->mutable_create_time() = core::toTimestamp(start - 48h);
    state_.put(deployment);
    // Longer than whoever has it was there.
    board_.setIdleSince(0, start - 100h, start);
    board_.setIdleSince(1, start - 100h, start);
    const auto &picture = look(1s, 0);
    ASSERT_TRUE(picture.health[0].has(v1::IDLE_ALLOCATED));
    EXPECT_FALSE(picture.health[1].has(v1::IDLE_ALLOCATED)) << "nobody has it";
    const auto &reason = picture.reasons.at(0).front();
    EXPECT_EQ(reason.arguments.at("seconds"), std::to_string(48 * 3600 + 1));
    EXPECT_EQ(reason.since, start - 48h + HealthWatch::idleSpan);
    ASSERT_EQ(events_.all().size(), 1u);
    EXPECT_EQ(events_.all().front().time, reason.since);
    // Once it has worked, what was before says nothing of it any more.
    EXPECT_FALSE(look(2min, 50).health[0].has(v1::IDLE_ALLOCATED));
    EXPECT_FALSE(look(3min, 0).health[0].has(v1::IDLE_ALLOCATED));
    EXPECT_FALSE(look(17min, 0).health[0].has(v1::IDLE_ALLOCATED));
    EXPECT_TRUE(look(18min, 0).health[0].has(v1::IDLE_ALLOCATED));
}

TEST_F(HealthTest, WhoGetsAGpuLaterBeginsAnew) {
    auto deployment = *state_.find("deployments/d");
    *deployment.mutable_meta()->mutable_create_time() = core::toTimestamp(start - 48h);
    state_.put(deployment);
    board_.setIdleSince(0, start - 100h, start - HealthWatch::toldSpan);
    EXPECT_FALSE(look(1s, 0).health[0].has(v1::IDLE_ALLOCATED));
    EXPECT_TRUE(look(1s + 15min, 0).health[0].has(v1::IDLE_ALLOCATED));
}

TEST_F(HealthTest, ASignBeginsAndEndsAsEventsOfItsGpu) {
    board_.setLost(1, true, start);
    EXPECT_EQ(look(1s).health[1].severity, v1::CRITICAL);
    EXPECT_TRUE(picture_.health[1].has(v1::GPU_LOST));
    EXPECT_EQ(picture_.health[0].severity, v1::HEALTHY);
    ASSERT_EQ(picture_.reasons.at(1).size(), 1u);
    EXPECT_EQ(picture_.reasons.at(1)[0].since, start + 1s);
    look(2s);
    EXPECT_EQ(picture_.reasons.at(1)[0].since, start + 1s);
    board_.setLost(1, false, start + 3s);
    EXPECT_EQ(look(3s).health[1].severity, v1::HEALTHY);
    const auto events = events_.all();
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].node, "clusters/a/nodes/n1");
    EXPECT_EQ(events[0].gpu, 1);
    EXPECT_EQ(events[0].sign, v1::GPU_LOST);
    EXPECT_FALSE(events[0].isOver);
    EXPECT_TRUE(events[1].isOver);
    EXPECT_EQ(events[1].time, start + 3s);
}

TEST_F(HealthTest, ASignThatBecomesGraverIsToldAgain) {
    board_.put(0, HealthSignal::PcieReplays, 0, start);
    look(1s);
    board_.put(0, HealthSignal::PcieReplays, 20, start + 2s);
    look(2s);
    board_.put(0, HealthSignal::PcieReplays, 2'000, start + 3s);
    look(3s);
    look(4s);
    const auto events = events_.all();
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].severity, v1::NOTICE);
    EXPECT_EQ(events[1].severity, v1::DEGRADED);
    EXPECT_FALSE(events[1].isOver);
}

TEST_F(HealthTest, ASignOfAnEarlierLifeGoesOn) {
    events_.restore({{start - 24h, "clusters/a/nodes/n1", "", 1, v1::GPU_LOST, v1::CRITICAL, false, 0}}, false);
    board_.setLost(1, true, start);
    look(1s);
    EXPECT_EQ(picture_.reasons.at(1)[0].since, start - 24h);
    EXPECT_EQ(events_.all().size(), 1u);
    board_.setLost(1, false, start + 2s);
    look(3s);
    ASSERT_EQ(events_.all().size(), 2u);
    EXPECT_TRUE(events_.all().back().isOver);
}

TEST_F(HealthTest, ASignOfAnEarlierLifeThatShowsNoMoreIsOverSinceItWasLookedFor) {
    events_.restore({{start - 24h, "clusters/a/nodes/n1", "teams/a", 1, v1::GPU_LOST, v1::CRITICAL, false, 0}}, false);
    look(1s);
    look(600s);
    EXPECT_EQ(events_.all().size(), 1u);
    look(std::chrono::seconds(1s + HealthWatch::doubtSpan));
    const auto events = events_.all();
    ASSERT_EQ(events.size(), 2u);
    EXPECT_TRUE(events[1].isOver);
    EXPECT_EQ(events[1].time, start + 1s);
    EXPECT_EQ(events[1].team, "teams/a");
}

TEST_F(HealthTest, ASignOfAnEarlierLifeOnANodeThatIsGoneIsOver) {
    events_.restore({{start - 24h, "clusters/a/nodes/n9", "", 1, v1::GPU_LOST, v1::CRITICAL, false, 0}}, false);
    look(1s);
    ASSERT_EQ(events_.all().size(), 2u);
    EXPECT_TRUE(events_.all().back().isOver);
}

// An exporter that says which XID came last says so again after each start.
TEST_F(HealthTest, AnXidOfAnEarlierLifeIsNotToldAgain) {
    events_.restore({{start - 24h, "clusters/a/nodes/n1", "", 0, v1::XID_REPORTED, v1::CRITICAL, false, 79}}, false);
    board_.put(0, HealthSignal::LastXid, 79, start);
    look(1s);
    EXPECT_EQ(events_.all().size(), 1u);
    board_.put(0, HealthSignal::LastXid, 74, start + 2s);
    look(2s);
    EXPECT_EQ(events_.all().size(), 2u);
}

// In a picture no time passes.
TEST_F(HealthTest, ASignBeginsOnceThoughTheClockStands) {
    board_.setLost(1, true, start);
    look(1s);
    look(1s);
    EXPECT_EQ(events_.all().size(), 1u);
}

TEST_F(HealthTest, AnXidThatIsOverBeforeAnybodyLookedIsAnEventNevertheless) {
    board_.reportStandingXid(0, 74, start);
    board_.put(0, HealthSignal::LastXid, 0, start);
    EXPECT_FALSE(look(1s).health[0].has(v1::XID_REPORTED));
    ASSERT_EQ(events_.all().size(), 1u);
    EXPECT_EQ(events_.all()[0].xid, 74);
}

TEST_F(HealthTest, EachXidIsAnEventOnce) {
    board_.reportXid(0, 74, start);
    look(1s);
    board_.reportXid(0, 79, start + 1s);
    look(2s);
    look(3s);
    const auto events = events_.all();
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].xid, 74);
    EXPECT_EQ(events[1].xid, 79);
    EXPECT_EQ(events[1].time, start + 1s);
}

TEST_F(HealthTest, WhatSomebodyHasAndDoesNotUseIsASignAfterAWhile) {
    look(0s, 0);
    for (int minute = 1; minute < 15; ++minute)
        EXPECT_FALSE(look(minute * 60s, 0).health[0].has(v1::IDLE_ALLOCATED)) << minute;
    EXPECT_TRUE(look(15 * 60s, 0).health[0].has(v1::IDLE_ALLOCATED));
    EXPECT_EQ(picture_.reasons.at(0)[0].arguments.at("seconds"), "900");
    // Nobody has the other one.
    EXPECT_FALSE(picture_.health[1].has(v1::IDLE_ALLOCATED));
    EXPECT_FALSE(look(16 * 60s, 20).health[0].has(v1::IDLE_ALLOCATED));
}

TEST_F(HealthTest, WhatIsNoMoreLeavesNothing) {
    board_.reportXid(1, 79, start);
    board_.put(1, HealthSignal::EccUncorrected, 1, start);
    board_.vanish(0, 2);
    look(1s);
    EXPECT_EQ(picture_.health[1].severity, v1::HEALTHY);
    EXPECT_TRUE(events_.all().empty());
}

// A node of four GPUs, one of which came up with fewer links than the others.
TEST(HealthWatchTest, LinksThatAreDownAtTheStartAreAFaultWhereMostOthersHaveTheirs) {
    support::SmallState state;
    v1::Resource cluster;
    cluster.mutable_meta()->set_name("clusters/a");
    cluster.mutable_cluster();
    state.put(cluster);
    v1::Resource node;
    node.mutable_meta()->set_name("clusters/a/nodes/n1");
    node.mutable_node();
    for (int i = 0; i < 5; ++i) {
        auto &gpu = *node.mutable_node_status()->add_gpus();
        gpu.set_index(i);
        // The last one is another product, which has none.
        gpu.set_product(i < 4 ? "NVIDIA H100" : "NVIDIA T4");
    }
    state.put(node);
    auto ground = std::make_shared<Ground>();
    ground->layout = SlotBook().layoutOf(state);
    ground->state = ledger::SnapshotPtr(ledger::SnapshotPtr(), &state);
    SignalBoard board;
    GpuEvents events;
    HealthWatch watch(board, events);
    for (int i = 0; i < 4; ++i)
        board.put(i, HealthSignal::NvlinksDown, i == 2 ? 3 : 0, start);
    board.put(4, HealthSignal::NvlinksDown, 18, start);
    Picture picture;
    picture.ground = ground;
    watch.judge(&picture);
    EXPECT_EQ(picture.health[2].severity, v1::DEGRADED);
    EXPECT_EQ(picture.reasons.at(2)[0].sign, v1::NVLINK_ERRORS);
    EXPECT_EQ(picture.reasons.at(2)[0].arguments.at("links"), "3");
    for (const std::size_t other : {0, 1, 3, 4})
        EXPECT_EQ(picture.health[other].severity, v1::HEALTHY) << other;
}
