#include <algorithm>

#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "backend/core/time_text.h"
#include "backend/deployments/rollout_verbs.h"
#include "tests/backend/deployments/small_world.h"

namespace deployments {
namespace {

using State = v1::Replica;
using Phase = Observation::Phase;

bool tells(const SmallWorld &world, v1::ConditionReason reason) {
    for (const auto &cause : world.causes) {
        if (cause.reason() == v1::ConditionReason_Name(reason))
            return true;
    }
    return false;
}

TEST(ReconcileTest, OneDecisionFromAnIntentToAStart) {
    SmallWorld world;
    world.spec().mutable_resources()->set_gpus(2);
    ASSERT_TRUE(world.step());
    ASSERT_EQ(world.status().replicas_size(), 1);
    EXPECT_EQ(world.processes.size(), 1u);
    const auto &replica = world.status().replicas(0);
    EXPECT_EQ(replica.state(), State::STARTING);
    EXPECT_EQ(replica.gpus_size(), 2);
    EXPECT_EQ(replica.address(), "127.0.0.1:30000");
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.status().state(), v1::DeploymentStatus::AVAILABLE);
    EXPECT_EQ(world.status().serving_generation(), 1);
    EXPECT_EQ(world.status().rollout().phase(), v1::RolloutStatus::COMPLETE);
    EXPECT_TRUE(tells(world, v1::REVISION_WANTED));
    EXPECT_TRUE(tells(world, v1::REPLICA_PLACED));
    EXPECT_TRUE(tells(world, v1::ROLLOUT_COMPLETE));
}

TEST(ReconcileTest, AServiceThatComesBackTakesUpWhatRuns) {
    SmallWorld world;
    world.spec().set_minimum_replicas(3);
    ASSERT_TRUE(world.settle());
    const auto before = world.processes;
    for (auto &[id, seen] : world.observed)
        seen.phase = Phase::Held;
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.processes, before);
    EXPECT_EQ(world.count(State::READY), 3);
}

TEST(ReconcileTest, AReplicaThatIsTakenUpStaysReadySinceItWas) {
    SmallWorld world;
    ASSERT_TRUE(world.settle());
    const auto since = world.status().replicas(0).state_time().SerializeAsString();
    world.pass(std::chrono::hours(3));
    for (const auto phase : {Phase::Held, Phase::Loading, Phase::Ready}) {
        world.observed.begin()->second.phase = phase;
        world.step();
        EXPECT_EQ(world.status().replicas(0).state(), State::READY);
        EXPECT_EQ(world.status().replicas(0).state_time().SerializeAsString(), since);
    }
}

// What nobody answers for does not serve, wanted or not.
TEST(ReconcileTest, ARevisionWithoutAReadyReplicaDoesNotServe) {
    SmallWorld world;
    const auto current = [&world] {
        for (const auto &condition : world.status().conditions())
            if (condition.type() == "Current")
                return condition;
        return v1::Condition();
    };
    ASSERT_TRUE(world.step());
    EXPECT_EQ(world.status().ready_replicas(), 0);
    EXPECT_EQ(current().status(), v1::CONDITION_STATUS_FALSE);
    EXPECT_EQ(current().reason(), "REVISION_WANTED");
    EXPECT_EQ(current().arguments().at("generation"), "1");
    EXPECT_EQ(current().arguments().at("ready"), "0");
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(current().status(), v1::CONDITION_STATUS_TRUE);
    EXPECT_EQ(current().reason(), "SERVES_WANTED_REVISION");
}

TEST(ReconcileTest, WhatWasDecidedAndNotDoneIsDone) {
    SmallWorld world;
    ASSERT_TRUE(world.step());
    // Killed after the commit and before the start.
    world.observed.clear();
    world.processes.clear();
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.processes.size(), 1u);
    EXPECT_EQ(world.count(State::READY), 1);
}

