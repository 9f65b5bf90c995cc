#pragma once

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include <nlohmann/json.hpp>

#include "tests/backend/daemon/daemon_fixture.h"
#include "tests/backend/service/raw_http.h"

#include "pilothouse/v1/catalog_service.pb.h"

namespace support {

// The real pilothoused before real engines, which `./test --engines` has made: PILOTHOUSE_ENGINES is their directory.
class RealEngineWorld : public DaemonTest {
protected:
    void SetUp() override {
        const char *engines = std::getenv("PILOTHOUSE_ENGINES");
        ASSERT_NE(engines, nullptr) << "./test --engines says where they are";
        environment_ = std::filesystem::path(engines) / "bin";
        model_ = std::filesystem::path(engines) / "random.gguf";
        const std::vector<std::string> arguments{"--listen",    "127.0.0.1:0",  "--gateway-listen",
                                                 "127.0.0.1:0", "--model-root", engines};
        const auto path = "PATH=" + environment_.string() + ":/usr/bin:/bin";
        daemon_ = std::make_unique<Child>("pilothoused", with("serve", arguments), std::vector<std::string>{path});
        ASSERT_TRUE(daemon_->says("Listening on ")) << daemon_->errors();
        const auto info = owner().ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest());
        ASSERT_TRUE(info);
        gateway_ = info->gateway_url().substr(info->gateway_url().rfind('/') + 1);
        ASSERT_FALSE(gateway_.empty());
    }

    void TearDown() override {
        for (const auto *kind : {"routes", "deployments"}) {
            const auto all = owner().list(kind);
            ASSERT_TRUE(all);
            for (const auto &one : all->resources())
                EXPECT_TRUE(owner().remove(one.meta().name()));
        }
        EXPECT_TRUE(within([this] {
            std::error_code none;
            return !std::filesystem::exists(data / "replicas", none) ||
                   std::filesystem::is_empty(data / "replicas", none);
        })) << "a replica is left over";
    }

    ServiceClient owner() const { return clientWith(tls::ownerCredentialsPath(data)); }

    // For two minutes at most: a real engine takes its time, and what goes is missed for a while.
    static bool within(const std::function<bool()> &holds) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(2);
        while (!holds()) {
            if (std::chrono::steady_clock::now() > end)
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return true;
    }

    void importModel() const {
        v1::ImportModelRequest request;
        request.mutable_work()->add_paths(model_.string());
        request.mutable_work()->set_model("models/random");
        ASSERT_TRUE(owner().ask<v1::ImportModelResponse>("CatalogService.ImportModel", request));
        ASSERT_TRUE(within([this] { return bool(owner().get("models/random/versions/1")); }));
    }

    void apply(const v1::Resource &resource) const {
        const auto there = owner().get(resource.meta().name());
        const auto applied = owner().put(resource, there ? there->meta().etag() : std::string());
        ASSERT_TRUE(applied) << applied.error().message();
    }

    // With an id of the client's that the engine would refuse: it answers 400 to whatever is no UUID.
    std::string ask(const std::string &path, const nlohmann::json &body) const {
        RawHttp connection(gateway_);
        const auto text = body.dump();
        EXPECT_TRUE(connection.send("POST " + path + " HTTP/1.1\r\nHost: " + gateway_ +
                                    "\r\nContent-Type: application/json\r\nX-Request-Id: trace/1:2=3\r\n" +
                                    "Content-Length: " + std::to_string(text.size()) + "\r\nConnection: close\r\n\r\n" +
                                    text));
        return connection.readAll();
    }

    static nlohmann::json chat(bool isStream) {
        const nlohmann::json message{{"role", "user"}, {"content", "hello"}};
        return {
            {"model", "chat"}, {"messages", nlohmann::json::array({message})}, {"max_tokens", 6}, {"stream", isStream}};
    }

    std::filesystem::path environment_;
    std::filesystem::path model_;
    std::unique_ptr<Child> daemon_;
    std::string gateway_;
};

} // namespace support
