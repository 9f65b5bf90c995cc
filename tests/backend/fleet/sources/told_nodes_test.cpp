// What becomes of nodes and their GPUs while sources come, go and disagree.
#include <gtest/gtest.h>

#include "tests/backend/fleet/sources/sources_world.h"

using namespace fleet;
using namespace fleet::test;
using namespace std::chrono_literals;
namespace v1 = pilothouse::v1;

namespace {

class ToldNodesTest : public testing::Test, public SourcesWorld {
protected:
    static std::string gpu(const std::string &uuid, const std::string &index, int temperature) {
        return "DCGM_FI_DEV_GPU_TEMP{gpu=\"" + index + "\",UUID=\"" + uuid + "\",Hostname=\"n1\"} " +
               std::to_string(temperature) + "\n";
    }
    // `0=GPU-a 1=GPU-b`
    std::string gpus() const {
        std::string text;
        const auto status = node("n1");
        for (const auto &device : status.gpus())
            text += (text.empty() ? "" : " ") + std::to_string(device.index()) + "=" + device.uuid();
        return text;
    }
    std::string readiness(const std::string &id) const { return told(node(id).conditions(), "Ready"); }
};

} // namespace

TEST_F(ToldNodesTest, AGpuThatIsReplacedMakesRoomForTheOther) {
    Exporter exporter(gpu("GPU-a", "0", 40) + gpu("GPU-b", "1", 41));
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return value("n1", 1) == "41"; }));
    exporter.answer("HTTP/1.1 503 Away\r\nContent-Length: 0\r\n\r\n");
    ASSERT_TRUE(eventually([&] { return condition("dcgm").starts_with("SOURCE_SILENT"); }));
    world.clock.advance(5s);
    exporter.say(gpu("GPU-a", "0", 50) + gpu("GPU-c", "1", 51));
    ASSERT_TRUE(eventually([&] { return value("n1", 1) == "51"; }));
    EXPECT_TRUE(eventually([&] { return gpus() == "0=GPU-a 1=GPU-c"; })) << gpus();
}

TEST_F(ToldNodesTest, SeveralExportersMayTellOfOneNode) {
    Exporter nvidia(gpu("GPU-a", "0", 40) + gpu("GPU-b", "1", 41));
    Exporter amd(
        "gpu_junction_temperature{gpu_id=\"0\",gpu_uuid=\"amd-x\",hostname=\"n1\",card_model=\"Instinct\"} 70\n"
        "gpu_junction_temperature{gpu_id=\"1\",gpu_uuid=\"amd-y\",hostname=\"n1\"} 71\n");
    scrape("both", {nvidia.address()});
    ASSERT_TRUE(eventually([&] { return gpus() == "0=GPU-a 1=GPU-b"; })) << gpus();
    scrape("both", {nvidia.address(), amd.address()});
    ASSERT_TRUE(eventually([&] { return gpus() == "0=GPU-a 1=GPU-b 2=amd-x 3=amd-y"; })) << gpus();
    EXPECT_TRUE(eventually([&] { return value("n1", 3) == "71" && value("n1", 1) == "41"; }));
    EXPECT_EQ(node("n1").gpus(2).vendor(), v1::AMD);
    const int asked = amd.asked();
    ASSERT_TRUE(eventually([&] { return amd.asked() > asked + 2; }));
    EXPECT_EQ(gpus(), "0=GPU-a 1=GPU-b 2=amd-x 3=amd-y") << "and so it stays";
}

TEST_F(ToldNodesTest, GpusThatChangeTheirNumbersAreFollowed) {
    Exporter exporter(gpu("GPU-a", "0", 40) + gpu("GPU-b", "1", 41));
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return value("n1", 1) == "41"; }));
    exporter.say(gpu("GPU-a", "1", 60) + gpu("GPU-b", "0", 61) + gpu("GPU-c", "2", 62));
    ASSERT_TRUE(eventually([&] { return gpus() == "0=GPU-b 1=GPU-a 2=GPU-c"; })) << gpus();
    EXPECT_TRUE(eventually([&] { return value("n1", 0) == "61" && value("n1", 1) == "60" && value("n1", 2) == "62"; }));
}

