#include "backend/policies/decision_record.h"

#include <random>

#include <gtest/gtest.h>

#include "backend/policies/change_vocabulary.h"

namespace policies {
namespace {

// Facts of every type, some absent, the same for the same seed. Their texts stay.
policy::Facts factsOf(std::mt19937 &random) {
    static const std::vector<std::string> words{"", "models", "eu", "stage=production", std::string(300, 'x'), "ünï"};
    const auto &attributes = changeVocabulary().vocabulary().attributes();
    policy::Facts facts(attributes.size());
    const auto word = [&] { return std::string_view(words[random() % words.size()]); };
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (random() % 3 != 0)
            continue;
        switch (attributes[i].type) {
        case policy::FactType::Text:
            facts.set(i, word());
            break;
        case policy::FactType::Number:
            facts.set(i, static_cast<std::int64_t>(random()) - (std::int64_t{1} << 31));
            break;
        case policy::FactType::Texts:
            facts.set(i, std::vector<std::string_view>{word(), word()});
            break;
        case policy::FactType::Flag:
            facts.set(i, random() % 2 == 0);
            break;
        }
    }
    return facts;
}

class DecisionRecordTest : public ::testing::Test {
protected:
    std::string written(int count) {
        std::mt19937 random(7);
        std::string bytes;
        DecisionWriter writer;
        for (int i = 0; i < count; ++i) {
            const auto facts = factsOf(random);
            const auto object = "models/m" + std::to_string(i % 3);
            writer.append({i, 1'000 + i, v1::ADMISSION_STAGE, "principals/a", "models.update", object, "", "clusters/c",
                           i % 2 == 0},
                          facts, &bytes);
        }
        return bytes;
    }
};

TEST_F(DecisionRecordTest, WhatWasWrittenIsReadAsItWas) {
    const auto bytes = written(200);
    std::mt19937 random(7);
    int count = 0;
    DecisionReader(bytes, {}).each([&](const DecisionRecord &record, const policy::Facts &facts) {
        EXPECT_EQ(record.logIndex, count);
        EXPECT_EQ(record.time, 1'000 + count);
        EXPECT_EQ(record.stage, v1::ADMISSION_STAGE);
        EXPECT_EQ(record.principal, "principals/a");
        EXPECT_EQ(record.permission, "models.update");
        EXPECT_EQ(record.object, "models/m" + std::to_string(count % 3));
        EXPECT_EQ(record.team, "");
        EXPECT_EQ(record.target, "clusters/c");
        EXPECT_EQ(record.wasAllowed, count % 2 == 0);
        const auto expected = factsOf(random);
        for (std::size_t i = 0; i < facts.size(); ++i)
            EXPECT_TRUE(facts.at(i) == expected.at(i)) << changeVocabulary().vocabulary().attributes()[i].name;
        ++count;
    });
    EXPECT_EQ(count, 200);
}

TEST_F(DecisionRecordTest, OnlyWhatIsWantedIsRead) {
    const auto bytes = written(50);
    std::vector<bool> wanted(changeVocabulary().vocabulary().size());
    wanted[3] = true;
    std::mt19937 random(7);
    DecisionReader(bytes, wanted).each([&](const DecisionRecord &, const policy::Facts &facts) {
        const auto all = factsOf(random);
        for (std::size_t i = 0; i < facts.size(); ++i)
            EXPECT_TRUE(i == 3 ? facts.at(i) == all.at(i) : facts.at(i) == policy::Fact());
    });
}

TEST_F(DecisionRecordTest, AFileThatWasCutEndsBeforeTheCut) {
    const auto bytes = written(20);
    int before = 0;
    for (std::size_t size = 0; size <= bytes.size(); ++size) {
        int count = 0;
        DecisionReader(std::string_view(bytes).substr(0, size), {})
            .each([&](const DecisionRecord &record, const policy::Facts &) { EXPECT_EQ(record.logIndex, count++); });
        EXPECT_GE(count, before);
        before = count;
    }
    EXPECT_EQ(before, 20);
}

TEST_F(DecisionRecordTest, BytesThatWereFlippedHarmNobody) {
    const auto bytes = written(5);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const int mask : {0x01, 0x80, 0xff}) {
            auto broken = bytes;
            broken[at] = static_cast<char>(broken[at] ^ mask);
            int count = 0;
            DecisionReader(broken, {}).each([&](const DecisionRecord &, const policy::Facts &) { ++count; });
            EXPECT_LT(count, static_cast<int>(bytes.size()));
        }
    }
}

} // namespace
} // namespace policies
