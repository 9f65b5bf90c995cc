// Questions about the past: memory where it reaches, sources that know more, and the disk beyond.
#include "backend/fleet/past_answer.h"

#include <cmath>

#include <gtest/gtest.h>

#include "backend/core/time_text.h"
#include "backend/fleet/node_fold.h"
#include "tests/backend/fleet/past/past_stage.h"
#include "tests/support/temporary_directory.h"

using namespace fleet;
using namespace fleet::test;
using namespace std::chrono_literals;
namespace v1 = pilothouse::v1;

namespace {

// Says one value of all GPUs that it is asked for, in every step.
class KnownPast final : public SourcePast {
public:
    KnownPast(std::string node, v1::HistoryOrigin origin, std::optional<telemetry::Instant> since)
        : node_(std::move(node)), origin_(origin), since_(since) {}

    bool isFar() const override { return !since_; }
    std::optional<telemetry::Instant> since() const override { return since_; }
    std::vector<std::size_t> nodesIn(const std::vector<const PlacedNode *> &nodes) const override {
        std::vector<std::size_t> found;
        for (std::size_t place = 0; place < nodes.size(); ++place) {
            if (nodes[place]->name == node_)
                found.push_back(place);
        }
        return found;
    }
    void fill(const Asked &asked, PastGrid *grid) override {
        ++asked_;
        for (auto step = asked.steps.first; isAnswering && step < asked.steps.end; ++step) {
            for (const auto node : asked.nodes) {
                for (int gpu = 0; gpu < grid->nodes()[node]->gpuCount; ++gpu)
                    grid->put(0, step, grid->entryOf(node) + static_cast<std::size_t>(gpu),
                              telemetry::toPast(telemetry::encode(33, telemetry::factsOf(v1::SM_ACTIVE).range)),
                              origin_);
            }
        }
    }
    int asked() const { return asked_; }

    bool isAnswering = true;

private:
    const std::string node_;
    const v1::HistoryOrigin origin_;
    const std::optional<telemetry::Instant> since_;
    int asked_ = 0;
};

class PastAnswerTest : public testing::Test {
protected:
    PastAnswerTest() {
        stage_.addNode("n1", 2);
        stage_.addNode("n2", 2);
        restart();
    }

    // As after a kill: what is in memory is gone.
    void restart() {
        memory_ = std::make_unique<telemetry::History>(telemetry::History::Limits{});
        auto opened = telemetry::NodeTiles::open(directory_.path() / "tiles", {});
        ASSERT_TRUE(opened);
        disk_ = std::move(*opened);
        fold_ = {};
    }

    // So many minutes in which all GPUs of the nodes have these values.
    void live(int minutes, const std::map<std::string, std::vector<float>> &values) {
        for (int minute = 0; minute < minutes; ++minute) {
            for (const auto &[id, of] : values)
                stage_.say(id, v1::SM_ACTIVE, of);
            const auto &picture = stage_.look();
            memory_->record(stage_.now(), picture.values.columns());
            fold_.take(picture);
            ASSERT_TRUE(disk_->record(stage_.now(), fold_.names(), fold_.columns()));
            stage_.pass(1min);
        }
    }

    v1::QueryFleetHistoryResponse ask(std::chrono::minutes back, std::chrono::minutes step = 1min) {
        v1::QueryFleetHistoryRequest request;
        request.add_metrics(v1::SM_ACTIVE);
        *request.mutable_start_time() = core::toTimestamp(stage_.now() - back);
        *request.mutable_end_time() = core::toTimestamp(stage_.now());
        request.mutable_step()->set_seconds(std::chrono::seconds(step).count());
        const VisibleFleet visible(stage_.layout(), [](const std::string &) { return true; });
        auto answer = PastAnswer::begin({*memory_, disk_, sources_}, visible, request, stage_.now());
        v1::QueryFleetHistoryResponse response;
        EXPECT_TRUE(answer) << answer.error().message();
        if (answer)
            answer->fill(&response);
        return response;
    }

