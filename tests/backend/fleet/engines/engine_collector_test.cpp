// What engines tell of their work is kept of each replica, and is in the columns of its GPUs, in whatever dialect they
// tell it.
#include "backend/fleet/engine_collector.h"

#include <cmath>

#include <gtest/gtest.h>

#include "backend/core/clock.h"
#include "tests/backend/fleet/sources/sources_world.h"

using namespace fleet;
using namespace fleet::test;
using namespace std::chrono_literals;
namespace v1 = pilothouse::v1;

namespace {

constexpr const char *ownNode = "clusters/local/nodes/here";

class EngineCollectorTest : public testing::Test {
protected:
    EngineCollectorTest() {
        EXPECT_TRUE(world_.open());
        v1::Resource cluster;
        cluster.mutable_meta()->set_name("clusters/local");
        cluster.mutable_cluster()->set_runtime(v1::PROCESS);
        v1::Resource node;
        node.mutable_meta()->set_name(ownNode);
        node.mutable_node();
        v1::Resource elsewhere = node;
        elsewhere.mutable_meta()->set_name("clusters/local/nodes/there");
        EXPECT_TRUE(world_.apply({ledger::test::put(cluster), ledger::test::put(node), ledger::test::put(elsewhere)}));
        v1::Resource status;
        status.mutable_meta()->set_name(ownNode);
        for (int index = 0; index < 4; ++index) {
            auto &gpu = *status.mutable_node_status()->add_gpus();
            gpu.set_index(index);
            gpu.set_uuid("GPU-" + std::to_string(index));
        }
        write(std::move(status));
        observer_.emplace(*world_, clock_, Observer::Options{});
    }

    void write(v1::Resource status) {
        std::promise<void> written;
        world_->writeStatus(std::move(status), [&](const auto &) { written.set_value(); });
        written.get_future().wait();
    }

    // A deployment of one replica that is ready, has these GPUs and answers there.
    void serve(const std::string &id, const std::string &address, const std::vector<int> &gpus,
               v1::Replica::State state = v1::Replica::READY, const std::string &node = ownNode) {
        v1::Resource deployment;
        deployment.mutable_meta()->set_name("deployments/" + id);
        deployment.mutable_deployment();
        if (!world_->snapshot()->find("deployments/" + id)) {
            ASSERT_TRUE(world_.apply({ledger::test::put(deployment)}));
        }
        v1::Resource update;
        update.mutable_meta()->set_name("deployments/" + id);
        auto &status = *update.mutable_deployment_status();
        auto &revision = *status.add_revisions();
        revision.set_generation(1);
        revision.mutable_engine()->set_metrics_path("/metrics");
        auto &replica = *status.add_replicas();
        replica.set_id("r1");
        replica.set_generation(1);
        replica.set_state(state);
        replica.set_node(node);
        replica.set_address(address);
        for (const int gpu : gpus)
            replica.add_gpus("GPU-" + std::to_string(gpu));
        write(std::move(update));
    }

    void start() { collector_.emplace(EngineCollector::Parts{*world_, *observer_, clock_, ownNode, 20ms}); }

    // Of a GPU of the own node, rounded.
    std::string told(int gpu, v1::GpuMetric metric) {
        const auto picture = observer_->picture();
        const auto *place = picture->ground->layout->find(ownNode);
        const auto codes = picture->values.codes(metric);
        const auto slot = static_cast<std::size_t>(place->firstSlot + gpu);
        if (slot >= codes.size() || codes[slot] == telemetry::NoData)
            return "none";
        if (!telemetry::hasValue(codes[slot]))
            return "not reported";
        return std::to_string(std::lround(telemetry::decode(codes[slot], telemetry::factsOf(metric).range)));
    }

    // What is kept of a deployment's only replica: running, waiting and KV cache, `-` where it is not told.
    std::string kept(const std::string &id) {
        const auto loads = collector_->of(world_->snapshot()->find("deployments/" + id)->meta().uid());
        if (loads.empty())
            return "none";
        EXPECT_EQ(loads.size(), 1u);
        const auto &load = loads.front();
        EXPECT_EQ(load.replica(), "r1");
        EXPECT_TRUE(load.has_read_time());
        const auto word = [](bool isTold, double value) {
            return isTold ? std::to_string(std::lround(value)) : std::string("-");
        };
        return word(load.has_requests_running(), load.requests_running()) + ' ' +
               word(load.has_requests_waiting(), load.requests_waiting()) + ' ' +
               word(load.has_kv_cache_used(), load.kv_cache_used()) + (load.is_stale() ? " stale" : "");
    }

    core::SystemClock clock_;
    ledger::test::World world_;
    std::optional<Observer> observer_;
    std::optional<EngineCollector> collector_;
};

} // namespace

