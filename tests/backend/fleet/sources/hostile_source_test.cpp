// Sources that hang, lie and flood: they say what is wrong with them, and nobody else notices.
#include <gtest/gtest.h>

#include "tests/backend/fleet/sources/sources_world.h"

using namespace fleet;
using namespace fleet::test;
using namespace std::chrono_literals;
namespace v1 = pilothouse::v1;

namespace {

std::string withHead(const std::string &head, const std::string &body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
           head + "\r\n" + body;
}

// Beside a source that is well, which goes on while another one is bad.
class HostileSourceTest : public testing::Test, public SourcesWorld {
protected:
    HostileSourceTest() {
        scrape("good", {good_.address()});
        EXPECT_TRUE(eventually([&] { return value("good", 1) == "41"; }));
    }

    // Adds the bad one, and waits until this is said of it.
    std::string saidOf(const std::string &answer, const std::string &type = "Answering") {
        bad_.answer(answer);
        scrape("bad", {bad_.address()});
        EXPECT_TRUE(eventually([&] { return !condition("bad", type).empty(); }, 60s)) << condition("bad");
        return condition("bad", type);
    }
    std::string saidOfText(const std::string &text, const std::string &type = "Answering") {
        return saidOf(support::wholeAnswer(text, "text/plain"), type);
    }

    // New values of the good one arrive, and changes are committed.
    void expectLife() {
        good_.say(dcgm("good", 2, ++temperature_));
        EXPECT_TRUE(eventually([&] { return value("good", 1) == std::to_string(temperature_ + 1); }, 5s));
        v1::Resource node;
        node.mutable_meta()->set_name("clusters/gpus/nodes/hand-" + std::to_string(temperature_));
        node.mutable_node();
        const auto before = std::chrono::steady_clock::now();
        EXPECT_EQ(put(node), "");
        EXPECT_LT(std::chrono::steady_clock::now() - before, 2s);
    }

    Exporter good_{dcgm("good", 2)};
    Exporter bad_;
    int temperature_ = 40;
};

} // namespace

TEST_F(HostileSourceTest, OneThatHangsHoldsUpNeitherItsNeighboursNorOthers) {
    support::ScriptedServer hanging([](support::ScriptedPeer &peer, int) {
        peer.request();
        peer.waitForEnd();
    });
    Exporter neighbour(dcgm("neighbour", 1));
    scrape("bad", {hanging.address(), neighbour.address()});
    ASSERT_TRUE(eventually([&] { return value("neighbour", 0) == "40"; }));
    expectLife();
    ASSERT_TRUE(eventually([&] { return !condition("bad", "TargetsAnswer").empty(); }));
    EXPECT_EQ(condition("bad", "TargetsAnswer"),
              "SOURCE_TARGETS_SILENT address=" + hanging.address() + " fault=TOO_SLOW silent=1 targets=2");
    neighbour.say(dcgm("neighbour", 1, 77));
    EXPECT_TRUE(eventually([&] { return value("neighbour", 0) == "77"; }, 5s));
    expectLife();
    EXPECT_LE(hanging.connections(), 3) << "it is asked ever less often";
}

TEST_F(HostileSourceTest, ManyThatHangAtOnceDoNotStarveTheirNeighbours) {
    support::ScriptedServer hanging([](support::ScriptedPeer &peer, int) {
        peer.request();
        peer.waitForEnd();
    });
    Exporter neighbour(dcgm("neighbour", 1));
    std::vector<std::string> addresses;
    for (int number = 0; number < 40; ++number)
        addresses.push_back("http://" + hanging.address() + "/" + std::to_string(number));
    addresses.push_back(neighbour.address());
    scrape("bad", addresses);
    ASSERT_TRUE(eventually([&] { return value("neighbour", 0) == "40"; }, 30s));
    neighbour.say(dcgm("neighbour", 1, 77));
    EXPECT_TRUE(eventually([&] { return value("neighbour", 0) == "77"; }, 15s));
    expectLife();
}

TEST_F(HostileSourceTest, WhatIsNoExpositionIsSaid) {
    EXPECT_EQ(saidOf("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"),
              "SOURCE_SILENT address=" + bad_.address() + " detail=text/html fault=NOT_UNDERSTOOD status=200");
    expectLife();
}

TEST_F(HostileSourceTest, WhatIsCompressedIsNotUnpacked) {
    EXPECT_EQ(saidOf(withHead("Content-Encoding: gzip\r\n", std::string("\x1f\x8b\x08\0\0\0\0\0", 8))),
              "SOURCE_SILENT address=" + bad_.address() + " fault=COMPRESSED");
    expectLife();
}

TEST_F(HostileSourceTest, AnAnswerWithoutEndIsNotReadToItsEnd) {
    std::string endless = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n";
    const std::string chunk = "100000\r\n" + std::string(0x100000, 'x') + "\r\n";
    for (int count = 0; count < 20; ++count)
        endless += chunk;
    EXPECT_EQ(saidOf(endless), "SOURCE_SILENT address=" + bad_.address() + " fault=TOO_LARGE");
    expectLife();
}