TEST_F(ToldNodesTest, NumbersThatAreMissingOrTakenAreGiven) {
    Exporter exporter("nvidia_smi_temperature_gpu{uuid=\"GPU-x\",hostname=\"n1\"} 40\n" + gpu("GPU-a", "1", 41) +
                      gpu("GPU-b", "1", 42) + gpu("GPU-c", "-1", 43) + gpu("GPU-d", "99999", 44));
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return gpus() == "0=GPU-x 1=GPU-a 2=GPU-b 3=GPU-c 4=GPU-d"; })) << gpus();
    EXPECT_TRUE(eventually([&] { return value("n1", 4) == "44"; }));
}

TEST_F(ToldNodesTest, AGpuThatVanishesIsGoneAfterAWhileAndComesBackToItsPlace) {
    Exporter exporter(gpu("GPU-a", "0", 40) + gpu("GPU-b", "1", 41) + gpu("GPU-c", "2", 42));
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return value("n1", 2) == "42"; }));
    exporter.say(gpu("GPU-a", "0", 50) + gpu("GPU-c", "2", 52));
    ASSERT_TRUE(eventually([&] { return value("n1", 2) == "52"; }));
    EXPECT_EQ(value("n1", 1), "41") << "one look says little";
    world.clock.advance(45s);
    ASSERT_TRUE(eventually([&] { return value("n1", 1) == "41 stale" && value("n1", 0) == "50"; }));
    world.clock.advance(30s);
    ASSERT_TRUE(eventually([&] { return gpus() == "0=GPU-a 2=GPU-c"; })) << gpus();
    EXPECT_TRUE(eventually([&] { return value("n1", 1) == "none"; }));
    exporter.say(gpu("GPU-a", "0", 60) + gpu("GPU-b", "1", 61) + gpu("GPU-c", "2", 62));
    EXPECT_TRUE(eventually([&] { return value("n1", 1) == "61"; }));
    EXPECT_TRUE(eventually([&] { return gpus() == "0=GPU-a 1=GPU-b 2=GPU-c"; })) << gpus();
}

TEST_F(ToldNodesTest, ASourceThatComesBackAfterHoursIsTakenUpAgain) {
    Exporter exporter(gpu("GPU-a", "0", 40));
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return value("n1", 0) == "40"; }));
    exporter.answer("HTTP/1.1 503 Away\r\nContent-Length: 0\r\n\r\n");
    ASSERT_TRUE(eventually([&] { return condition("dcgm").starts_with("SOURCE_SILENT"); }));
    world.clock.advance(3h);
    ASSERT_TRUE(eventually([&] { return readiness("n1") == "NODE_LOST since=2026-11-22T17:00:00Z"; }))
        << readiness("n1");
    EXPECT_TRUE(eventually([&] { return value("n1", 0) == "40 stale"; })) << value("n1", 0);
    EXPECT_EQ(gpus(), "0=GPU-a") << "of a silent node nothing says that its GPUs are gone";
    ASSERT_TRUE(eventually([&] { return world.current("clusters/gpus").cluster_status().ready_node_count() == 0; }));
    exporter.say(gpu("GPU-a", "0", 55));
    ASSERT_TRUE(eventually([&] { return value("n1", 0) == "55"; }, 60s));
    EXPECT_TRUE(eventually([&] { return readiness("n1") == "NODE_READY"; }));
}

