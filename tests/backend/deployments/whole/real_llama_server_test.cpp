// llama.cpp's own llama-server: deployed from its shipped template it tells its load; started by hand, in clear or over
// TLS, it is found, and so is the server of llama-cpp-python.
#include <atomic>
#include <fstream>

#include "tests/backend/deployments/whole/real_engine_world.h"
#include "tests/backend/web/tls_server.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace support {
namespace {

// Of a port of this host that nobody has for now.
std::string freePort() {
    asio::io_context context;
    const asio::ip::tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
    return std::to_string(acceptor.local_endpoint().port());
}

class LlamaServerTest : public RealEngineWorld {
protected:
    bool isFound(const std::string &engine) const {
        return within([&] {
            const auto found = owner().get("engineTemplates/" + engine);
            return found && !found->engine_template_status().program_path().empty();
        });
    }

    // One request at once: others wait.
    void deploy() const {
        v1::Resource resource;
        resource.mutable_meta()->set_name("deployments/random");
        auto &spec = *resource.mutable_deployment();
        spec.set_model_version("models/random/versions/1");
        spec.set_engine("engineTemplates/llama-cpp");
        spec.set_minimum_replicas(1);
        spec.set_maximum_replicas(1);
        spec.set_context_length(512);
        spec.set_concurrency(1);
        (*spec.mutable_parameters())["threads"] = "1";
        apply(resource);
    }

    v1::QueryEngineLoadResponse load() const {
        v1::QueryEngineLoadRequest request;
        request.set_name("deployments/random");
        const auto answer = owner().ask<v1::QueryEngineLoadResponse>("FleetService.QueryEngineLoad", request);
        EXPECT_TRUE(answer) << answer.error().message();
        return answer ? *answer : v1::QueryEngineLoadResponse();
    }

    // Straight to the engine, over and over until `isOver`.
    static void askUntil(const std::string &address, const std::atomic<bool> &isOver) {
        auto body = chat(false);
        body["max_tokens"] = 400;
        body["ignore_eos"] = true;
        const auto text = body.dump();
        while (!isOver) {
            RawHttp connection(address);
            connection.send("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            "Content-Length: " +
                            std::to_string(text.size()) + "\r\nConnection: close\r\n\r\n" + text);
            connection.readAll();
        }
    }

    // The finding at that port of this host, whatever its state; nothing where there is none.
    std::optional<v1::Resource> findingAt(const std::string &port) const {
        const auto all = owner().list("findings");
        if (!all)
            return std::nullopt;
        for (const auto &one : all->resources()) {
            if (one.finding_status().endpoint().address().ends_with(":" + port))
                return one;
        }
        return std::nullopt;
    }

    bool becomes(const std::string &port, v1::FindingStatus::State state) const {
        return within([&] {
            const auto found = findingAt(port);
            return found && found->finding_status().state() == state;
        });
    }

    // From its start by hand until it is gone again.
    void expectFoundAdoptedAndGone(Child &engine, const std::string &port, v1::EndpointApi api, bool isTls) const {
        ASSERT_TRUE(becomes(port, v1::FindingStatus::OPEN)) << engine.errors();
        auto finding = *findingAt(port);
        const auto &endpoint = finding.finding_status().endpoint();
        EXPECT_EQ(endpoint.api(), api) << endpoint.ShortDebugString();
        EXPECT_EQ(endpoint.is_tls(), isTls);
        ASSERT_EQ(endpoint.models_size(), 1) << endpoint.ShortDebugString();
        EXPECT_EQ(endpoint.models(0), "by-hand");
        EXPECT_EQ(finding.finding_status().process().pid(), engine.pid());
        v1::Resource provider;
        provider.mutable_meta()->set_name("providers/by-hand");
        provider.mutable_provider()->set_base_url((isTls ? "https://127.0.0.1:" : "http://127.0.0.1:") + port + "/v1");
        provider.mutable_provider()->add_models()->set_name("by-hand");
        apply(provider);
        finding.clear_finding_status();
        finding.mutable_finding()->set_decision(v1::ADOPT);
        finding.mutable_finding()->set_provider("providers/by-hand");
        apply(finding);
        EXPECT_TRUE(becomes(port, v1::FindingStatus::ACCEPTED));
        engine.signal(SIGKILL);
        engine.wait();
        EXPECT_TRUE(becomes(port, v1::FindingStatus::GONE));
    }

