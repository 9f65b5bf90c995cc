#include "backend/ledger/leaf.h"

#include <iterator>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "backend/tlog/bundle.h"

namespace ledger {
namespace {

Leaf sample() {
    Leaf leaf;
    leaf.seq = 7;
    leaf.revision = 5;
    leaf.id = "0190aaaa-0000-7000-8000-000000000001";
    leaf.time = 1'800'000'000'123;
    leaf.bootId = "boot";
    leaf.monotonicNanoseconds = std::int64_t{1} << 60;
    leaf.actorType = v1::ACTOR_USER;
    leaf.actorUid = "u-1";
    leaf.certificateSha256 = "ab12";
    leaf.op = "models.update";
    leaf.objects = {{"models", "u-2", 3, core::sha256("before"), core::sha256("after")}};
    leaf.payloadCommitment = core::sha256("payload");
    leaf.requestId = "r-\"1\"";
    leaf.traceId = "t-1";
    leaf.team = "u-3";
    return leaf;
}

Leaf governed() {
    auto leaf = sample();
    leaf.policies = {{"u-9", 4, core::sha256("set"), "eu-only", v1::ADMISSION_STAGE, v1::FORBID},
                     {"u-9", 4, core::sha256("set"), "two-persons", v1::ADMINISTRATION_STAGE, v1::OBLIGE}};
    return leaf;
}

LeafObject object(std::size_t number) {
    return {"modelVersions", "0190aaaa-0000-7000-8000-" + std::to_string(100000000000 + number), 1, core::sha256("a"),
            core::sha256("b")};
}

TEST(LeafTest, textIsTheOneThatWasFrozen) {
    EXPECT_EQ(leafText(sample()),
              R"({"actor":{"authn":"mtls","cert_sha256":"ab12","type":"user","uid":"u-1"},"boot_id":"boot",)"
              R"("decision":"allow","id":"0190aaaa-0000-7000-8000-000000000001","mono_ns":"1152921504606846976",)"
              R"("op":"models.update","outcome":"allowed","payload_commit":")" +
                  core::toHex(core::sha256("payload")) + R"(","req_id":"r-\"1\"","res":[{"after_sha256":")" +
                  core::toHex(core::sha256("after")) + R"(","before_sha256":")" + core::toHex(core::sha256("before")) +
                  R"(","gen":3,"kind":"models","uid":"u-2"}],"rev":5,"seq":7,"team":"u-3","trace_id":"t-1",)"
                  R"("ts":1800000000123,"v":1})");
}

TEST(LeafTest, rulesThatDecidedStandBetweenPayloadAndReason) {
    const auto set = core::toHex(core::sha256("set"));
    const auto rules = R"("policies":[{"effect":"FORBID","gen":4,"rule":"eu-only","set":"u-9","sha256":")" + set +
                       R"(","stage":"ADMISSION_STAGE"},{"effect":"OBLIGE","gen":4,"rule":"two-persons","set":"u-9",)" +
                       R"("sha256":")" + set + R"(","stage":"ADMINISTRATION_STAGE"}],)";
    auto text = leafText(sample());
    text.insert(text.find(R"("req_id")"), rules);
    EXPECT_EQ(leafText(governed()), text);
}

TEST(LeafTest, aBrokenGlassIsPartOfWhatIsProven) {
    auto leaf = sample();
    leaf.breakGlass = "breakGlasses/k3v9";
    auto text = leafText(sample());
    text.insert(text.find(R"("decision")"), R"("break_glass":"breakGlasses/k3v9",)");
    EXPECT_EQ(leafText(leaf), text);
    EXPECT_EQ(*parseLeaf(text), leaf);
}

TEST(LeafTest, parsingGivesWhatWasWritten) {
    EXPECT_EQ(*parseLeaf(leafText(governed())), governed());
    auto leaf = sample();
    EXPECT_EQ(*parseLeaf(leafText(leaf)), leaf);
    leaf.outcome = v1::DENIED;
    leaf.reason = "PERMISSION_MISSING";
    leaf.count = 12;
    leaf.objects.clear();
    EXPECT_EQ(*parseLeaf(leafText(leaf)), leaf);
    EXPECT_EQ(*parseLeaf(leafText(Leaf())), Leaf());
}

TEST(LeafTest, anyOtherSpellingIsRefused) {
    const auto text = leafText(sample());
    EXPECT_FALSE(parseLeaf(" " + text));
    EXPECT_FALSE(parseLeaf(text + " "));
    EXPECT_FALSE(parseLeaf("[]"));
    EXPECT_FALSE(parseLeaf(""));
    auto added = text;
    added.insert(1, R"("a":1,)");
    EXPECT_FALSE(parseLeaf(added));
    const auto governing = leafText(governed());
    for (std::size_t at = 0; at < governing.size(); ++at) {
        auto flipped = governing;
        flipped[at] = static_cast<char>(flipped[at] ^ 1);
        const auto parsed = parseLeaf(flipped);
        EXPECT_TRUE(!parsed || *parsed != governed()) << at;
    }
    auto none = text;
    none.insert(none.find(R"("req_id")"), R"("policies":[],)");
    EXPECT_FALSE(parseLeaf(none));
}

TEST(LeafTest, whatIsParsedIsAlwaysSpelledTheOneWay) {
    std::mt19937 random(3);
    const std::string pieces[] = {"\"",      ",",   "{", "}",   "0", "1",  "-",   "a",
                                  "\\u0041", "\\n", " ", "res", ":", "[]", "null"};
    const auto whole = leafText(governed());
    int parsed = 0;
    for (int i = 0; i < 200'000; ++i) {
        auto text = whole;
        const auto &piece = pieces[random() % std::size(pieces)];
        const auto at = random() % text.size();
        text.replace(at, random() % 3, piece);
        if (const auto leaf = parseLeaf(text)) {
            ++parsed;
            EXPECT_EQ(leafText(*leaf), text);
        }
    }
    EXPECT_GT(parsed, 100);
}

TEST(LeafTest, objectsBeyondOneHundredAndTwentyEightGiveWayToTheirRoot) {
    auto leaf = sample();
    leaf.objects.clear();
    for (std::size_t i = 0; i < Leaf::MaxObjects; ++i)
        leaf.objects.push_back(object(i));
    const auto whole = leafText(leaf);
    EXPECT_LE(whole.size(), tlog::MaxEntryBytes);
    EXPECT_EQ(parseLeaf(whole)->objects.size(), Leaf::MaxObjects);
    leaf.objects.push_back(object(Leaf::MaxObjects));
    const auto root = rootOfObjects(leaf.objects);
    const auto parsed = parseLeaf(leafText(leaf));
    ASSERT_TRUE(parsed);
    EXPECT_TRUE(parsed->objects.empty());
    EXPECT_EQ(parsed->objectCount, 129);
    EXPECT_EQ(parsed->objectsRoot, root);
}

TEST(LeafTest, leafNeverGrowsBeyondAnEntry) {
    auto leaf = sample();
    leaf.objects = {object(1)};
    const auto spare = tlog::MaxEntryBytes - leafText(leaf).size();
    leaf.objects[0].uid += std::string(spare, 'x');
    EXPECT_EQ(leafText(leaf).size(), tlog::MaxEntryBytes);
    EXPECT_EQ(parseLeaf(leafText(leaf))->objects.size(), 1U);
    leaf.objects[0].uid += 'x';
    const auto text = leafText(leaf);
    EXPECT_LE(text.size(), tlog::MaxEntryBytes);
    EXPECT_EQ(parseLeaf(text)->objectCount, 1);
}

} // namespace
} // namespace ledger
