// Deployments on a host with two GPUs, which a stand-in for NVIDIA's management library tells of.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include "tests/backend/deployments/whole/deployment_world.h"
#include "tests/support/nvml_control.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace support {
namespace {

class GpuDeploymentsTest : public DeploymentWorld {
protected:
    explicit GpuDeploymentsTest(const std::string &library = "sound")
        : DeploymentWorld(service::Options{.nvmlPlaces = nvmlStandIn(library)}) {}

    void SetUp() override {
        DeploymentWorld::SetUp();
        ASSERT_TRUE(eventually([this] { return node().node_status().gpus_size() == 2; }));
    }

    v1::Resource node() const {
        const auto nodes = owner.list("nodes");
        return nodes && nodes->resources_size() == 1 ? nodes->resources(0) : v1::Resource();
    }

    v1::Resource withGpus(const std::string &id, int gpus, const std::string &product = {}) const {
        auto resource = deployment(id);
        resource.mutable_deployment()->mutable_resources()->set_gpus(gpus);
        resource.mutable_deployment()->mutable_placement()->set_gpu_product(product);
        return resource;
    }

    v1::PlanDeploymentResponse plan(const v1::Resource &deployment) const {
        v1::PlanDeploymentRequest request;
        *request.mutable_deployment() = deployment;
        const auto plan = owner.ask<v1::PlanDeploymentResponse>("DeploymentService.PlanDeployment", request);
        EXPECT_TRUE(plan) << plan.error().message();
        return plan ? *plan : v1::PlanDeploymentResponse();
    }

