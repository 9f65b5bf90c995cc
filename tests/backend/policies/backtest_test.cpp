#include "backend/policies/backtest.h"

#include <fstream>

#include <gtest/gtest.h>

#include "backend/core/time_text.h"
#include "backend/policies/change_vocabulary.h"
#include "backend/policies/decision_record.h"
#include "tests/backend/policies/made_sets.h"
#include "tests/support/temporary_directory.h"

namespace policies {
namespace {

using test::in;
using test::setOf;

PolicyTables tablesOf(const std::vector<v1::PolicyRule> &rules) {
    return PolicyTables({std::make_shared<const v1::Resource>(setOf("made", rules))});
}

class BacktestTest : public ::testing::Test {
protected:
    // Every minute a change, of models and routes by turns, by two teams.
    std::filesystem::path recorded(int count) {
        std::string bytes;
        DecisionWriter writer;
        const auto kind = *changeVocabulary().vocabulary().find("change.kind");
        for (int i = 0; i < count; ++i) {
            policy::Facts facts(changeVocabulary().vocabulary().size());
            const std::string plural = i % 2 == 0 ? "models" : "routes";
            facts.set(kind, std::string_view(plural));
            writer.append({i, i * 60'000, v1::ADMINISTRATION_STAGE, "principals/a", plural + ".update", plural + "/x",
                           i % 4 < 2 ? "teams/red" : "teams/blue", "", true},
                          facts, &bytes);
        }
        const auto file = directory_.path() / std::to_string(count);
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    }
    static ledger::Time at(int minutes) { return ledger::Time(std::chrono::minutes(minutes)); }

private:
    support::TemporaryDirectory directory_;
};

TEST_F(BacktestTest, FlipsAreCountedByTeamKindRuleAndTime) {
    const auto none = tablesOf({});
    const auto frozen = tablesOf({test::rule("frozen", v1::FORBID, {in("change.kind", {"models"})})});
    const auto found = backtest({recorded(100)}, at(0), none, frozen);
    EXPECT_EQ(found.total().decisions(), 100);
    EXPECT_EQ(found.total().newly_denied(), 50);
    EXPECT_EQ(found.total().newly_allowed(), 0);
    ASSERT_EQ(found.by_team_size(), 2);
    EXPECT_EQ(found.by_team(0).key(), "teams/blue");
    EXPECT_EQ(found.by_team(0).newly_denied(), 25);
    ASSERT_EQ(found.by_kind_size(), 2);
    EXPECT_EQ(found.by_kind(0).key(), "models");
    EXPECT_EQ(found.by_kind(0).newly_denied(), 50);
    EXPECT_EQ(found.by_kind(1).newly_denied(), 0);
    ASSERT_EQ(found.by_rule_size(), 1);
    EXPECT_EQ(found.by_rule(0).key(), "made/frozen");
    std::int64_t sum = 0;
    for (const auto &bucket : found.over_time())
        sum += bucket.count().newly_denied();
    EXPECT_EQ(sum, 50);
    ASSERT_EQ(found.flips_size(), 50);
    // The newest first.
    EXPECT_EQ(found.flips(0).log_index(), 98);
    EXPECT_TRUE(found.flips(0).before().is_allowed());
    EXPECT_EQ(found.flips(0).after().rule().rule(), "frozen");
}

TEST_F(BacktestTest, WhatWasDeniedAndWouldBeAllowedIsAFlipToo) {
    const auto frozen = tablesOf({test::rule("frozen", v1::FORBID, {in("change.kind", {"models"})})});
    const auto found = backtest({recorded(10)}, at(0), frozen, tablesOf({}));
    EXPECT_EQ(found.total().newly_allowed(), 5);
    EXPECT_EQ(found.by_rule(0).key(), "made/frozen");
}

TEST_F(BacktestTest, OtherObligationsAreFlips) {
    auto obliging = test::rule("asked", v1::OBLIGE, {in("change.kind", {"routes"})});
    obliging.mutable_obligations()->set_approvals(1);
    const auto found = backtest({recorded(10)}, at(0), tablesOf({}), tablesOf({obliging}));
    EXPECT_EQ(found.total().otherwise_obliged(), 5);
    EXPECT_EQ(found.total().newly_denied(), 0);
}

TEST_F(BacktestTest, WhatBeginsTomorrowIsAskedOfYesterday) {
    auto rule = test::rule("frozen", v1::FORBID, {in("change.kind", {"models"})});
    rule.set_mode(v1::SHADOW);
    rule.mutable_start_time()->set_seconds(1'000'000);
    rule.mutable_end_time()->set_seconds(2'000'000);
    const auto whole = enforcedWhole(setOf("made", {rule}));
    EXPECT_EQ(backtest({recorded(10)}, at(0), tablesOf({}), tablesOf({rule})).total().newly_denied(), 0);
    const PolicyTables after({std::make_shared<const v1::Resource>(whole)});
    EXPECT_EQ(backtest({recorded(10)}, at(0), tablesOf({}), after).total().newly_denied(), 5);
}

TEST_F(BacktestTest, WhatIsOlderIsLeftOut) {
    const auto frozen = tablesOf({test::rule("frozen", v1::FORBID, {in("change.kind", {"models"})})});
    const auto found = backtest({recorded(50), recorded(100)}, at(60), tablesOf({}), frozen);
    EXPECT_EQ(found.total().decisions(), 40);
    EXPECT_EQ(found.oldest_time().seconds(), 0);
}

TEST_F(BacktestTest, AFileThatIsGoneByNowIsPassedOver) {
    const auto found = backtest({"/no/such/file", recorded(10)}, at(0), tablesOf({}), tablesOf({}));
    EXPECT_EQ(found.total().decisions(), 10);
}

TEST_F(BacktestTest, WithNothingRecordedNothingIsFound) {
    const auto found = backtest({}, at(0), tablesOf({}), tablesOf({}));
    EXPECT_EQ(found.total().decisions(), 0);
    EXPECT_FALSE(found.has_oldest_time());
}

} // namespace
} // namespace policies
