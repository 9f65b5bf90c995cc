#include "backend/deployments/simulated/runtime_by_cluster.h"

#include <gtest/gtest.h>

namespace deployments {
namespace {

// Writes down what it is told.
class NotedRuntime final : public Runtime {
public:
    NotedRuntime(v1::RuntimeKind kind, std::vector<std::string> &notes) : kind_(kind), notes_(notes) {}

    v1::RuntimeKind kind() const override { return kind_; }
    std::vector<Observation> observe() const override {
        Observation seen;
        seen.key = {"d", v1::RuntimeKind_Name(kind_)};
        return {seen};
    }
    core::Result<std::string> address(const std::string &node, const std::set<std::string> &) override {
        note("address " + node);
        return std::string("127.0.0.1:1");
    }
    void start(Launch launch) override { note("start " + launch.key.replica); }
    void stop(const ReplicaKey &key) override { note("stop " + key.replica); }
    void forget(const ReplicaKey &key) override { note("forget " + key.replica); }
    void forgetDeployment(const std::string &uid) override { note("forget all of " + uid); }

private:
    void note(const std::string &what) { notes_.push_back(v1::RuntimeKind_Name(kind_) + " " + what); }

    const v1::RuntimeKind kind_;
    std::vector<std::string> &notes_;
};

class RuntimeByClusterTest : public testing::Test {
protected:
    RuntimeByClusterTest() {
        std::vector<std::unique_ptr<Runtime>> runtimes;
        runtimes.push_back(std::make_unique<NotedRuntime>(v1::PROCESS, notes));
        runtimes.push_back(std::make_unique<NotedRuntime>(v1::SIMULATED, notes));
        const auto kindOf = [](const std::string &node) {
            if (node.starts_with("clusters/gone"))
                return v1::RUNTIME_KIND_UNSPECIFIED;
            return node.starts_with("clusters/made-up") ? v1::SIMULATED : v1::PROCESS;
        };
        runtime = std::make_unique<RuntimeByCluster>(std::move(runtimes), kindOf,
                                                     [this](const Observation &seen) { told.push_back(seen); });
    }

    void start(const std::string &node) {
        Launch launch;
        launch.key = {"d", "r1"};
        launch.node = node;
        runtime->start(launch);
    }

    using Notes = std::vector<std::string>;

    Notes notes;
    std::vector<Observation> told;
    std::unique_ptr<RuntimeByCluster> runtime;
};

TEST_F(RuntimeByClusterTest, AReplicaGoesToTheRuntimeOfItsCluster) {
    start("clusters/made-up/nodes/n1");
    start("clusters/local/nodes/here");
    EXPECT_TRUE(runtime->address("clusters/made-up/nodes/n1", {}));
    EXPECT_TRUE(runtime->address("clusters/local/nodes/here", {}));
    EXPECT_EQ(notes, (Notes{"SIMULATED start r1", "PROCESS start r1", "SIMULATED address clusters/made-up/nodes/n1",
                            "PROCESS address clusters/local/nodes/here"}));
    EXPECT_TRUE(told.empty());
}

TEST_F(RuntimeByClusterTest, WhoeverHasAReplicaIsToldToLetItGo) {
    runtime->stop({"d", "r1"});
    runtime->forget({"d", "r1"});
    runtime->forgetDeployment("d");
    EXPECT_EQ(notes, (Notes{"PROCESS stop r1", "SIMULATED stop r1", "PROCESS forget r1", "SIMULATED forget r1",
                            "PROCESS forget all of d", "SIMULATED forget all of d"}));
    EXPECT_EQ(runtime->observe().size(), 2u);
}

TEST_F(RuntimeByClusterTest, NothingIsStartedWhereTheClusterIsGone) {
    start("clusters/gone/nodes/n1");
    EXPECT_TRUE(notes.empty());
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told.front().phase, Observation::Phase::Ended);
    EXPECT_EQ(told.front().reason, v1::START_FAILED);
    const auto address = runtime->address("clusters/gone/nodes/n1", {});
    ASSERT_FALSE(address);
    EXPECT_EQ(address.error().reason(), v1::NOT_FOUND);
}

} // namespace
} // namespace deployments
