// The real daemon, killed while it runs deployments: what runs is taken up, nothing runs twice, nothing is left over.
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <random>
#include <thread>

#include "backend/tls/credential_files.h"
#include "tests/backend/catalog/inspect/gguf_bytes.h"
#include "tests/backend/daemon/daemon_fixture.h"

#include "pilothouse/v1/catalog_service.pb.h"

namespace support {
namespace {

namespace fs = std::filesystem;

class KilledDeploymentsTest : public DaemonTest {
protected:
    std::unique_ptr<Child> serveModels() const { return serve({"--model-root", models.string()}); }

    ServiceClient owner() const { return clientWith(tls::ownerCredentialsPath(data)); }

    void prepare() {
        fs::create_directories(models);
        std::ofstream(models / "tiny.gguf", std::ios::binary) << GgufBytes()
                                                                     .pair("general.architecture", "llama")
                                                                     .pair("general.name", "Tiny")
                                                                     .tensor("a", {256, 2}, 12, 0)
                                                                     .file(288);
        v1::ImportModelRequest request;
        request.mutable_work()->add_paths((models / "tiny.gguf").string());
        request.mutable_work()->set_model("models/m");
        ASSERT_TRUE(owner().ask<v1::ImportModelResponse>("CatalogService.ImportModel", request));
        ASSERT_TRUE(within([this] { return bool(owner().get("models/m/versions/1")); }));
        v1::Resource engine;
        engine.mutable_meta()->set_name("engineTemplates/test");
        auto &spec = *engine.mutable_engine_template();
        spec.set_program(fs::path(std::getenv("PILOTHOUSE_BIN")).parent_path() / "tests/pilothouse_test_engine");
        for (const auto *argument : {"--host", "{host}", "--port", "{port}", "--model", "{model_name}"})
            spec.add_arguments(argument);
        spec.mutable_readiness()->set_path("/health");
        spec.mutable_stop_timeout()->set_seconds(2);
        ASSERT_TRUE(owner().put(engine));
    }

    v1::Resource deployment(int replicas, int tokens) const {
        v1::Resource resource;
        resource.mutable_meta()->set_name("deployments/small");
        auto &spec = *resource.mutable_deployment();
        spec.set_model_version("models/m/versions/1");
        spec.set_engine("engineTemplates/test");
        spec.set_minimum_replicas(replicas);
        spec.set_maximum_replicas(8);
        spec.mutable_drain_time();
        spec.add_arguments("--tokens");
        spec.add_arguments(std::to_string(tokens));
        return resource;
    }

    // Waits until it holds, for half a minute at most.
    static bool within(const std::function<bool()> &holds) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (!holds()) {
            if (std::chrono::steady_clock::now() > end)
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return true;
    }

    bool isReady(int replicas) const {
        const auto found = owner().get("deployments/small");
        if (!found)
            return false;
        const auto &status = found->deployment_status();
        return status.ready_replicas() == replicas && status.replicas_size() == replicas &&
               status.serving_generation() == found->meta().generation() &&
               status.rollout().phase() == v1::RolloutStatus::COMPLETE;
    }

    // Engines below this test's data directory: their mark names the replica, which may stand there once alone.
    std::multiset<std::string> engines() const {
        std::multiset<std::string> marks;
        const auto uid = "PILOTHOUSE_REPLICA=" + uid_ + '/';
        for (const auto &entry : fs::directory_iterator("/proc")) {
            std::error_code gone;
            const auto program = fs::read_symlink(entry.path() / "exe", gone);
            if (gone || program.filename() != "pilothouse_test_engine")
                continue;
            std::ifstream file(entry.path() / "environ", std::ios::binary);
            const std::string environment{std::istreambuf_iterator<char>(file), {}};
            if (const auto at = environment.find(uid); at != std::string::npos)
                marks.insert(std::string(environment.c_str() + at));
        }
        return marks;
    }

    void change(int replicas, int tokens) {
        const auto there = owner().get("deployments/small");
        ASSERT_TRUE(owner().put(deployment(replicas, tokens), there ? there->meta().etag() : std::string()));
        uid_ = owner().get("deployments/small")->meta().uid();
    }

    fs::path models = fs::canonical(directory.path()) / "models";
    std::string uid_;
};

TEST_F(KilledDeploymentsTest, AtWhateverInstantTheServiceIsKilledItConverges) {
    auto daemon = serveModels();
    prepare();
    std::mt19937 random(3);
    for (int round = 0; round < 12; ++round) {
        const int replicas = 1 + round % 3;
        // Another number, or another revision too.
        change(replicas, 1 + round / 2);
        // Somewhere between the commit and the end of the rollout.
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 250));
        daemon->signal(SIGKILL);
        daemon->wait();
        daemon = serveModels();
        ASSERT_TRUE(within([&] { return isReady(replicas); }))
            << round << ": " << owner().get("deployments/small")->deployment_status().ShortDebugString();
        ASSERT_TRUE(within([&] { return static_cast<int>(engines().size()) == replicas; })) << round;
        for (const auto &mark : engines())
            EXPECT_EQ(engines().count(mark), 1u) << mark;
    }
    ASSERT_TRUE(owner().remove("deployments/small"));
    daemon->signal(SIGKILL);
    daemon->wait();
    daemon = serveModels();
    EXPECT_TRUE(within([&] { return engines().empty(); }));
}

} // namespace
} // namespace support
