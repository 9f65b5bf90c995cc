#include <thread>

#include "tests/backend/deployments/simulated/simulation_scene.h"

using namespace deployments;
using namespace std::chrono_literals;

TEST_F(SimulationScene, AReplicaBecomesReadyInStepsAndStopsWhenAsked) {
    const auto made = started();
    EXPECT_EQ(told(made.key, Phase::Ready), (std::vector{Phase::Starting, Phase::Loading, Phase::Ready}));
    EXPECT_EQ(get(made, "/health").status, 200u);
    runtime_->stop(made.key);
    EXPECT_EQ(awaitPhase(made.key, Phase::Ended).reason, v1::CONDITION_REASON_UNSPECIFIED);
    EXPECT_EQ(told(made.key, Phase::Ended),
              (std::vector{Phase::Starting, Phase::Loading, Phase::Ready, Phase::Stopping, Phase::Ended}));
    EXPECT_EQ(get(made, "/health").status, 0u) << "its port is let go";
}

TEST_F(SimulationScene, StartingWhatRunsChangesNothing) {
    const auto made = started();
    runtime_->start(made);
    started("r2");
    EXPECT_EQ(told(made.key, Phase::Ready).size(), 3u);
}

TEST_F(SimulationScene, AReplicaStartsAgainAfterItsEnd) {
    const auto made = started();
    runtime_->stop(made.key);
    awaitPhase(made.key, Phase::Ended);
    runtime_->start(made);
    awaitPhase(made.key, Phase::Ready);
    EXPECT_EQ(chat(made).status, 200u);
}

TEST_F(SimulationScene, OneThatLoadsAnswersNothingButThatItDoes) {
    pace_.shortestLoad = 1h;
    pace_.longestLoad = 1h;
    startService();
    auto made = launch();
    made.startTimeout = 2h;
    runtime_->start(made);
    awaitPhase(made.key, Phase::Loading);
    EXPECT_EQ(get(made, "/health").status, 503u);
    EXPECT_EQ(chat(made).status, 503u);
    runtime_->stop(made.key);
    awaitPhase(made.key, Phase::Ended);
}

TEST_F(SimulationScene, WhileItWarmsUpWhateverIsStartedLoadsAtOnce) {
    pace_.warmUp = 1h;
    pace_.loadBytesPerSecond = 1;
    startService();
    EXPECT_EQ(chat(started()).status, 200u);
}

TEST_F(SimulationScene, OneThatLoadsLongerThanItMayEndsWithThatReason) {
    pace_.shortestLoad = 1h;
    pace_.longestLoad = 1h;
    startService();
    auto made = launch();
    made.startTimeout = 30ms;
    runtime_->start(made);
    EXPECT_EQ(awaitPhase(made.key, Phase::Ended).reason, v1::ENGINE_NEVER_READY);
}

TEST_F(SimulationScene, AnAnswerAtHandIsFinishedBeforeTheEnd) {
    pace_.speed = 0.5;
    startService();
    const auto made = started();
    support::HttpClient client(portOf(made));
    ASSERT_TRUE(client.send(support::chatOf("tiny", true)));
    EXPECT_EQ(client.head().status, 200u);
    runtime_->stop(made.key);
    awaitPhase(made.key, Phase::Stopping);
    EXPECT_EQ(get(made, "/health").status, 0u) << "nobody new is let in";
    const auto rest = client.rest();
    EXPECT_NE(rest.find("[DONE]"), std::string::npos);
    awaitPhase(made.key, Phase::Ended);
}

TEST_F(SimulationScene, AnAnswerThatTakesTooLongIsCutAtTheEnd) {
    pace_.speed = 0.001;
    startService();
    auto made = launch();
    made.stopTimeout = 30ms;
    runtime_->start(made);
    awaitPhase(made.key, Phase::Ready);
    support::HttpClient client(portOf(made));
    ASSERT_TRUE(client.send(support::chatOf("tiny")));
    runtime_->stop(made.key);
    awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(client.rest(), "");
}

TEST_F(SimulationScene, OneWhoseGpuIsLostDiesLikeARealEngine) {
    const auto made = started();
    befall({.loss = simulated::Fate::Loss::Gpu, .xid = 79});
    const auto end = awaitPhase(made.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::ENGINE_EXITED);
    EXPECT_NE(end.arguments.at("line").find("XID 79"), std::string::npos);
    EXPECT_TRUE(end.arguments.at("line").starts_with("Simulated: "));
    EXPECT_EQ(get(made, "/health").status, 0u);
    // As long as it is lost, nothing comes up there.
    runtime_->start(made);
    EXPECT_TRUE(eventually([&] { return told(made.key).size() >= 5; }));
    EXPECT_EQ(awaitPhase(made.key, Phase::Ended).reason, v1::ENGINE_EXITED);
    befall({});
    runtime_->start(made);
    awaitPhase(made.key, Phase::Ready);
}