TEST_F(HostileSourceTest, GarbageIsCountedAndWhatIsSoundIsTaken) {
    std::string garbage = "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-a\",Hostname=\"bad\"} 50\n";
    for (int byte = 0; byte < 256; ++byte)
        garbage += "DCGM_FI_DEV_GPU_TEMP{gpu=\"" + std::string(1, static_cast<char>(byte)) + "\n";
    garbage += "DCGM_FI_DEV_GPU_TEMP{gpu=\"1\",UUID=\"GPU-b\",Hostname=\"bad\xff\"} 51\n"
               "DCGM_FI_DEV_GPU_TEMP{gpu=\"2\",UUID=\"GPU-c\",Hostname=\"bad\"} fifty\n";
    const auto said = saidOfText(garbage, "TextSound");
    EXPECT_TRUE(said.starts_with("SOURCE_TEXT_BROKEN address=" + bad_.address() + " fault=LABELS_MALFORMED line=2 "))
        << said;
    EXPECT_TRUE(eventually([&] { return value("bad", 0) == "50"; }));
    EXPECT_EQ(condition("bad"), "SOURCE_ANSWERS gpus=1");
    expectLife();
}

TEST_F(HostileSourceTest, ValuesThatCannotBeAreNotReported) {
    const std::string subject = "UUID=\"GPU-a\",gpu=\"0\",Hostname=\"bad\"";
    const auto said =
        saidOfText("DCGM_FI_DEV_GPU_TEMP{" + subject + "} -300\n" + "DCGM_FI_DEV_POWER_USAGE{" + subject + "} 1e300\n" +
                       "DCGM_FI_DEV_SM_CLOCK{" + subject + "} NaN\n" + "DCGM_FI_PROF_SM_ACTIVE{" + subject +
                       "} -Inf\n" + "DCGM_FI_DEV_MEMORY_TEMP{" + subject + "} 50\n",
                   "ValuesPossible");
    EXPECT_EQ(said, "SOURCE_VALUES_IMPOSSIBLE count=3") << "NaN is an honest way to say nothing";
    ASSERT_TRUE(eventually([&] { return value("bad", 0, v1::MEMORY_TEMPERATURE) == "50"; }));
    for (const auto metric : {v1::GPU_TEMPERATURE, v1::POWER_DRAW, v1::SM_CLOCK, v1::SM_ACTIVE})
        EXPECT_EQ(value("bad", 0, metric), "not reported") << metric;
    expectLife();
}

TEST_F(HostileSourceTest, AMillionLabelsAreNotTaken) {
    std::string line = "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-a\",Hostname=\"bad\"";
    for (int label = 0; label < 1'000'000; ++label)
        line += ",l" + std::to_string(label) + "=\"\"";
    const auto said = saidOfText(line + "} 40\n" + dcgm("bad", 1), "TextSound");
    EXPECT_EQ(said, "SOURCE_TEXT_BROKEN address=" + bad_.address() + " fault=LINE_TOO_LONG line=1 lines=1");
    EXPECT_TRUE(eventually([&] { return value("bad", 0) == "40"; }));
    expectLife();
}

TEST_F(HostileSourceTest, AFloodOfGpusIsBounded) {
    std::string flood;
    for (int number = 0; number < 200'000; ++number)
        flood += "DCGM_FI_DEV_GPU_TEMP{UUID=\"GPU-" + std::to_string(number) + "\",Hostname=\"bad\"} 40\n";
    EXPECT_EQ(saidOfText(flood, "AllTaken"), "SOURCE_TOO_MUCH count=16256 gpus=128 nodes=4096");
    EXPECT_EQ(node("bad").gpus_size(), 128);
    expectLife();
}

TEST_F(HostileSourceTest, AFloodOfNodesIsBoundedHoweverOftenItChanges) {
    const auto flood = [](const std::string &prefix) {
        std::string text;
        for (int number = 0; number < 5'000; ++number)
            text += "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-" + std::to_string(number) + "\",Hostname=\"" + prefix +
                    std::to_string(number) + "\"} 40\n";
        return text;
    };
    EXPECT_EQ(saidOfText(flood("a"), "AllTaken"), "SOURCE_TOO_MUCH count=904 gpus=128 nodes=4096");
    bad_.say(flood("b"));
    EXPECT_TRUE(eventually(
        [&] { return condition("bad", "AllTaken") == "SOURCE_TOO_MUCH count=5000 gpus=128 nodes=4096"; }, 60s))
        << condition("bad", "AllTaken");
    EXPECT_LE(world->snapshot()->count("nodes"), 4'096 + 4);
    expectLife();
}

TEST_F(HostileSourceTest, WhatItSaysIsShownSafely) {
    Exporter tricky(dcgm("n\u202e1", 1) + dcgm("fine", 1));
    scrape("bad", {tricky.address()});
    ASSERT_TRUE(eventually([&] { return value("fine", 0) == "40"; }));
    // What is told of the source follows its values.
    const auto broken = "SOURCE_TEXT_BROKEN address=" + tricky.address() + " fault=LABEL_UNSAFE line=2 lines=";
    EXPECT_TRUE(eventually([&] { return condition("bad", "TextSound").find(broken) == 0; }))
        << condition("bad", "TextSound");
    expectLife();
}