    std::unique_ptr<Child> serverByHand(const std::string &port, const std::vector<std::string> &more = {}) const {
        std::vector<std::string> arguments{
            "--model", model_.string(), "--alias", "by-hand",   "--host", "127.0.0.1", "--port",
            port,      "--ctx-size",    "256",     "--threads", "1",      "--offline", "--no-webui"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return std::make_unique<Child>((environment_ / "llama-server").string(), arguments);
    }
};

TEST_F(LlamaServerTest, ItIsDeployedAndTellsItsLoad) {
    ASSERT_TRUE(isFound("llama-cpp")) << "the engine is not found";
    importModel();
    deploy();
    ASSERT_TRUE(within([this] { return owner().get("deployments/random")->deployment_status().ready_replicas() == 1; }))
        << owner().get("deployments/random")->deployment_status().ShortDebugString();
    const auto replica = owner().get("deployments/random")->deployment_status().replicas(0);
    EXPECT_EQ(replica.gpus_size(), 0);
    ASSERT_TRUE(within([this] { return load().engines_size() == 1; }));
    const auto idle = load().engines(0);
    EXPECT_EQ(idle.replica(), replica.id());
    EXPECT_TRUE(idle.has_requests_running() && idle.has_requests_waiting());
    EXPECT_EQ(idle.requests_running(), 0);
    // It does not tell of its KV cache, which is not zero.
    EXPECT_FALSE(idle.has_kv_cache_used());
    std::atomic<bool> isOver{false};
    std::vector<std::thread> clients;
    for (int client = 0; client < 4; ++client)
        clients.emplace_back([&] { askUntil(replica.address(), isOver); });
    EXPECT_TRUE(within([this] {
        const auto now = load();
        return now.engines_size() == 1 && now.engines(0).requests_running() == 1 &&
               now.engines(0).requests_waiting() > 0 && !now.engines(0).is_stale();
    })) << load().ShortDebugString();
    isOver = true;
    for (auto &client : clients)
        client.join();
    EXPECT_TRUE(within([this] { return load().engines(0).requests_running() == 0; }));
}

TEST_F(LlamaServerTest, StartedByHandItIsFoundAdoptedAndGone) {
    const auto port = freePort();
    const auto engine = serverByHand(port);
    expectFoundAdoptedAndGone(*engine, port, v1::LLAMA_CPP_API, false);
}

TEST_F(LlamaServerTest, OverTlsItIsFoundToo) {
    const auto identity = selfSigned();
    const auto certificate = (directory.path() / "engine.pem").string();
    const auto key = (directory.path() / "engine.key").string();
    std::ofstream(certificate) << identity.certificate;
    std::ofstream(key) << identity.key;
    const auto port = freePort();
    const auto engine = serverByHand(port, {"--ssl-cert-file", certificate, "--ssl-key-file", key});
    expectFoundAdoptedAndGone(*engine, port, v1::LLAMA_CPP_API, true);
}

TEST_F(LlamaServerTest, TheServerOfLlamaCppPythonIsFoundToo) {
    const auto port = freePort();
    Child engine((environment_ / "python3").string(),
                 {"-m", "llama_cpp.server", "--model", model_.string(), "--model_alias", "by-hand", "--host",
                  "127.0.0.1", "--port", port, "--n_ctx", "256"});
    expectFoundAdoptedAndGone(engine, port, v1::OPENAI_API, false);
}

} // namespace
} // namespace support
