// llama.cpp's own llama-server: deployed from its shipped template it tells its load; started by hand, in clear or over
// TLS, it is found, and so is the server of llama-cpp-python.
#include <atomic>
#include <fstream>
#include <thread>

#include "tests/backend/deployments/whole/real_engine_world.h"
#include "tests/backend/service/raw_http.h"
#include "tests/backend/web/tls_server.h"

namespace support {
namespace {

class LlamaServerTest : public RealEngineWorld {
protected:
    // One request at once: others wait.
    void deploy() const {
        auto resource = deploymentOn("llama-cpp");
        auto &spec = *resource.mutable_deployment();
        spec.set_context_length(512);
        spec.set_concurrency(1);
        (*spec.mutable_parameters())["threads"] = "1";
        apply(resource);
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

    std::unique_ptr<Child> serverByHand(const std::string &port, const std::vector<std::string> &more = {}) const {
        std::vector<std::string> arguments{
            "--model", model_.string(), "--alias", "by-hand",   "--host", "127.0.0.1", "--port",
            port,      "--ctx-size",    "256",     "--threads", "1",      "--offline", "--no-webui"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return std::make_unique<Child>((programs_ / "llama-server").string(), arguments);
    }
};

TEST_F(LlamaServerTest, ItIsDeployedAndTellsItsLoad) {
    ASSERT_TRUE(isFound("llama-cpp")) << "the engine is not found";
    ASSERT_NO_FATAL_FAILURE(importModel(model_));
    deploy();
    ASSERT_TRUE(serves(1)) << status().ShortDebugString();
    const auto replica = status().replicas(0);
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
    expectFoundAdoptedAndGone(*engine, port, v1::LLAMA_CPP_API);
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
    Child engine((programs_ / "python3").string(),
                 {"-m", "llama_cpp.server", "--model", model_.string(), "--model_alias", "by-hand", "--host",
                  "127.0.0.1", "--port", port, "--n_ctx", "256"});
    expectFoundAdoptedAndGone(engine, port, v1::OPENAI_API);
}

} // namespace
} // namespace support
