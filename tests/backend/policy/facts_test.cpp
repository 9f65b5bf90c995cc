#include <random>
#include <set>

#include <gtest/gtest.h>

#include "backend/policy/facts.h"
#include "backend/policy/word_set.h"

namespace policy {
namespace {

TEST(FactsTest, WhatIsNotSetIsAbsent) {
    Facts facts(600);
    facts.set(599, std::int64_t{7});
    EXPECT_EQ(facts.size(), 600U);
    EXPECT_EQ(facts.at(0), Fact());
    EXPECT_EQ(facts.at(599), Fact(std::int64_t{7}));
}

TEST(FactsTest, TheLastOneCounts) {
    Facts facts(3);
    facts.set(1, std::string_view("one"));
    facts.set(1, std::string_view("other"));
    facts.set(2, true);
    facts.set(2, Fact());
    EXPECT_EQ(facts.at(1), Fact(std::string_view("other")));
    EXPECT_EQ(facts.at(2), Fact());
}

TEST(FactsTest, EqualWhateverTheOrder) {
    Facts one(4);
    one.set(0, std::string_view("a"));
    one.set(3, true);
    one.set(2, std::int64_t{1});
    one.set(2, Fact());
    Facts other(4);
    other.set(3, true);
    EXPECT_FALSE(one == other);
    other.set(0, std::string_view("a"));
    EXPECT_TRUE(one == other);
    EXPECT_FALSE(one == Facts(5));
}

TEST(FactsTest, KeptTextsStayWhereTheyAreAlsoWhenMoved) {
    Facts facts(2);
    const auto first = facts.keep("short");
    for (int i = 0; i < 1'000; ++i)
        facts.keep(std::to_string(i));
    facts.set(0, first);
    const Facts moved = std::move(facts);
    EXPECT_EQ(moved.at(0), Fact(std::string_view("short")));
}

// A cursor that is asked for some words, in order, skips the others, whether they stand close or far apart.
TEST(WordSetTest, CursorFindsEveryWordThatIsThere) {
    std::mt19937 random(1);
    for (int round = 0; round < 20'000; ++round) {
        const auto gap = 1 + random() % 40;
        WordSet set;
        std::set<std::size_t> positions;
        for (std::size_t position = random() % 200; position < 4'000; position += 1 + random() % (64 * gap)) {
            set.append(position);
            positions.insert(position);
        }
        WordCursor cursor(set);
        for (std::uint32_t index = 0; index < 80; index += 1 + random() % gap) {
            std::uint64_t expected = 0;
            for (auto at = positions.lower_bound(index * 64U); at != positions.end() && *at < (index + 1) * 64U; ++at)
                expected |= std::uint64_t{1} << (*at % 64);
            ASSERT_EQ(cursor.bitsAt(index), expected) << "round " << round << ", word " << index;
        }
    }
}

} // namespace
} // namespace policy