TEST_F(ToldNodesTest, NodesOfAnEarlierRunAreLostWhereTheirSourceIsSilent) {
    auto exporter = std::make_unique<Exporter>(gpu("GPU-a", "0", 40));
    scrape("dcgm", {exporter->address()});
    ASSERT_TRUE(eventually([&] { return readiness("n1") == "NODE_READY"; }));
    stop();
    exporter.reset();
    start();
    ASSERT_TRUE(eventually([&] { return condition("dcgm").find("fault=NOT_CONNECTED") != std::string::npos; }))
        << condition("dcgm");
    world.clock.advance(50s);
    EXPECT_EQ(readiness("n1"), "NODE_READY");
    world.clock.advance(20s);
    EXPECT_TRUE(eventually([&] { return readiness("n1").starts_with("NODE_LOST"); })) << readiness("n1");
}

TEST_F(ToldNodesTest, TheSecondSourceOfANodeGivesValuesAndLeavesItsStatusAlone) {
    Exporter first(gpu("GPU-a", "0", 40));
    scrape("first", {first.address()});
    ASSERT_TRUE(eventually([&] { return gpus() == "0=GPU-a"; }));
    Exporter second("DCGM_FI_DEV_POWER_USAGE{gpu=\"0\",UUID=\"GPU-a\",Hostname=\"n1\"} 222\n"
                    "DCGM_FI_DEV_POWER_USAGE{gpu=\"1\",UUID=\"GPU-other\",Hostname=\"n1\"} 333\n");
    scrape("second", {second.address()});
    EXPECT_TRUE(eventually([&] { return value("n1", 0, v1::POWER_DRAW) == "222"; }));
    EXPECT_TRUE(eventually([&] { return condition("second") == "SOURCE_ANSWERS gpus=1"; })) << condition("second");
    EXPECT_EQ(gpus(), "0=GPU-a");
    EXPECT_EQ(value("n1", 0), "40");
    // It is the second one's own once the first is not asked any more.
    auto paused = exposition({first.address()});
    paused.set_is_paused(true);
    addSource("first", paused);
    EXPECT_TRUE(eventually(
        [&] { return told(node("n1").conditions(), "ToldOf") == "NODE_TOLD_OF source=telemetrySources/second"; }));
    EXPECT_TRUE(eventually([&] { return gpus() == "0=GPU-a 1=GPU-other"; })) << gpus();
}

TEST_F(ToldNodesTest, NodesOfASourceThatIsTakenAwayAreLost) {
    Exporter exporter(gpu("GPU-a", "0", 40));
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return readiness("n1") == "NODE_READY"; }));
    const auto source = world.current("telemetrySources/dcgm").meta();
    ASSERT_TRUE(world.apply({ledger::test::removal(source.name(), source.etag())}));
    EXPECT_TRUE(eventually([&] { return readiness("n1").starts_with("NODE_LOST"); }));
    EXPECT_EQ(gpus(), "0=GPU-a");
}

TEST_F(ToldNodesTest, WhatAPersonSaidOfANodeStays) {
    v1::Resource made;
    made.mutable_meta()->set_name("clusters/gpus/nodes/n1");
    made.mutable_node()->set_rack("r7");
    ASSERT_EQ(put(made), "");
    Exporter exporter(gpu("GPU-a", "0", 40));
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return value("n1", 0) == "40"; }));
    EXPECT_EQ(world.current("clusters/gpus/nodes/n1").node().rack(), "r7");
    EXPECT_EQ(world.current("clusters/gpus/nodes/n1").meta().generation(), 1);
}

TEST_F(ToldNodesTest, ANodeThatIsTakenAwayIsMadeAgainWhenItIsHeardOf) {
    Exporter exporter(gpu("GPU-a", "0", 40));
    scrape("dcgm", {exporter.address()});
    ASSERT_TRUE(eventually([&] { return value("n1", 0) == "40"; }));
    const auto before = world.current("clusters/gpus/nodes/n1").meta();
    ASSERT_TRUE(world.apply({ledger::test::removal(before.name(), before.etag())}));
    ASSERT_TRUE(eventually([&] { return has(before.name()); }));
    EXPECT_NE(world.current(before.name()).meta().uid(), before.uid());
    EXPECT_TRUE(eventually([&] { return value("n1", 0) == "40"; }));
}