TEST(ReconcileTest, WhatRunsAndIsNotOursIsEnded) {
    SmallWorld world;
    ASSERT_TRUE(world.settle());
    world.observed["orphan"] = Observation{{"uid-small", "orphan"}, Phase::Held, {}, {}};
    world.processes.insert("orphan");
    ASSERT_TRUE(world.settle());
    EXPECT_FALSE(world.observed.contains("orphan"));
    EXPECT_EQ(world.processes.size(), 1u);
}

TEST(ReconcileTest, AFailureIsTriedAgainLaterAndLaterUntilItIsGivenUp) {
    SmallWorld world;
    world.broken.insert(1);
    std::vector<std::int64_t> waits;
    for (int failure = 1; failure < world.patience.failuresToGiveUp; ++failure) {
        ASSERT_TRUE(world.settle());
        const auto &replica = world.status().replicas(0);
        ASSERT_EQ(replica.state(), State::FAILED);
        EXPECT_EQ(replica.reason(), "ENGINE_EXITED");
        EXPECT_EQ(replica.consecutive_failures(), failure);
        const auto wait = replica.next_start_time().seconds() - replica.state_time().seconds();
        waits.push_back(wait);
        world.pass(std::chrono::seconds(wait - 1));
        EXPECT_FALSE(world.step());
        world.pass(std::chrono::seconds(1));
    }
    EXPECT_EQ(waits, (std::vector<std::int64_t>{10, 20, 40, 80, 160}));
    ASSERT_TRUE(world.settle());
    const auto &replica = world.status().replicas(0);
    EXPECT_TRUE(replica.is_given_up());
    EXPECT_EQ(replica.reason(), "CRASH_LOOP");
    EXPECT_EQ(replica.arguments().at("line"), "cannot load");
    EXPECT_EQ(world.status().state(), v1::DeploymentStatus::UNAVAILABLE);
    world.pass(std::chrono::hours(24));
    EXPECT_FALSE(world.step());
    EXPECT_TRUE(world.processes.empty());
}

TEST(ReconcileTest, SomebodyMayAskForAnotherTry) {
    SmallWorld world;
    world.patience.failuresToGiveUp = 1;
    world.broken.insert(1);
    ASSERT_TRUE(world.settle());
    ASSERT_TRUE(world.status().replicas(0).is_given_up());
    world.broken.clear();
    ASSERT_TRUE(world.command([](Work &work) { return restartReplicas(work, {}); }));
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::READY), 1);
    EXPECT_FALSE(world.command([](Work &work) { return restartReplicas(work, {"nobody"}); }));
}

TEST(ReconcileTest, ARestartReplacesOneAfterTheOtherWithoutALoss) {
    SmallWorld world;
    world.spec().set_minimum_replicas(3);
    ASSERT_TRUE(world.settle());
    std::set<std::string> before(world.processes.begin(), world.processes.end());
    ASSERT_TRUE(world.command([](Work &work) { return restartReplicas(work, {}); }));
    int least = 3;
    for (int i = 0; i < 100 && world.step(); ++i) {
        world.pass(std::chrono::milliseconds(300));
        least = std::min(least, world.status().ready_replicas());
    }
    EXPECT_EQ(least, 3);
    EXPECT_EQ(world.count(State::READY), 3);
    for (const auto &id : world.processes)
        EXPECT_FALSE(before.contains(id));
}

TEST(ReconcileTest, WhatDoesNotAnswerIsRestartedAfterAWhile) {
    SmallWorld world;
    ASSERT_TRUE(world.settle());
    auto &seen = world.observed.begin()->second;
    seen.phase = Phase::Unreachable;
    seen.reason = v1::ENGINE_UNRESPONSIVE;
    seen.arguments = {{"path", "/health"}, {"failures", "3"}};
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::UNREACHABLE), 1);
    EXPECT_EQ(world.status().ready_replicas(), 0);
    world.pass(world.patience.unreachable);
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::FAILED), 1);
    EXPECT_EQ(world.status().replicas(0).reason(), "ENGINE_UNRESPONSIVE");
    world.pass(world.patience.firstBackoff);
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::READY), 1);
    EXPECT_EQ(world.status().replicas(0).restarts(), 1);
}