TEST_F(EngineCollectorTest, EachDialectIsUnderstood) {
    const Exporter vllm("vllm:num_requests_running{engine=\"0\",model_name=\"m\"} 3\n"
                        "vllm:num_requests_waiting{engine=\"0\",model_name=\"m\"} 7\n"
                        "vllm:kv_cache_usage_perc{engine=\"0\",model_name=\"m\"} 0.25\n");
    const Exporter sglang("sglang:num_running_reqs{model_name=\"m\"} 4\nsglang:num_queue_reqs{model_name=\"m\"} 8\n"
                          "sglang:token_usage{model_name=\"m\"} 0.5\n");
    const Exporter llama("llamacpp:requests_processing 2\nllamacpp:requests_deferred 5\n");
    const Exporter tgi("tgi_batch_current_size 6\ntgi_queue_size 9\n");
    serve("vllm", vllm.address(), {0});
    serve("sglang", sglang.address(), {1});
    serve("llama", llama.address(), {2});
    serve("tgi", tgi.address(), {3});
    start();
    EXPECT_TRUE(eventually([&] {
        return told(0, v1::REQUESTS_WAITING) == "7" && told(1, v1::REQUESTS_WAITING) == "8" &&
               told(2, v1::REQUESTS_WAITING) == "5" && told(3, v1::REQUESTS_WAITING) == "9";
    }));
    EXPECT_EQ(told(0, v1::REQUESTS_RUNNING), "3");
    EXPECT_EQ(told(0, v1::KV_CACHE_USED), "25");
    EXPECT_EQ(told(1, v1::REQUESTS_RUNNING), "4");
    EXPECT_EQ(told(1, v1::KV_CACHE_USED), "50");
    EXPECT_EQ(told(2, v1::REQUESTS_RUNNING), "2");
    // What an engine does not tell is not zero.
    EXPECT_EQ(told(2, v1::KV_CACHE_USED), "none");
    EXPECT_EQ(told(3, v1::REQUESTS_RUNNING), "6");
}

TEST_F(EngineCollectorTest, AllGpusOfAReplicaHaveTheSumOfItsEngines) {
    const Exporter vllm("vllm:num_requests_running{engine=\"0\"} 3\nvllm:num_requests_running{engine=\"1\"} 4\n"
                        "vllm:kv_cache_usage_perc{engine=\"0\"} 0.25\nvllm:kv_cache_usage_perc{engine=\"1\"} 0.75\n");
    serve("vllm", vllm.address(), {1, 2});
    start();
    EXPECT_TRUE(eventually([&] { return told(1, v1::REQUESTS_RUNNING) == "7"; }));
    EXPECT_EQ(told(2, v1::REQUESTS_RUNNING), "7");
    EXPECT_EQ(told(2, v1::KV_CACHE_USED), "75");
    EXPECT_EQ(told(0, v1::REQUESTS_RUNNING), "none");
}

TEST_F(EngineCollectorTest, OneThatHangsIsAskedOnceAndCostsOthersNothing) {
    support::ScriptedServer hanging([](support::ScriptedPeer &peer, int) {
        peer.request();
        peer.waitForEnd();
    });
    Exporter sound("vllm:num_requests_running 1\n");
    serve("hanging", hanging.address(), {0});
    serve("sound", sound.address(), {1});
    start();
    ASSERT_TRUE(eventually([&] { return hanging.connections() == 1 && told(1, v1::REQUESTS_RUNNING) == "1"; }));
    const int before = sound.asked();
    sound.say("vllm:num_requests_running 2\n");
    ASSERT_TRUE(eventually([&] { return told(1, v1::REQUESTS_RUNNING) == "2" && sound.asked() > before + 5; }));
    EXPECT_EQ(hanging.connections(), 1);
    const auto start = std::chrono::steady_clock::now();
    collector_.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - start, 1s);
}

TEST_F(EngineCollectorTest, WhoIsNotReadyOrElsewhereIsNotAsked) {
    const Exporter loading("vllm:num_requests_running 1\n");
    const Exporter elsewhere("vllm:num_requests_running 1\n");
    const Exporter ready("vllm:num_requests_running 1\n");
    serve("loading", loading.address(), {0}, v1::Replica::LOADING);
    serve("elsewhere", elsewhere.address(), {1}, v1::Replica::READY, "clusters/local/nodes/there");
    serve("ready", ready.address(), {2});
    start();
    ASSERT_TRUE(eventually([&] { return ready.asked() > 3; }));
    EXPECT_EQ(loading.asked(), 0);
    EXPECT_EQ(elsewhere.asked(), 0);
    serve("loading", loading.address(), {0});
    EXPECT_TRUE(eventually([&] { return told(0, v1::REQUESTS_RUNNING) == "1"; }));
}