    // Of the step that stood so long ago; `none` where nothing is known.
    std::string told(const v1::QueryFleetHistoryResponse &answer, std::chrono::minutes back, int entry) const {
        const auto at = stage_.now() - back - core::fromTimestamp(answer.start_time());
        const auto step = at / (std::chrono::seconds(answer.step().seconds()));
        if (at < 0s || step >= answer.steps() || entry >= answer.entries())
            return "none";
        const auto code = static_cast<telemetry::PastCode>(
            answer.tiles(0).codes()[static_cast<std::size_t>(step * answer.entries() + entry)]);
        if (code == telemetry::PastNotReported)
            return "not reported";
        if (!telemetry::hasPastValue(code))
            return "none";
        return std::to_string(std::lround(telemetry::decodePast(code, telemetry::factsOf(v1::SM_ACTIVE).range)));
    }

    support::TemporaryDirectory directory_;
    PastStage stage_;
    NodeFold fold_;
    std::unique_ptr<telemetry::History> memory_;
    std::shared_ptr<telemetry::NodeTiles> disk_;
    SourcePasts sources_;
};

} // namespace

TEST_F(PastAnswerTest, WhatMemoryHasIsAnsweredGpuByGpu) {
    live(60, {{"n1", {10, 30}}, {"n2", {50, 70}}});
    const auto answer = ask(30min);
    EXPECT_EQ(answer.origin(), v1::FROM_MEMORY);
    EXPECT_EQ(answer.level(), v1::GPU_LEVEL);
    EXPECT_EQ(answer.entries(), 4);
    EXPECT_EQ(told(answer, 20min, 0), "10");
    EXPECT_EQ(told(answer, 20min, 1), "30");
    EXPECT_EQ(told(answer, 20min, 3), "70");
}

TEST_F(PastAnswerTest, AfterARestartTheDiskTellsOfNodes) {
    live(120, {{"n1", {10, 30}}, {"n2", {50, 70}}});
    const auto begin = stage_.now() - 120min;
    restart();
    const auto answer = ask(100min);
    EXPECT_EQ(answer.origin(), v1::FROM_DISK);
    EXPECT_EQ(answer.level(), v1::NODE_LEVEL);
    ASSERT_EQ(answer.entries(), 4);
    for (const int entry : {0, 1})
        EXPECT_EQ(told(answer, 60min, entry), "20");
    for (const int entry : {2, 3})
        EXPECT_EQ(told(answer, 60min, entry), "60");
    EXPECT_LE(core::fromTimestamp(answer.since_time()), begin + 1min);
    // A longer step may begin before what it was made of.
    EXPECT_GE(core::fromTimestamp(answer.since_time()), begin - 12min);
}

TEST_F(PastAnswerTest, BothAnswerWhereOneAloneDoesNotReach) {
    live(120, {{"n1", {10, 30}}, {"n2", {50, 70}}});
    restart();
    live(20, {{"n1", {12, 32}}, {"n2", {52, 72}}});
    const auto answer = ask(100min);
    EXPECT_EQ(told(answer, 60min, 0), "20");
    EXPECT_EQ(told(answer, 10min, 0), "12");
    EXPECT_EQ(told(answer, 10min, 1), "32");
    // Most of it is of nodes.
    EXPECT_EQ(answer.level(), v1::NODE_LEVEL);
    EXPECT_EQ(ask(15min).origin(), v1::FROM_MEMORY);
}

TEST_F(PastAnswerTest, ALongSpanIsToldInLongSteps) {
    live(3 * 24 * 60, {{"n1", {10, 30}}, {"n2", {50, 70}}});
    restart();
    const auto answer = ask(2 * 24 * 60min, 130min);
    EXPECT_EQ(answer.step().seconds(), 132 * 60);
    EXPECT_EQ(told(answer, 24 * 60min, 1), "20");
    EXPECT_EQ(ask(3 * 24 * 60min, 300min).step().seconds(), 3 * 144 * 60);
}

TEST_F(PastAnswerTest, NodesOfAnOlderLayoutAreFoundByTheirNames) {
    live(60, {{"n1", {10, 30}}, {"n2", {50, 70}}});
    restart();
    stage_.removeNode("n1");
    stage_.addNode("n0", 3);
    const auto answer = ask(50min);
    ASSERT_EQ(answer.entries(), 5);
    EXPECT_EQ(told(answer, 30min, 0), "none");
    EXPECT_EQ(told(answer, 30min, 3), "60");
    EXPECT_EQ(told(answer, 30min, 4), "60");
}