TEST(ReconcileTest, AFaultFromOutsideIsTriedAgainAtOnce) {
    for (const auto reason : {v1::SHIM_LOST, v1::HOST_REBOOTED, v1::PORT_TAKEN}) {
        SmallWorld world;
        ASSERT_TRUE(world.settle());
        world.observed.begin()->second.phase = Phase::Ended;
        world.observed.begin()->second.reason = reason;
        ASSERT_TRUE(world.settle());
        EXPECT_EQ(world.count(State::READY), 1) << reason;
        EXPECT_EQ(world.status().replicas(0).restarts(), 1);
        EXPECT_NE(world.status().replicas(0).address(), "127.0.0.1:30000");
    }
}

TEST(ReconcileTest, FilesThatAreNotWhatWasImportedAreNotStarted) {
    SmallWorld world;
    world.files.given = {v1::FILES_BEING_CHECKED, {}};
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::SCHEDULED), 1);
    EXPECT_EQ(world.status().replicas(0).reason(), "FILES_BEING_CHECKED");
    world.files.given = {v1::MODEL_FILE_CHANGED, {{"path", "/models/small/small.gguf"}}};
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::FAILED), 1);
    EXPECT_EQ(world.status().replicas(0).reason(), "MODEL_FILE_CHANGED");
    EXPECT_TRUE(world.processes.empty());
    world.files.given = {v1::FILES_MATCH, {}};
    world.pass(world.patience.firstBackoff);
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::READY), 1);
}

TEST(ReconcileTest, WhatFitsNowhereWaitsAndSaysWhy) {
    SmallWorld world;
    world.spec().mutable_resources()->set_gpus(5);
    world.spec().set_minimum_replicas(2);
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::READY), 1);
    EXPECT_EQ(world.count(State::PENDING), 1);
    EXPECT_EQ(world.status().state(), v1::DeploymentStatus::DEGRADED);
    EXPECT_TRUE(tells(world, v1::NO_NODE_FITS));
    const auto told = world.causes.size();
    EXPECT_FALSE(world.step());
    EXPECT_EQ(world.causes.size(), told);
    world.state.put(world.node("two", 8));
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::READY), 2);
}

TEST(ReconcileTest, WhatLeavesFinishesWhatItHasBegun) {
    SmallWorld world;
    ASSERT_TRUE(world.settle());
    world.traffic.unfinished["127.0.0.1:30000"] = 2;
    world.spec().set_minimum_replicas(0);
    world.change();
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::DRAINING), 1);
    EXPECT_EQ(world.running(), 1);
    world.pass(std::chrono::seconds(10));
    world.settle();
    EXPECT_EQ(world.running(), 1);
    world.traffic.unfinished.clear();
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.status().replicas_size(), 0);
    EXPECT_EQ(world.status().state(), v1::DeploymentStatus::STOPPED);
    EXPECT_TRUE(world.processes.empty());
}

TEST(ReconcileTest, DrainingEndsAtItsDeadline) {
    SmallWorld world;
    world.spec().mutable_drain_time()->set_seconds(5);
    ASSERT_TRUE(world.settle());
    world.traffic.unfinished["127.0.0.1:30000"] = 2;
    world.spec().set_minimum_replicas(0);
    world.change();
    world.settle();
    world.pass(std::chrono::milliseconds(4999));
    world.settle();
    EXPECT_EQ(world.running(), 1);
    world.pass(std::chrono::milliseconds(1));
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.running(), 0);
}

TEST(ReconcileTest, ANumberAloneTouchesNoReplica) {
    SmallWorld world;
    world.spec().set_minimum_replicas(2);
    ASSERT_TRUE(world.settle());
    const auto before = world.processes;
    world.spec().set_minimum_replicas(3);
    world.change();
    ASSERT_TRUE(world.settle());
    EXPECT_TRUE(std::includes(world.processes.begin(), world.processes.end(), before.begin(), before.end()));
    EXPECT_EQ(world.count(State::READY, 2), 3);
    EXPECT_EQ(world.status().serving_generation(), 2);
    EXPECT_TRUE(tells(world, v1::SCALED_BY_INTENT));
}

