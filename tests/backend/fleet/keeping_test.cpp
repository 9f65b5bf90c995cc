// What the fleet's controllers keep by themselves: the status of silences, and how far drains are.

#include <gtest/gtest.h>

#include "backend/fleet/drain_controller.h"
#include "backend/fleet/node_drain.h"
#include "backend/fleet/observer.h"
#include "backend/fleet/silence_controller.h"
#include "backend/fleet/silence_rules.h"
#include "tests/backend/ledger/ledger_fixture.h"
#include "tests/support/eventually.h"
#include "tests/support/small_state.h"

using namespace fleet;
using namespace std::chrono_literals;
using support::eventually;

namespace {

constexpr const char *node = "clusters/a/nodes/n1";

// A cluster with one node of two GPUs.
class KeepingTest : public testing::Test {
protected:
    KeepingTest() {
        world_.rules = {&rules_};
        EXPECT_TRUE(world_.open());
        v1::Resource cluster;
        cluster.mutable_meta()->set_name("clusters/a");
        cluster.mutable_cluster()->set_runtime(v1::EXTERNAL);
        v1::Resource made;
        made.mutable_meta()->set_name(node);
        made.mutable_node();
        auto proposal = ledger::test::proposal({ledger::test::put(cluster), ledger::test::put(made)});
        proposal.byVerb = true;
        EXPECT_TRUE(world_->commit(std::move(proposal)));
        v1::Resource status;
        status.mutable_meta()->set_name(node);
        for (int i = 0; i < 2; ++i) {
            auto &gpu = *status.mutable_node_status()->add_gpus();
            gpu.set_uuid("gpu" + std::to_string(i));
            gpu.set_index(i);
        }
        write(status);
    }

    void write(v1::Resource status) {
        EXPECT_TRUE(ledger::test::wait<void>([&](auto done) { world_->writeStatus(std::move(status), done); }));
    }

    void silence() {
        v1::Resource resource;
        resource.mutable_meta()->set_name("silences/s");
        resource.mutable_silence()->set_cluster("clusters/a");
        *resource.mutable_silence()->mutable_end_time() = core::toTimestamp(world_.clock.now() + 1h);
        EXPECT_TRUE(world_.apply({ledger::test::put(resource)}));
    }

    bool comesTo(v1::SilenceStatus::State state) {
        return eventually([&] { return world_.current("silences/s").silence_status().state() == state; });
    }

    void drain(bool isDrained) {
        auto resource = world_.current(node);
        resource.mutable_node()->set_draining(isDrained);
        EXPECT_TRUE(world_.apply({ledger::test::put(resource, resource.meta().etag(), {"spec.draining"})}));
    }

    std::string drained() const {
        const auto resource = world_.current(node);
        for (const auto &condition : resource.node_status().conditions()) {
            if (condition.type() == DrainedCondition)
                return condition.reason();
        }
        return {};
    }

    SilenceRules rules_{world_.clock};
    ledger::test::World world_;
};

v1::Resource deployment(const std::string &id) {
    v1::Resource resource;
    resource.mutable_meta()->set_name("deployments/" + id);
    resource.mutable_deployment();
    return resource;
}

v1::Replica &addReplica(v1::Resource *deployment, v1::Replica::State state, const std::string &on) {
    auto &replica = *deployment->mutable_deployment_status()->add_replicas();
    replica.set_id("r" + std::to_string(deployment->deployment_status().replicas_size()));
    replica.set_state(state);
    replica.set_node(on);
    return replica;
}

std::string conditionOf(const support::SmallState &state, bool isDrained, v1::NodeStatus *status) {
    v1::NodeSpec spec;
    spec.set_draining(isDrained);
    const auto loads = loadsOf(state);
    const auto load = loads.find(node);
    reportDrain(spec, load == loads.end() ? NodeLoad() : load->second, core::TimePoint(1h), status);
    if (status->conditions().empty())
        return {};
    std::string text = status->conditions(0).reason();
    for (const auto &[key, value] : status->conditions(0).arguments())
        text += " " + key + "=" + value;
    return text;
}

} // namespace