TEST_F(SimulationScene, OneWhoseNodeIsGoneIsGoneToo) {
    const auto made = started();
    befall({.loss = simulated::Fate::Loss::Node});
    EXPECT_EQ(awaitPhase(made.key, Phase::Ended).reason, v1::SHIM_LOST);
}

TEST_F(SimulationScene, WhatBefallsItIsSeenInItsAnswersAndPasses) {
    const auto made = started();
    befall({.errors = 1});
    EXPECT_TRUE(eventually([&] { return chat(made).status == 500; }));
    const auto failed = chat(made, true);
    EXPECT_EQ(failed.status, 500u);
    EXPECT_NE(failed.body.find("This failure is simulated"), std::string::npos);
    EXPECT_NE(failed.body.find("\"server_error\""), std::string::npos);
    EXPECT_EQ(get(made, "/health").status, 200u) << "it lives";
    befall({});
    EXPECT_TRUE(eventually([&] { return chat(made).status == 200; }));
}

TEST_F(SimulationScene, APortThatSomebodyHasIsSaid) {
    const auto first = started();
    auto second = launch("r2");
    second.address = first.address;
    runtime_->start(second);
    const auto end = awaitPhase(second.key, Phase::Ended);
    EXPECT_EQ(end.reason, v1::PORT_TAKEN);
    EXPECT_EQ(end.arguments.at("port"), std::to_string(portOf(first)));
}

TEST_F(SimulationScene, AddressesAreDistinctAndFree) {
    const auto made = started();
    std::set<std::string> taken;
    for (int count = 0; count < 50; ++count) {
        const auto address = *runtime_->address("clusters/made-up/nodes/n001", taken);
        EXPECT_TRUE(taken.insert(address).second);
        EXPECT_NE(address, made.address);
    }
}

TEST_F(SimulationScene, WhatRanIsHeldAfterARestartAndReadyAtOnce) {
    const auto made = started();
    auto loading = launch("r2");
    startService({{made, true}, {loading, false}});
    awaitPhase(made.key, Phase::Held);
    awaitPhase(loading.key, Phase::Held);
    EXPECT_EQ(chat(made).status, 200u) << "its clients never lost it";
    EXPECT_EQ(chat(loading).status, 503u);
    EXPECT_TRUE(told(made.key).empty());
    runtime_->start(made);
    runtime_->start(loading);
    awaitPhase(made.key, Phase::Ready);
    awaitPhase(loading.key, Phase::Ready);
    EXPECT_EQ(told(made.key, Phase::Ready), std::vector{Phase::Ready});
    EXPECT_EQ(told(loading.key, Phase::Ready), (std::vector{Phase::Starting, Phase::Loading, Phase::Ready}));
}

TEST_F(SimulationScene, OneThatIsLostBeforeItIsHeldEnds) {
    const auto made = started();
    befall({.loss = simulated::Fate::Loss::Gpu, .xid = 79});
    // Its GPU is looked at before its port has taken a connection.
    startService({{made, true}});
    EXPECT_EQ(awaitPhase(made.key, Phase::Ended).reason, v1::ENGINE_EXITED);
    EXPECT_EQ(get(made, "/health").status, 0u);
}

TEST_F(SimulationScene, OneThatIsHeldAndNotWantedStops) {
    const auto made = started();
    startService({{made, true}});
    runtime_->stop(made.key);
    awaitPhase(made.key, Phase::Ended);
}

TEST_F(SimulationScene, OneWhosePortWasTakenMeanwhileHasEnded) {
    const auto made = started();
    auto other = launch("r2");
    other.address = made.address;
    startService({{made, true}, {other, true}});
    EXPECT_EQ(awaitPhase(other.key, Phase::Ended).reason, v1::PORT_TAKEN);
    awaitPhase(made.key, Phase::Held);
}

TEST_F(SimulationScene, WhatIsForgottenLeavesNothing) {
    const auto made = started();
    const auto other = started("r2");
    runtime_->forget(made.key);
    EXPECT_TRUE(eventually([&] { return !isKnown(made.key); }));
    EXPECT_EQ(get(made, "/health").status, 0u);
    EXPECT_TRUE(isKnown(other.key));
    runtime_->forgetDeployment("another");
    runtime_->forgetDeployment(other.key.deployment);
    EXPECT_TRUE(eventually([&] { return runtime_->observe().empty(); }));
    EXPECT_EQ(get(other, "/health").status, 0u);
}

TEST_F(SimulationScene, TheServiceEndsWhileAnswersAreOnTheirWay) {
    pace_.speed = 0.001;
    startService();
    const auto made = started();
    std::vector<std::unique_ptr<support::HttpClient>> clients;
    for (int count = 0; count < 20; ++count) {
        clients.push_back(std::make_unique<support::HttpClient>(portOf(made)));
        ASSERT_TRUE(clients.back()->send(support::chatOf("tiny", count % 2 == 0)));
    }
    runtime_.reset();
    for (const auto &client : clients)
        EXPECT_EQ(client->rest().find("[DONE]"), std::string::npos);
}