TEST_F(EngineCollectorTest, OfAReplicaThatIsGoneNothingIsToldAnyMore) {
    const Exporter engine("vllm:num_requests_running 5\n");
    serve("one", engine.address(), {0});
    start();
    ASSERT_TRUE(eventually([&] { return told(0, v1::REQUESTS_RUNNING) == "5"; }));
    serve("one", engine.address(), {0}, v1::Replica::STOPPED);
    observer_->nudge();
    EXPECT_TRUE(eventually([&] { return told(0, v1::REQUESTS_RUNNING) == "not reported"; }));
}

TEST_F(EngineCollectorTest, NonsenseSaysNothing) {
    Exporter nonsense("<html>vllm:num_requests_running</html>\nvllm:num_requests_running -4\n"
                      "vllm:num_requests_waiting NaN\nvllm:kv_cache_usage_perc 1e300\n");
    serve("nonsense", nonsense.address(), {0});
    const Exporter sound("vllm:num_requests_running 1\n");
    serve("sound", sound.address(), {1});
    start();
    ASSERT_TRUE(eventually([&] { return nonsense.asked() > 2 && told(1, v1::REQUESTS_RUNNING) == "1"; }));
    EXPECT_EQ(told(0, v1::REQUESTS_RUNNING), "none");
    EXPECT_EQ(told(0, v1::REQUESTS_WAITING), "none");
    EXPECT_EQ(told(0, v1::KV_CACHE_USED), "none");
    nonsense.answer("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n");
    nonsense.say("vllm:num_requests_running 3\n");
    EXPECT_TRUE(eventually([&] { return told(0, v1::REQUESTS_RUNNING) == "3"; }));
}

TEST_F(EngineCollectorTest, WhatWasSaidIsKeptOfReplicasWithAndWithoutGpus) {
    const Exporter onGpu("vllm:num_requests_running 3\nvllm:num_requests_waiting 7\nvllm:kv_cache_usage_perc 0.25\n");
    Exporter onCpu("llamacpp:requests_processing 2\nllamacpp:requests_deferred 5\n");
    const Exporter silent("http_requests_total 3\n");
    serve("gpu", onGpu.address(), {0});
    serve("cpu", onCpu.address(), {});
    serve("silent", silent.address(), {});
    start();
    EXPECT_TRUE(eventually([&] { return kept("gpu") == "3 7 25" && kept("cpu") == "2 5 -"; }));
    onCpu.say("llamacpp:requests_processing 4\n");
    EXPECT_TRUE(eventually([&] { return kept("cpu") == "4 - -"; }));
    ASSERT_TRUE(eventually([&] { return silent.asked() > 2; }));
    EXPECT_EQ(kept("silent"), "none");
}

TEST_F(EngineCollectorTest, WhoSaysNothingAnyMoreIsStaleUntilHeIsHeardAgain) {
    Exporter engine("vllm:num_requests_running 5\n");
    serve("one", engine.address(), {});
    start();
    ASSERT_TRUE(eventually([&] { return kept("one") == "5 - -"; }));
    engine.answer("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n");
    EXPECT_TRUE(eventually([&] { return kept("one") == "5 - - stale"; }));
    // The controller says that it does not answer: what it said last is still of use.
    serve("one", engine.address(), {}, v1::Replica::UNREACHABLE);
    const int before = engine.asked();
    ASSERT_TRUE(eventually([&] { return engine.asked() > before; }));
    EXPECT_EQ(kept("one"), "5 - - stale");
    engine.say("vllm:num_requests_running 6\n");
    EXPECT_TRUE(eventually([&] { return kept("one") == "6 - -"; }));
}

TEST_F(EngineCollectorTest, OfAReplicaThatIsGoneOrAnotherOneNothingIsKept) {
    const Exporter engine("vllm:num_requests_running 5\n");
    serve("one", engine.address(), {});
    start();
    ASSERT_TRUE(eventually([&] { return kept("one") == "5 - -"; }));
    // Started anew elsewhere, and not heard yet.
    support::ScriptedServer hanging([](support::ScriptedPeer &peer, int) {
        peer.request();
        peer.waitForEnd();
    });
    serve("one", hanging.address(), {});
    EXPECT_TRUE(eventually([&] { return kept("one") == "none"; }));
    serve("one", engine.address(), {});
    ASSERT_TRUE(eventually([&] { return kept("one") == "5 - -"; }));
    serve("one", engine.address(), {}, v1::Replica::STOPPED);
    EXPECT_TRUE(eventually([&] { return kept("one") == "none"; }));
}
