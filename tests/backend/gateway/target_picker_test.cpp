#include "backend/gateway/target_picker.h"

#include <map>

#include <gtest/gtest.h>

namespace gateway {
namespace {

EndpointPtr endpointAt(const std::string &address, std::int64_t busy = 0) {
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->address = address;
    endpoint->outstanding = std::make_shared<Counter>(busy);
    return endpoint;
}

Target targetOf(const std::string &id, int share, int priority, std::vector<Revision> revisions) {
    Target target;
    target.id = target.name = id;
    target.share = share;
    target.priority = priority;
    target.revisions = std::move(revisions);
    return target;
}

class TargetPickerTest : public ::testing::Test {
protected:
    std::map<std::string, int> countTargets(int times) {
        std::map<std::string, int> counts;
        for (int i = 0; i < times; ++i) {
            const auto pick = TargetPicker(route, dice).next();
            ++counts[pick ? pick->target->id : "none"];
        }
        return counts;
    }
    std::map<std::int64_t, int> countGenerations(int times) {
        std::map<std::int64_t, int> counts;
        for (int i = 0; i < times; ++i)
            ++counts[TargetPicker(route, dice).next()->generation];
        return counts;
    }

    Route route;
    Dice dice{42};
};

TEST_F(TargetPickerTest, TargetsGetTheirShares) {
    route.targets = {targetOf("a", 7'000, 0, {{1, 1, {endpointAt("a")}}}),
                     targetOf("b", 2'500, 0, {{1, 1, {endpointAt("b")}}}),
                     targetOf("c", 500, 0, {{1, 1, {endpointAt("c")}}})};
    auto counts = countTargets(100'000);
    EXPECT_NEAR(counts["a"], 70'000, 1'000);
    EXPECT_NEAR(counts["b"], 25'000, 1'000);
    EXPECT_NEAR(counts["c"], 5'000, 500);
}

TEST_F(TargetPickerTest, WhoIsNotReadyLeavesHisShareAndThenThePriority) {
    route.targets = {targetOf("a", 9'000, 0, {}), targetOf("b", 1'000, 0, {{1, 1, {endpointAt("b")}}}),
                     targetOf("c", 10'000, 1, {{1, 1, {endpointAt("c")}}})};
    EXPECT_EQ(countTargets(1'000), (std::map<std::string, int>{{"b", 1'000}}));
    route.targets[1].revisions.clear();
    EXPECT_EQ(countTargets(1'000), (std::map<std::string, int>{{"c", 1'000}}));
    route.targets[2].revisions.clear();
    EXPECT_EQ(countTargets(10), (std::map<std::string, int>{{"none", 10}}));
}

TEST_F(TargetPickerTest, ATargetWithoutAShareGetsNothingAndLeavesThePriorityToOthers) {
    route.targets = {targetOf("a", 0, 0, {{1, 1, {endpointAt("a")}}}),
                     targetOf("b", 10'000, 1, {{1, 1, {endpointAt("b")}}})};
    EXPECT_EQ(countTargets(100), (std::map<std::string, int>{{"b", 100}}));
}

TEST_F(TargetPickerTest, RevisionsGetTheirSharesOfADeployment) {
    route.targets = {
        targetOf("a", 10'000, 0,
                 {{1, 9'500, {endpointAt("1"), endpointAt("2"), endpointAt("3")}}, {2, 500, {endpointAt("4")}}})};
    auto counts = countGenerations(100'000);
    EXPECT_NEAR(counts[1], 95'000, 500);
    EXPECT_NEAR(counts[2], 5'000, 500);
}

TEST_F(TargetPickerTest, TheLeastBusyReplicaIsTakenAndEqualsInTurn) {
    route.targets = {targetOf("a", 10'000, 0, {{1, 1, {endpointAt("1", 3), endpointAt("2", 1), endpointAt("3", 1)}}})};
    std::map<std::string, int> counts;
    for (int i = 0; i < 10'000; ++i)
        ++counts[TargetPicker(route, dice).next()->endpoint->address];
    EXPECT_EQ(counts.count("1"), 0u);
    EXPECT_NEAR(counts["2"], 5'000, 300);
    EXPECT_NEAR(counts["3"], 5'000, 300);
}

TEST_F(TargetPickerTest, NothingIsTriedTwiceNorMoreTargetsThanMayBe) {
    route.targets = {targetOf("a", 5'000, 0, {{1, 1, {endpointAt("1"), endpointAt("2")}}}),
                     targetOf("b", 5'000, 0, {{1, 1, {endpointAt("3")}}}),
                     targetOf("c", 10'000, 1, {{1, 1, {endpointAt("4")}}})};
    route.maxAttempts = 2;
    TargetPicker picker(route, dice);
    std::set<std::string> targets;
    std::set<std::string> endpoints;
    auto pick = picker.next();
    while (pick) {
        targets.insert(pick->target->id);
        EXPECT_TRUE(endpoints.insert(pick->endpoint->address).second);
        auto other = picker.another();
        pick = other ? other : picker.next();
    }
    EXPECT_EQ(targets, (std::set<std::string>{"a", "b"}));
    EXPECT_EQ(endpoints.size(), 3u);
}

} // namespace
} // namespace gateway
