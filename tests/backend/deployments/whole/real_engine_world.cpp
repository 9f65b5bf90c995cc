#include "tests/backend/deployments/whole/real_engine_world.h"

#include <chrono>
#include <cstdlib>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "tests/backend/service/raw_http.h"

#include "pilothouse/v1/catalog_service.pb.h"

namespace support {

namespace asio = boost::asio;

void RealEngineWorld::SetUp() {
    const char *engines = std::getenv("PILOTHOUSE_ENGINES");
    ASSERT_NE(engines, nullptr) << "./test --engines says where they are";
    engines_ = engines;
    programs_ = engines_ / "bin";
    model_ = engines_ / "random.gguf";
    const std::vector<std::string> arguments{"--listen",    "127.0.0.1:0",  "--gateway-listen",
                                             "127.0.0.1:0", "--model-root", engines};
    const auto path = "PATH=" + programs_.string() + ":/usr/bin:/bin";
    daemon_ = std::make_unique<Child>("pilothoused", with("serve", arguments), std::vector<std::string>{path});
    ASSERT_TRUE(daemon_->says("Listening on ")) << daemon_->errors();
    const auto info = owner().ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest());
    ASSERT_TRUE(info);
    gateway_ = info->gateway_url().substr(info->gateway_url().rfind('/') + 1);
    ASSERT_FALSE(gateway_.empty());
}

void RealEngineWorld::TearDown() {
    for (const auto *kind : {"routes", "deployments"}) {
        const auto all = owner().list(kind);
        ASSERT_TRUE(all);
        for (const auto &one : all->resources())
            EXPECT_TRUE(owner().remove(one.meta().name()));
    }
    EXPECT_TRUE(within([this] {
        std::error_code none;
        return !std::filesystem::exists(data / "replicas", none) || std::filesystem::is_empty(data / "replicas", none);
    })) << "a replica is left over";
}

