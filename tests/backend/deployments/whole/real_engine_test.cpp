// A real engine: llama.cpp through llama-cpp-python, with a tiny model of random weights. Started from its shipped
// template, asked through a route, rolled out as a canary, and rolled back. Where PILOTHOUSE_ENGINE_GPUS is set, each
// replica gets so many GPUs of this host and computes on them.
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "tests/backend/deployments/whole/real_engine_world.h"

#include "pilothouse/v1/deployment_service.pb.h"

namespace support {
namespace {

class RealEngineTest : public RealEngineWorld {
protected:
    static v1::Resource deployment() {
        auto resource = deploymentOn("llama-cpp-python");
        auto &spec = *resource.mutable_deployment();
        spec.set_maximum_replicas(2);
        spec.set_context_length(256);
        if (gpus() > 0) {
            spec.mutable_resources()->set_gpus(gpus());
            (*spec.mutable_parameters())["n_gpu_layers"] = "-1";
            // There may be no more GPUs than one revision has.
            spec.mutable_rollout()->set_strategy(v1::RECREATE);
        }
        return resource;
    }

    static int gpus() {
        const char *wanted = std::getenv("PILOTHOUSE_ENGINE_GPUS");
        return wanted != nullptr ? std::atoi(wanted) : 0;
    }

    // The host is a node with GPUs of known memory; shows it, for whoever reads along.
    void expectGpus() const {
        v1::Resource node;
        ASSERT_TRUE(within([&] {
            const auto nodes = owner().list("nodes");
            if (!nodes || nodes->resources_size() != 1)
                return false;
            node = nodes->resources(0);
            return node.node_status().gpus_size() >= gpus();
        }));
        std::cout << node.node_status().Utf8DebugString();
        for (const auto &gpu : node.node_status().gpus())
            EXPECT_GT(gpu.memory_bytes(), 0);
    }

    // The engine was given its GPUs and holds memory of them, as their driver says.
    void expectOnGpus() const {
        const auto now = status();
        ASSERT_EQ(now.replicas_size(), 1);
        EXPECT_EQ(now.replicas(0).gpus_size(), gpus());
        std::cout << now.replicas(0).Utf8DebugString() << std::flush;
        const auto users =
            outputOf("nvidia-smi --query-compute-apps=gpu_uuid,pid,used_memory,process_name --format=csv");
        std::cout << users << std::flush;
        for (const auto &gpu : now.replicas(0).gpus())
            EXPECT_NE(users.find(gpu), std::string::npos) << "nothing computes on it";
    }

    static std::string outputOf(const char *command) {
        std::string output;
        FILE *const pipe = ::popen(command, "r");
        for (int byte = pipe != nullptr ? std::fgetc(pipe) : EOF; byte != EOF; byte = std::fgetc(pipe))
            output += static_cast<char>(byte);
        if (pipe != nullptr)
            ::pclose(pipe);
        return output;
    }

    // Another context; as a dark launch where there is room for both revisions.
    static v1::Resource changed() {
        auto changed = deployment();
        changed.mutable_deployment()->set_context_length(128);
        if (gpus() > 0)
            return changed;
        auto &rollout = *changed.mutable_deployment()->mutable_rollout();
        rollout.set_strategy(v1::CANARY);
        auto &step = *rollout.add_steps();
        step.set_share_basis_points(0);
        step.mutable_hold_time()->set_seconds(1);
        rollout.mutable_guards()->set_max_error_basis_points(100);
        rollout.mutable_guards()->set_min_requests(3);
        return changed;
    }
};

TEST_F(RealEngineTest, ItIsDeployedAskedRolledOutAndRolledBack) {
    ASSERT_TRUE(isFound("llama-cpp-python")) << "the engine is not found";
    if (gpus() > 0)
        expectGpus();
    ASSERT_NO_FATAL_FAILURE(importModel(model_));
    apply(deployment());
    apply(route());
    ASSERT_TRUE(serves(1)) << status().ShortDebugString();
    if (gpus() > 0)
        expectOnGpus();
    expectAnswers();

    apply(changed());
    // A dark launch: our own probes are all that it gets, and they let it pass.
    ASSERT_TRUE(serves(2)) << status().ShortDebugString();
    EXPECT_TRUE(ask(chat(false)).starts_with("HTTP/1.1 200"));

    v1::RollBackDeploymentRequest back;
    back.set_name("deployments/random");
    back.set_generation(1);
    back.set_reason("the shorter context is too short");
    ASSERT_TRUE(owner().ask<v1::RollBackDeploymentResponse>("DeploymentService.RollBackDeployment", back));
    ASSERT_TRUE(serves(3)) << status().ShortDebugString();
    EXPECT_EQ(owner().get("deployments/random")->deployment().context_length(), 256);
    EXPECT_TRUE(ask(chat(false)).starts_with("HTTP/1.1 200"));
}

} // namespace
} // namespace support