TEST_F(PastAnswerTest, WhatNobodyWroteIsNotZero) {
    live(30, {{"n1", {10, 30}}, {"n2", {50, 70}}});
    restart();
    // An hour in which the service did not run.
    stage_.pass(60min);
    live(30, {{"n1", {12, 32}}, {"n2", {52, 72}}});
    const auto answer = ask(110min);
    EXPECT_EQ(told(answer, 100min, 0), "20");
    EXPECT_EQ(told(answer, 60min, 0), "none");
    EXPECT_EQ(told(answer, 10min, 0), "12");
}

TEST_F(PastAnswerTest, AFewMinutesMoreOnDiskDoNotMakeStepsLonger) {
    live(2, {{"n1", {10, 30}}});
    memory_ = std::make_unique<telemetry::History>(telemetry::History::Limits{});
    live(15, {{"n1", {10, 30}}});
    const auto answer = ask(60min, 0min);
    EXPECT_EQ(answer.origin(), v1::FROM_MEMORY);
}

TEST_F(PastAnswerTest, NothingIsKeptAnywhere) {
    const auto answer = ask(60min);
    EXPECT_EQ(answer.steps(), 0);
    EXPECT_FALSE(answer.has_since_time());
}

TEST_F(PastAnswerTest, ASimulationKnowsItsGpusFarBack) {
    live(10, {{"n1", {10, 30}}, {"n2", {50, 70}}});
    const auto known =
        std::make_shared<KnownPast>(PastStage::nameOf("n1"), v1::FROM_SIMULATION, stage_.now() - 30 * 24h);
    sources_ = {known};
    const auto answer = ask(10 * 24 * 60min, 144min);
    EXPECT_EQ(answer.origin(), v1::FROM_SIMULATION);
    EXPECT_EQ(answer.level(), v1::GPU_LEVEL);
    EXPECT_EQ(told(answer, 5 * 24 * 60min, 0), "33");
    EXPECT_EQ(told(answer, 5 * 24 * 60min, 2), "none");
    EXPECT_EQ(core::fromTimestamp(answer.since_time()), stage_.now() - 30 * 24h);
    // What was measured is believed where it is kept.
    EXPECT_EQ(told(ask(8min), 5min, 0), "10");
    EXPECT_EQ(known->asked(), 1);
}

TEST_F(PastAnswerTest, WhatMemoryIsYetToBeToldComesFromTheSimulation) {
    live(30, {{"n1", {10, 30}}});
    const auto known =
        std::make_shared<KnownPast>(PastStage::nameOf("n1"), v1::FROM_SIMULATION, stage_.now() - 30 * 24h);
    sources_ = {known};
    stage_.pass(90min);
    const auto answer = ask(110min);
    EXPECT_EQ(told(answer, 100min, 0), "10");
    EXPECT_EQ(told(answer, 60min, 0), "33");
    EXPECT_EQ(told(answer, 5min, 0), "33");
}

TEST_F(PastAnswerTest, WhereAFarSourceIsSilentTheDiskAnswers) {
    live(60, {{"n1", {10, 30}}, {"n2", {50, 70}}});
    restart();
    const auto far = std::make_shared<KnownPast>(PastStage::nameOf("n1"), v1::FROM_PROMETHEUS, std::nullopt);
    sources_ = {far};
    auto answer = ask(50min);
    EXPECT_EQ(told(answer, 30min, 0), "33");
    EXPECT_EQ(told(answer, 30min, 2), "60");
    far->isAnswering = false;
    answer = ask(50min);
    EXPECT_EQ(told(answer, 30min, 0), "20");
    EXPECT_EQ(answer.origin(), v1::FROM_DISK);
}

TEST_F(PastAnswerTest, AFarSourceMayBeLeftOut) {
    live(60, {{"n1", {10, 30}}, {"n2", {50, 70}}});
    restart();
    const auto far = std::make_shared<KnownPast>(PastStage::nameOf("n1"), v1::FROM_PROMETHEUS, std::nullopt);
    v1::QueryFleetHistoryRequest request;
    request.add_metrics(v1::SM_ACTIVE);
    const VisibleFleet visible(stage_.layout(), [](const std::string &) { return true; });
    auto answer = PastAnswer::begin({*memory_, disk_, {far}}, visible, request, stage_.now());
    ASSERT_TRUE(answer);
    EXPECT_TRUE(answer->isFar());
    answer->stayNear();
    EXPECT_FALSE(answer->isFar());
    v1::QueryFleetHistoryResponse response;
    answer->fill(&response);
    EXPECT_EQ(far->asked(), 0);
    EXPECT_EQ(response.origin(), v1::FROM_DISK);
}