TEST_F(KeepingTest, ASilenceExpiresByItselfAlsoAfterARestart) {
    silence();
    {
        Observer observer(*world_, world_.clock, {});
        const SilenceController controller(*world_, observer, world_.clock);
        ASSERT_TRUE(comesTo(v1::SilenceStatus::ACTIVE));
        EXPECT_EQ(world_.current("silences/s").silence_status().gpus(), 2);
    }
    world_.clock.advance(2h);
    ASSERT_TRUE(world_.open());
    Observer observer(*world_, world_.clock, {});
    const SilenceController controller(*world_, observer, world_.clock);
    EXPECT_TRUE(comesTo(v1::SilenceStatus::EXPIRED));
}

TEST_F(KeepingTest, ASilenceEndsByTheClockAlone) {
    const core::SystemClock clock;
    Observer observer(*world_, clock, {});
    const SilenceController controller(*world_, observer, clock);
    v1::Resource resource;
    resource.mutable_meta()->set_name("silences/s");
    resource.mutable_silence()->set_cluster("clusters/a");
    // The ledger's clock stands still; the controller's does not.
    const auto now = clock.now();
    *resource.mutable_silence()->mutable_start_time() = core::toTimestamp(now);
    *resource.mutable_silence()->mutable_end_time() = core::toTimestamp(now + 1500ms);
    ASSERT_TRUE(world_.apply({ledger::test::put(resource)}));
    EXPECT_TRUE(comesTo(v1::SilenceStatus::ACTIVE));
    EXPECT_TRUE(comesTo(v1::SilenceStatus::EXPIRED));
}

TEST_F(KeepingTest, ADrainSaysHowFarItIs) {
    const DrainController controller(*world_, world_.clock);
    EXPECT_EQ(drained(), "");
    drain(true);
    EXPECT_TRUE(eventually([&] { return drained() == "NODE_DRAINED"; }));
    drain(false);
    EXPECT_TRUE(eventually([&] { return drained().empty(); }));
}

TEST(NodeDrainTest, ItIsOverWhenNothingIsThereAnyMore) {
    support::SmallState state;
    auto resource = deployment("d");
    addReplica(&resource, v1::Replica::READY, node);
    addReplica(&resource, v1::Replica::DRAINING, node).set_is_leaving(true);
    addReplica(&resource, v1::Replica::FAILED, node);
    state.put(resource);
    v1::NodeStatus status;
    EXPECT_EQ(conditionOf(state, false, &status), "");
    EXPECT_EQ(status.replicas(), 2);
    EXPECT_EQ(conditionOf(state, true, &status), "NODE_DRAINING replicas=2");
    EXPECT_EQ(status.conditions(0).status(), v1::CONDITION_STATUS_FALSE);
    state.put(deployment("d"));
    EXPECT_EQ(conditionOf(state, true, &status), "NODE_DRAINED");
    EXPECT_EQ(status.conditions(0).status(), v1::CONDITION_STATUS_TRUE);
    EXPECT_EQ(status.replicas(), 0);
}

TEST(NodeDrainTest, ItSaysWhoseReplicasFindNoOtherPlace) {
    support::SmallState state;
    for (const auto *id : {"b", "a", "c"}) {
        auto resource = deployment(id);
        addReplica(&resource, v1::Replica::READY, node);
        if (std::string(id) != "c")
            addReplica(&resource, v1::Replica::PENDING, "").set_reason("NO_NODE_FITS");
        state.put(resource);
    }
    v1::NodeStatus status;
    EXPECT_EQ(conditionOf(state, true, &status), "NODE_DRAIN_STUCK deployments=deployments/a deployments/b");
    EXPECT_EQ(status.replicas(), 3);
}

TEST(NodeDrainTest, WhoWritesTheRestKeepsIt) {
    support::SmallState state;
    v1::NodeStatus before;
    conditionOf(state, true, &before);
    before.set_replicas(3);
    v1::NodeStatus after;
    keepDrain(before, &after);
    EXPECT_EQ(after.replicas(), 3);
    ASSERT_EQ(after.conditions_size(), 1);
    EXPECT_EQ(after.conditions(0).reason(), "NODE_DRAINED");
}