TEST(ReconcileTest, AScheduleScalesAndTheRestStays) {
    SmallWorld world;
    auto &up = *world.spec().add_schedule();
    up.set_cron("0 8 * * *");
    up.set_replicas(3);
    auto &down = *world.spec().add_schedule();
    down.set_cron("0 20 * * *");
    down.set_replicas(0);
    world.now = ledger::Time(std::chrono::hours(24 * 20'000 + 9));
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::READY), 3);
    world.pass(std::chrono::hours(11));
    for (int i = 0; i < 20 && (world.step() || world.running() > 0); ++i)
        world.pass(std::chrono::milliseconds(300));
    EXPECT_EQ(world.status().replicas_size(), 0);
    EXPECT_EQ(world.status().state(), v1::DeploymentStatus::STOPPED);
    EXPECT_TRUE(tells(world, v1::SCALED_BY_SCHEDULE));
}

// A host whose clock was a year ahead until its time was set leaves nothing waiting for that year.
TEST(ReconcileTest, AClockThatIsSetBackMakesNobodyWait) {
    constexpr auto year = std::chrono::hours(24 * 365);
    SmallWorld world;
    world.broken.insert(1);
    ASSERT_TRUE(world.settle());
    ASSERT_EQ(world.count(State::FAILED), 1);
    world.broken.clear();
    world.now -= year;
    ASSERT_TRUE(world.settle());
    world.pass(world.patience.longestBackoff);
    ASSERT_TRUE(world.settle());
    ASSERT_EQ(world.count(State::READY), 1);

    auto &seen = world.observed.begin()->second;
    seen.phase = Phase::Unreachable;
    seen.reason = v1::ENGINE_UNRESPONSIVE;
    ASSERT_TRUE(world.settle());
    world.now -= year;
    ASSERT_TRUE(world.settle());
    world.pass(world.patience.unreachable);
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.count(State::FAILED), 1);
    world.pass(world.patience.longestBackoff);
    ASSERT_TRUE(world.settle());
    ASSERT_EQ(world.count(State::READY), 1);

    world.spec().mutable_drain_time()->set_seconds(5);
    world.change();
    ASSERT_TRUE(world.settle());
    world.traffic.unfinished[world.status().replicas(0).address()] = 2;
    world.spec().set_minimum_replicas(0);
    world.change();
    world.settle();
    world.now -= year;
    world.settle();
    EXPECT_EQ(world.running(), 1);
    world.pass(std::chrono::seconds(5));
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.running(), 0);
}

// As Kubernetes keeps what a container ended with: whoever looks in the morning learns what the restart of the night
// was.
TEST(ReconcileTest, AReplicaThatRecoveredRemembersItsLastTrouble) {
    SmallWorld world;
    ASSERT_TRUE(world.settle());
    EXPECT_FALSE(world.status().replicas(0).has_last_trouble());
    const auto failed = world.now;
    auto &seen = world.observed.begin()->second;
    seen.phase = Phase::Ended;
    seen.reason = v1::ENGINE_KILLED;
    seen.arguments = {{"signal", "SIGKILL"}, {"line", "loaded"}};
    ASSERT_TRUE(world.settle());
    world.pass(world.patience.firstBackoff);
    ASSERT_TRUE(world.settle());
    ASSERT_EQ(world.count(State::READY), 1);
    const auto &replica = world.status().replicas(0);
    EXPECT_EQ(replica.restarts(), 1);
    EXPECT_TRUE(replica.reason().empty());
    EXPECT_EQ(replica.last_trouble().reason(), "ENGINE_KILLED");
    EXPECT_EQ(replica.last_trouble().arguments().at("signal"), "SIGKILL");
    EXPECT_EQ(replica.last_trouble().arguments().at("line"), "loaded");
    EXPECT_EQ(core::fromTimestamp(replica.last_trouble().time()), core::TimePoint(failed));
    world.pass(std::chrono::hours(24));
    world.settle();
    EXPECT_EQ(world.status().replicas(0).last_trouble().reason(), "ENGINE_KILLED");
}

