// Pictures of GPUs become values of nodes, each at a place that it keeps.
#include "backend/fleet/node_fold.h"

#include <cmath>

#include <gtest/gtest.h>

#include "tests/backend/fleet/past/past_stage.h"

using namespace fleet;
using namespace fleet::test;
namespace v1 = pilothouse::v1;

namespace {

class NodeFoldTest : public testing::Test {
protected:
    // `60`, `none` or `not reported`.
    std::string told(const std::string &id, v1::GpuMetric metric) {
        fold_.take(stage_.look());
        const auto names = fold_.names();
        const auto place = std::find(names.begin(), names.end(), PastStage::nameOf(id)) - names.begin();
        for (const auto &column : fold_.columns()) {
            if (column.metric != metric || place == static_cast<std::ptrdiff_t>(names.size()))
                continue;
            EXPECT_EQ(column.codes.size(), names.size());
            const auto code = column.codes[static_cast<std::size_t>(place)];
            if (code == telemetry::NotReported)
                return "not reported";
            if (telemetry::hasValue(code))
                return std::to_string(std::lround(telemetry::decode(code, telemetry::factsOf(metric).range)));
        }
        return "none";
    }
    std::ptrdiff_t placeOf(const std::string &id) {
        fold_.take(stage_.look());
        const auto names = fold_.names();
        return std::find(names.begin(), names.end(), PastStage::nameOf(id)) - names.begin();
    }

    PastStage stage_;
    NodeFold fold_;
};

} // namespace

TEST_F(NodeFoldTest, LoadIsTheMeanAndHeatTheWorst) {
    stage_.addNode("n1", 4);
    stage_.addNode("n2", 2);
    stage_.say("n1", v1::SM_ACTIVE, {10, 20, 30, 40});
    stage_.say("n1", v1::GPU_TEMPERATURE, {40, 90, 41, 42});
    stage_.say("n2", v1::SM_ACTIVE, {80, NAN});
    EXPECT_EQ(told("n1", v1::SM_ACTIVE), "25");
    EXPECT_EQ(told("n1", v1::GPU_TEMPERATURE), "90");
    EXPECT_EQ(told("n2", v1::SM_ACTIVE), "80");
    EXPECT_EQ(told("n2", v1::GPU_TEMPERATURE), "none");
}

TEST_F(NodeFoldTest, OneThatIsNotReportedIsNotZero) {
    stage_.addNode("n1", 2);
    stage_.say("n1", v1::SM_ACTIVE, {NAN, NAN});
    EXPECT_EQ(told("n1", v1::SM_ACTIVE), "not reported");
}

TEST_F(NodeFoldTest, NodesKeepTheirPlacesWhileOthersComeGoAndGrow) {
    stage_.addNode("n5", 2);
    stage_.addNode("n7", 2);
    stage_.say("n5", v1::SM_ACTIVE, {50, 50});
    stage_.say("n7", v1::SM_ACTIVE, {70, 70});
    const auto fifth = placeOf("n5");
    const auto seventh = placeOf("n7");
    // Before both in the layout.
    stage_.addNode("n1", 2);
    stage_.say("n1", v1::SM_ACTIVE, {10, 10});
    // It gets new slots, and leaves a gap.
    stage_.addNode("n5", 3);
    stage_.say("n5", v1::SM_ACTIVE, {51, 51, 51});
    EXPECT_EQ(placeOf("n5"), fifth);
    EXPECT_EQ(placeOf("n7"), seventh);
    EXPECT_EQ(told("n1", v1::SM_ACTIVE), "10");
    EXPECT_EQ(told("n5", v1::SM_ACTIVE), "51");
    EXPECT_EQ(told("n7", v1::SM_ACTIVE), "70");
    stage_.removeNode("n5");
    EXPECT_EQ(told("n5", v1::SM_ACTIVE), "none");
    EXPECT_EQ(told("n7", v1::SM_ACTIVE), "70");
    EXPECT_EQ(placeOf("n7"), seventh);
}

TEST_F(NodeFoldTest, NamesOfNodesThatAreGoneDoNotPileUp) {
    stage_.addNode("n0", 1);
    for (int number = 1; number < 1'000; ++number) {
        stage_.addNode("n" + std::to_string(number), 1);
        stage_.removeNode("n" + std::to_string(number - 1));
        fold_.take(stage_.look());
    }
    EXPECT_LT(fold_.names().size(), 400u);
    stage_.say("n999", v1::SM_ACTIVE, {99});
    EXPECT_EQ(told("n999", v1::SM_ACTIVE), "99");
}