bool RealEngineWorld::within(const std::function<bool()> &holds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(5);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

std::string RealEngineWorld::freePort() {
    asio::io_context context;
    const asio::ip::tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
    return std::to_string(acceptor.local_endpoint().port());
}

bool RealEngineWorld::isFound(const std::string &engine) const {
    return within([&] {
        const auto found = owner().get("engineTemplates/" + engine);
        return found && !found->engine_template_status().program_path().empty();
    });
}

void RealEngineWorld::importModel(const std::filesystem::path &path) const {
    v1::ImportModelRequest request;
    if (!std::filesystem::is_directory(path))
        request.mutable_work()->add_paths(path.string());
    else
        for (const auto &file : std::filesystem::directory_iterator(path))
            request.mutable_work()->add_paths(file.path().string());
    request.mutable_work()->set_model("models/random");
    const auto begun = owner().ask<v1::ImportModelResponse>("CatalogService.ImportModel", request);
    ASSERT_TRUE(begun) << begun.error().message();
    const auto operation = begun->operation().meta().name();
    ASSERT_TRUE(within([&] { return owner().get(operation)->operation_status().has_end_time(); }));
    ASSERT_TRUE(owner().get("models/random/versions/1")) << owner().get(operation)->ShortDebugString();
}

void RealEngineWorld::apply(const v1::Resource &resource) const {
    const auto there = owner().get(resource.meta().name());
    const auto applied = owner().put(resource, there ? there->meta().etag() : std::string());
    ASSERT_TRUE(applied) << applied.error().message();
}

v1::Resource RealEngineWorld::deploymentOn(const std::string &engine) {
    v1::Resource resource;
    resource.mutable_meta()->set_name("deployments/random");
    auto &spec = *resource.mutable_deployment();
    spec.set_model_version("models/random/versions/1");
    spec.set_engine("engineTemplates/" + engine);
    spec.set_minimum_replicas(1);
    spec.set_maximum_replicas(1);
    return resource;
}

v1::DeploymentStatus RealEngineWorld::status() const {
    return owner().get("deployments/random")->deployment_status();
}

bool RealEngineWorld::serves(std::int64_t generation) const {
    return within([&] {
        const auto now = status();
        return now.serving_generation() == generation && now.ready_replicas() == 1 &&
               now.rollout().phase() == v1::RolloutStatus::COMPLETE;
    });
}

v1::QueryEngineLoadResponse RealEngineWorld::load() const {
    v1::QueryEngineLoadRequest request;
    request.set_name("deployments/random");
    const auto answer = owner().ask<v1::QueryEngineLoadResponse>("FleetService.QueryEngineLoad", request);
    EXPECT_TRUE(answer) << answer.error().message();
    return answer ? *answer : v1::QueryEngineLoadResponse();
}

v1::Resource RealEngineWorld::route() {
    v1::Resource resource;
    resource.mutable_meta()->set_name("routes/chat");
    auto &target = *resource.mutable_route()->add_targets();
    target.set_id("own");
    target.set_deployment("deployments/random");
    target.set_share_basis_points(10'000);
    return resource;
}

nlohmann::json RealEngineWorld::chat(bool isStream) {
    const nlohmann::json message{{"role", "user"}, {"content", "hello"}};
    return {{"model", "chat"}, {"messages", nlohmann::json::array({message})}, {"max_tokens", 6}, {"stream", isStream}};
}

std::string RealEngineWorld::ask(const nlohmann::json &body) const {
    RawHttp connection(gateway_);
    const auto text = body.dump();
    EXPECT_TRUE(connection.send("POST /v1/chat/completions HTTP/1.1\r\nHost: " + gateway_ +
                                "\r\nContent-Type: application/json\r\nX-Request-Id: trace/1:2=3\r\n" +
                                "Content-Length: " + std::to_string(text.size()) + "\r\nConnection: close\r\n\r\n" +
                                text));
    return connection.readAll();
}

void RealEngineWorld::expectAnswers() const {
    ASSERT_TRUE(within([this] { return ask(chat(false)).starts_with("HTTP/1.1 200"); })) << ask(chat(false));
    const auto whole = ask(chat(false));
    EXPECT_NE(whole.find("\"completion_tokens\":6"), std::string::npos) << whole;
    const auto stream = ask(chat(true));
    EXPECT_NE(stream.find("data: [DONE]"), std::string::npos) << stream;
}

std::optional<v1::Resource> RealEngineWorld::findingAt(const std::string &port) const {
    const auto all = owner().list("findings");
    if (!all)
        return std::nullopt;
    for (const auto &one : all->resources()) {
        if (one.finding_status().endpoint().address().ends_with(":" + port))
            return one;
    }
    return std::nullopt;
}

bool RealEngineWorld::becomes(const std::string &port, v1::FindingStatus::State state) const {
    return within([&] {
        const auto found = findingAt(port);
        return found && found->finding_status().state() == state;
    });
}

void RealEngineWorld::expectFoundAdoptedAndGone(Child &engine, const std::string &port, v1::EndpointApi api,
                                                bool isTls) const {
    ASSERT_TRUE(becomes(port, v1::FindingStatus::OPEN)) << engine.errors();
    auto finding = *findingAt(port);
    const auto &endpoint = finding.finding_status().endpoint();
    EXPECT_EQ(endpoint.api(), api) << endpoint.ShortDebugString();
    EXPECT_EQ(endpoint.is_tls(), isTls);
    ASSERT_EQ(endpoint.models_size(), 1) << endpoint.ShortDebugString();
    // Ollama gives it a tag.
    const auto model = api == v1::OLLAMA_API ? "by-hand:latest" : "by-hand";
    EXPECT_EQ(endpoint.models(0), model);
    EXPECT_EQ(finding.finding_status().process().pid(), engine.pid());
    v1::Resource provider;
    provider.mutable_meta()->set_name("providers/by-hand");
    provider.mutable_provider()->set_base_url((isTls ? "https://127.0.0.1:" : "http://127.0.0.1:") + port + "/v1");
    provider.mutable_provider()->add_models()->set_name(model);
    apply(provider);
    finding.clear_finding_status();
    finding.mutable_finding()->set_decision(v1::ADOPT);
    finding.mutable_finding()->set_provider("providers/by-hand");
    apply(finding);
    EXPECT_TRUE(becomes(port, v1::FindingStatus::ACCEPTED));
    // Not killed: vLLM would leave its workers.
    engine.signal(SIGTERM);
    EXPECT_NE(engine.wait(), -2);
    EXPECT_TRUE(becomes(port, v1::FindingStatus::GONE));
}

} // namespace support