TEST(ReconcileTest, AReplicaThatAnswersAgainRemembersThatItDidNot) {
    SmallWorld world;
    ASSERT_TRUE(world.settle());
    const auto began = world.now;
    auto &seen = world.observed.begin()->second;
    seen.phase = Phase::Unreachable;
    seen.reason = v1::ENGINE_UNRESPONSIVE;
    seen.arguments = {{"path", "/health"}, {"failures", "3"}};
    ASSERT_TRUE(world.settle());
    world.pass(std::chrono::milliseconds(1));
    seen.phase = Phase::Ready;
    ASSERT_TRUE(world.settle());
    ASSERT_EQ(world.count(State::READY), 1);
    const auto &replica = world.status().replicas(0);
    EXPECT_EQ(replica.restarts(), 0);
    EXPECT_EQ(replica.last_trouble().reason(), "ENGINE_UNRESPONSIVE");
    EXPECT_EQ(core::fromTimestamp(replica.last_trouble().time()), core::TimePoint(began));
}

// What it was each time, beside that it was too often.
TEST(ReconcileTest, ACrashLoopKeepsWhatEndedIt) {
    SmallWorld world;
    world.patience.failuresToGiveUp = 1;
    world.broken.insert(1);
    ASSERT_TRUE(world.settle());
    EXPECT_EQ(world.status().replicas(0).reason(), "CRASH_LOOP");
    EXPECT_EQ(world.status().replicas(0).last_trouble().reason(), "ENGINE_EXITED");
}

TEST(ReconcileTest, WhatIsSimulatedSaysSoAndNeedsNoFiles) {
    SmallWorld world;
    ASSERT_TRUE(world.settle());
    const auto said = [&world](const std::string &type = "Simulated") -> const v1::Condition * {
        for (const auto &condition : world.status().conditions()) {
            if (condition.type() == type)
                return &condition;
        }
        return nullptr;
    };
    EXPECT_EQ(said(), nullptr);
    // Until what ran before has drained.
    const auto moved = [&world] {
        ASSERT_TRUE(world.settle());
        world.pass(std::chrono::hours(1));
        ASSERT_TRUE(world.settle());
        ASSERT_EQ(world.status().replicas_size(), 1);
    };
    v1::Resource cluster;
    cluster.mutable_meta()->set_name("clusters/made-up");
    cluster.mutable_cluster()->set_runtime(v1::SIMULATED);
    world.state.put(cluster);
    auto node = world.node("n1", 1);
    node.mutable_meta()->set_name("clusters/made-up/nodes/n1");
    world.state.put(node);
    world.files.given = {v1::MODEL_FILE_GONE, {}};
    world.spec().mutable_placement()->set_cluster("clusters/made-up");
    world.spec().mutable_resources()->set_memory_bytes(1 << 30);
    world.change();
    moved();
    ASSERT_EQ(world.count(State::READY), 1);
    EXPECT_EQ(world.status().replicas(0).node(), "clusters/made-up/nodes/n1");
    ASSERT_NE(said(), nullptr);
    EXPECT_EQ(said()->status(), v1::CONDITION_STATUS_TRUE);
    EXPECT_EQ(said()->reason(), "NODE_SIMULATED");
    EXPECT_EQ(said()->arguments().at("cluster"), "clusters/made-up");
    EXPECT_EQ(said("LimitsEnforced"), nullptr) << "nothing is limited";
    world.files.given = {v1::FILES_MATCH, {}};
    world.spec().mutable_placement()->clear_cluster();
    world.change();
    moved();
    EXPECT_EQ(world.status().replicas(0).node(), "clusters/local/nodes/one");
    EXPECT_EQ(said(), nullptr);
}

TEST(ReconcileTest, NothingToDoChangesNothing) {
    SmallWorld world;
    world.spec().set_minimum_replicas(4);
    ASSERT_TRUE(world.settle());
    const auto before = world.status();
    world.pass(std::chrono::hours(5));
    EXPECT_FALSE(world.step());
    EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(world.status(), before));
}

} // namespace
} // namespace deployments