    // The value of a variable in the environment of a process.
    static std::string variable(int pid, const std::string &name) {
        std::ifstream file("/proc/" + std::to_string(pid) + "/environ", std::ios::binary);
        for (std::string entry; std::getline(file, entry, '\0');) {
            if (entry.starts_with(name + '='))
                return entry.substr(name.size() + 1);
        }
        return "not set";
    }
};

TEST_F(GpuDeploymentsTest, AReplicaSeesTheGpuThatItWasGivenAndNoOther) {
    apply(withGpus("one", 1, "L4"));
    ASSERT_TRUE(becomesReady("one", 1));
    ASSERT_EQ(status("one").replicas(0).gpus_size(), 1);
    EXPECT_EQ(status("one").replicas(0).gpus(0), SecondGpu);
    ASSERT_EQ(engines().size(), 1u);
    EXPECT_EQ(variable(engines().front(), "CUDA_VISIBLE_DEVICES"), SecondGpu);
}

TEST_F(GpuDeploymentsTest, ThePageOfAGpuHasItsProgramsAndWhoseTheyAre) {
    apply(withGpus("one", 1));
    ASSERT_TRUE(becomesReady("one", 1));
    ASSERT_EQ(engines().size(), 1u);
    const int engine = engines().front();
    // No run of NVIDIA's library is at hand: the stand-in says who has memory.
    const NvmlControl library;
    library.set("nvmlDeviceGetComputeRunningProcesses_v3",
                "[[" + std::to_string(::getpid()) + ", 1000], [" + std::to_string(engine) + ", 2000]]");
    library.set("nvmlDeviceGetNvLinkState[0]", "1");
    v1::DescribeGpuRequest request;
    request.set_node(node().meta().name());
    request.set_gpu(0);
    v1::DescribeGpuResponse gpu;
    ASSERT_TRUE(eventually([&] {
        const auto answer = owner.ask<v1::DescribeGpuResponse>("FleetService.DescribeGpu", request);
        gpu = answer ? *answer : v1::DescribeGpuResponse();
        return gpu.processes_size() == 2 && gpu.links_size() > 0;
    }));
    EXPECT_EQ(gpu.processes(0).pid(), engine);
    EXPECT_EQ(gpu.processes(0).memory_bytes(), 2'000);
    EXPECT_EQ(gpu.processes(0).deployment(), "deployments/one");
    EXPECT_EQ(gpu.processes(1).pid(), ::getpid());
    EXPECT_EQ(gpu.processes(1).program(), std::filesystem::read_symlink("/proc/self/exe").filename());
    EXPECT_EQ(gpu.processes(1).deployment(), "");
    EXPECT_TRUE(gpu.links(0).is_up());
}

TEST_F(GpuDeploymentsTest, MoreGpusThanAreFreeAreRefusedInThePlanWithTheNumbers) {
    EXPECT_TRUE(plan(withGpus("two", 2)).fits());
    apply(withGpus("one", 1));
    ASSERT_TRUE(becomesReady("one", 1));
    EXPECT_EQ(status("one").replicas(0).gpus(0), FirstGpu);
    const auto refused = plan(withGpus("two", 2));
    EXPECT_FALSE(refused.fits());
    ASSERT_EQ(refused.replicas_size(), 1);
    ASSERT_EQ(refused.replicas(0).others_size(), 1);
    const auto &why = refused.replicas(0).others(0);
    EXPECT_EQ(why.node(), node().meta().name());
    EXPECT_EQ(why.reason(), v1::NODE_GPUS_MISSING);
    EXPECT_EQ(why.arguments().at("wanted"), "2");
    EXPECT_EQ(why.arguments().at("free"), "1");
}

class PartitionedGpuTest : public GpuDeploymentsTest {
protected:
    PartitionedGpuTest() : GpuDeploymentsTest("partitioned") {}
};

TEST_F(PartitionedGpuTest, IsGivenToNobodyAsAWhole) {
    apply(withGpus("one", 1));
    ASSERT_TRUE(becomesReady("one", 1));
    EXPECT_EQ(status("one").replicas(0).gpus(0), SecondGpu);
    const auto refused = plan(withGpus("two", 1));
    ASSERT_EQ(refused.replicas_size(), 1);
    ASSERT_EQ(refused.replicas(0).others_size(), 1);
    EXPECT_EQ(refused.replicas(0).others(0).arguments().at("free"), "0");
}

TEST_F(GpuDeploymentsTest, WhatNeedsMoreThanAGpuHasIsRefusedWithItsMemory) {
    auto large = withGpus("large", 1);
    template_("large");
    auto engine = *owner.get("engineTemplates/large");
    engine.mutable_engine_template()->mutable_memory()->set_overhead_bytes(FirstGpuBytes + 1);
    apply(engine);
    large.mutable_deployment()->set_engine("engineTemplates/large");
    const auto refused = plan(large);
    EXPECT_FALSE(refused.fits());
    ASSERT_EQ(refused.replicas_size(), 1);
    ASSERT_EQ(refused.replicas(0).others_size(), 1);
    const auto &why = refused.replicas(0).others(0);
    EXPECT_EQ(why.reason(), v1::NODE_GPU_MEMORY_MISSING);
    EXPECT_EQ(why.arguments().at("available"), std::to_string(FirstGpuBytes));
    EXPECT_EQ(why.arguments().at("product"), "NVIDIA H100 80GB HBM3");
}

TEST_F(GpuDeploymentsTest, WhereAModelFitsTheGpusOfTheHostStandFirst) {
    v1::EstimateFitRequest request;
    request.set_model_version(version);
    request.set_engine("engineTemplates/test");
    const auto fit = owner.ask<v1::EstimateFitResponse>("DeploymentService.EstimateFit", request);
    ASSERT_TRUE(fit) << fit.error().message();
    ASSERT_GT(fit->gpus_size(), 2);
    EXPECT_EQ(fit->gpus(0).product(), "NVIDIA H100 80GB HBM3");
    EXPECT_EQ(fit->gpus(0).memory_bytes(), FirstGpuBytes);
    EXPECT_EQ(fit->gpus(0).free_count(), 1);
    EXPECT_EQ(fit->gpus(1).product(), "NVIDIA L4");
}

} // namespace
} // namespace support
