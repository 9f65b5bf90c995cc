// vLLM on the processor: deployed from its shipped template with a model of safetensors it answers through a route and
// tells its load; started by hand, it is found by its own interface.
#include "tests/backend/deployments/whole/real_engine_world.h"

namespace support {
namespace {

class VllmTest : public RealEngineWorld {
protected:
    std::string model() const { return (engines_ / "random-directory").string(); }
};

TEST_F(VllmTest, ItIsDeployedAnswersAndTellsItsLoad) {
    ASSERT_TRUE(isFound("vllm")) << "the engine is not found";
    ASSERT_NO_FATAL_FAILURE(importModel(model()));
    auto deployment = deploymentOn("vllm");
    auto &spec = *deployment.mutable_deployment();
    spec.set_context_length(256);
    spec.set_concurrency(4);
    // Of the host's memory here, and without compiling for it.
    (*spec.mutable_parameters())["gpu_memory_utilization"] = "0.05";
    (*spec.mutable_parameters())["enforce_eager"] = "true";
    apply(deployment);
    apply(route());
    ASSERT_TRUE(serves(1)) << status().ShortDebugString();
    expectAnswers();
    ASSERT_TRUE(within([this] { return load().engines_size() == 1 && load().engines(0).has_requests_running(); }))
        << load().ShortDebugString();
    const auto now = load().engines(0);
    EXPECT_TRUE(now.has_requests_waiting()) << now.ShortDebugString();
    EXPECT_TRUE(now.has_kv_cache_used()) << now.ShortDebugString();
}

TEST_F(VllmTest, StartedByHandItIsFoundAdoptedAndGone) {
    const auto port = freePort();
    Child engine((programs_ / "vllm").string(),
                 {"serve", model(), "--served-model-name", "by-hand", "--host", "127.0.0.1", "--port", port,
                  "--max-model-len", "256", "--max-num-seqs", "4", "--gpu-memory-utilization", "0.05",
                  "--enforce-eager"},
                 {"HF_HUB_OFFLINE=1", "VLLM_NO_USAGE_STATS=1"});
    expectFoundAdoptedAndGone(engine, port, v1::VLLM_API);
}

} // namespace
} // namespace support
