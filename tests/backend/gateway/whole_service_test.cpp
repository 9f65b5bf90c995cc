// Routes, providers and secrets as the whole service knows them.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/backend/gateway/gateway_world.h"
#include "tests/backend/gateway/http_client.h"
#include "tests/backend/gateway/scripted_server.h"
#include "tests/backend/service/running_service.h"

#include "pilothouse/v1/gateway_service.pb.h"
#include "pilothouse/v1/secret_service.pb.h"

namespace support {
namespace {

service::Options withGateway() {
    service::Options options;
    options.verifyDelay = std::chrono::hours(1);
    options.gatewayListen = "127.0.0.1:0";
    options.metricsListen = "127.0.0.1:0";
    return options;
}

std::int64_t requestsTo(const std::string &target, const v1::QueryTrafficResponse &told) {
    std::int64_t requests = 0;
    for (const auto &series : told.series()) {
        for (const auto &point : series.points())
            requests += series.target() == target ? point.requests() : 0;
    }
    return requests;
}

class WholeServiceTest : public ::testing::Test {
protected:
    std::uint16_t port() {
        const auto address = (*service).gatewayAddress();
        return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
    }
    static v1::Resource provider(const std::string &id, const std::string &url, const std::string &secret = {}) {
        v1::Resource resource;
        resource.mutable_meta()->set_name("providers/" + id);
        resource.mutable_provider()->set_base_url(url);
        resource.mutable_provider()->set_secret(secret);
        resource.mutable_provider()->add_models()->set_name("vendor-model");
        return resource;
    }
    static v1::Resource route(const std::string &id, const std::string &provider) {
        v1::Resource resource;
        resource.mutable_meta()->set_name("routes/" + id);
        auto &target = *resource.mutable_route()->add_targets();
        target.set_id("primary");
        target.set_provider(provider);
        target.set_provider_model("vendor-model");
        target.set_share_basis_points(10'000);
        return resource;
    }
    v1::Resource secret(const std::string &id) {
        v1::Resource resource;
        resource.mutable_meta()->set_name("secrets/" + id);
        resource.mutable_secret()->set_description("of a vendor");
        return resource;
    }
    core::Result<v1::SetSecretValueResponse> setValue(const ServiceClient &who, const std::string &id,
                                                      const std::string &value, const std::string &requestId = {}) {
        v1::SetSecretValueRequest request;
        request.set_name("secrets/" + id);
        request.set_value(value);
        request.set_request_id(requestId);
        request.set_reason("a new key");
        return who.ask<v1::SetSecretValueResponse>("SecretService.SetSecretValue", request);
    }
    std::string refused(const v1::Resource &resource) {
        const auto applied = owner.put(resource);
        if (applied)
            return {};
        if (applied.error().violations().empty())
            return v1::Reason_Name(applied.error().reason());
        const auto &violation = applied.error().violations().front();
        EXPECT_FALSE(violation.description().empty());
        return violation.field() + " " + v1::Reason_Name(violation.reason());
    }
    std::filesystem::path secretsDirectory() const { return service.directory.path() / "data" / "secrets"; }
    std::size_t filesOfSecrets() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(secretsDirectory()), {}));
    }

    RunningService service{withGateway()};
    ServiceClient owner = service.owner();
};

// A vendor: lists its model, and answers chats with what it was authorised by.
class Vendor {
public:
    explicit Vendor(std::string models = R"({"object":"list","data":[{"id":"vendor-model","object":"model"}]})")
        : server_([models](ScriptedPeer &peer, int) {
              for (std::string request; !(request = peer.request()).empty();) {
                  const auto at = request.find("Authorization: ");
                  const auto key =
                      at == std::string::npos ? "none" : request.substr(at + 15, request.find('\r', at) - at - 15);
                  const auto model = request.find("vendor-model") != std::string::npos;
                  peer.send(
                      wholeAnswer(request.starts_with("GET /v1/models ")
                                      ? models
                                      : "{\"key\":\"" + key + "\",\"isRewritten\":" + (model ? "true}" : "false}")));
              }
          }) {}
    std::string url() const { return "http://" + server_.address() + "/v1"; }

private:
    ScriptedServer server_;
};

TEST_F(WholeServiceTest, AProvidersModelIsServedWithItsSecret) {
    Vendor vendor;
    ASSERT_TRUE(owner.put(secret("vendor")));
    ASSERT_TRUE(owner.put(provider("vendor", vendor.url(), "secrets/vendor")));
    ASSERT_TRUE(owner.put(route("public", "providers/vendor")));
    EXPECT_TRUE(eventually([&] { return HttpClient(port()).ask(chatOf("public")).status == 503; }))
        << "without its secret it is not ready";
    EXPECT_TRUE(eventually([&] {
        const auto status = owner.get("providers/vendor")->provider_status();
        return status.conditions_size() == 1 && status.conditions(0).reason() == "PROVIDER_SECRET_MISSING";
    }));
    const auto set = setValue(owner, "vendor", "key-1");
    ASSERT_TRUE(set) << set.error().message();
    EXPECT_TRUE(set->secret().secret_status().has_set_time());
    EXPECT_EQ(set->secret().meta().generation(), 1) << "the intent is the same";
    HttpReply reply;
    ASSERT_TRUE(eventually([&] { return (reply = HttpClient(port()).ask(chatOf("public"))).status == 200; }));
    EXPECT_EQ(nlohmann::json::parse(reply.body)["key"], "Bearer key-1");
    EXPECT_TRUE(nlohmann::json::parse(reply.body)["isRewritten"]);
    ASSERT_TRUE(setValue(owner, "vendor", "key-2"));
    EXPECT_TRUE(eventually(
        [&] { return HttpClient(port()).ask(chatOf("public")).body.find("Bearer key-2") != std::string::npos; }));
}

TEST_F(WholeServiceTest, ProvidersAndRoutesSayHowTheyAre) {
    Vendor vendor(R"({"object":"list","data":[{"id":"other"},{"id":"other"},{"noId":1}]})");
    ASSERT_TRUE(owner.put(provider("vendor", vendor.url())));
    ASSERT_TRUE(owner.put(route("public", "providers/vendor")));
    ASSERT_TRUE(eventually([&] { return owner.get("providers/vendor")->provider_status().conditions_size() == 2; }));
    const auto status = owner.get("providers/vendor")->provider_status();
    EXPECT_EQ(status.conditions(0).reason(), "PROVIDER_REACHABLE");
    EXPECT_EQ(status.conditions(1).reason(), "PROVIDER_MODEL_MISSING");
    EXPECT_TRUE(status.has_latency());
    EXPECT_TRUE(
        eventually([&] { return owner.get("routes/public")->route_status().state() == v1::RouteStatus::SERVING; }));
    EXPECT_EQ(owner.get("routes/public")->route_status().targets(0).ready_endpoints(), 1);

    auto unreachable = provider("vendor", "http://127.0.0.1:1/v1");
    ASSERT_TRUE(owner.put(unreachable, owner.get("providers/vendor")->meta().etag()));
    ASSERT_TRUE(eventually([&] {
        return owner.get("providers/vendor")->provider_status().conditions(0).reason() == "PROVIDER_UNREACHABLE";
    }));
    EXPECT_TRUE(
        eventually([&] { return owner.get("routes/public")->route_status().state() == v1::RouteStatus::DOWN; }));
    EXPECT_EQ(owner.get("routes/public")->route_status().conditions(0).arguments().at("targets"), "primary");
}

TEST_F(WholeServiceTest, TheServiceTellsWhereItsGatewayIs) {
    const auto info = owner.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest());
    ASSERT_TRUE(info);
    EXPECT_EQ(info->gateway_url(), "http://" + (*service).gatewayAddress());
    EXPECT_EQ(HttpClient(port()).ask("GET /v1/models HTTP/1.1\r\nHost: g\r\n\r\n").status, 200u);
}

TEST_F(WholeServiceTest, TheGatewayKeepsItsPortOverARestart) {
    const auto before = port();
    service.stop();
    ASSERT_TRUE(service.start());
    EXPECT_EQ(port(), before);
    // Taken by somebody else, it is not waited for.
    service.stop();
    const ScriptedServer other([](ScriptedPeer &peer, int) { peer.waitForEnd(); });
    std::ofstream(service.directory.path() / "data/gateway.port") << other.port() << "\n";
    ASSERT_TRUE(service.start());
    EXPECT_NE(port(), other.port());
    EXPECT_EQ(HttpClient(port()).ask("GET /v1/models HTTP/1.1\r\nHost: g\r\n\r\n").status, 200u);
}

TEST_F(WholeServiceTest, TrafficIsToldToThoseWhoSeeTheRoute) {
    Vendor vendor;
    ASSERT_TRUE(owner.put(teamNamed("red")));
    ASSERT_TRUE(owner.put(provider("vendor", vendor.url())));
    auto own = route("public", "providers/vendor");
    own.mutable_meta()->set_team("teams/red");
    ASSERT_TRUE(owner.put(own));
    ASSERT_TRUE(eventually([&] { return HttpClient(port()).ask(chatOf("public")).status == 200; }));
    v1::QueryTrafficRequest request;
    request.set_name("routes/public");
    request.mutable_step()->set_seconds(10);
    auto told = owner.ask<v1::QueryTrafficResponse>("GatewayService.QueryTraffic", request);
    // A request is counted when it is over, which is a moment after its answer has come.
    EXPECT_TRUE(eventually([&] {
        told = owner.ask<v1::QueryTrafficResponse>("GatewayService.QueryTraffic", request);
        return told && requestsTo("providers/vendor", *told) == 1;
    }));
    ASSERT_TRUE(told) << told.error().message();
    for (const auto &series : told->series())
        EXPECT_EQ(series.route(), "routes/public");
    EXPECT_GE(told->step().seconds(), 10);
    EXPECT_TRUE(told->has_since_time());
    const auto ofRed = service.enrol("viewer", "teams/red");
    EXPECT_TRUE(ofRed.ask<v1::QueryTrafficResponse>("GatewayService.QueryTraffic", request));
    ASSERT_TRUE(owner.put(teamNamed("blue")));
    const auto ofBlue = service.enrol("viewer", "teams/blue");
    EXPECT_EQ(reasonOf(ofBlue.ask<v1::QueryTrafficResponse>("GatewayService.QueryTraffic", request)), v1::NOT_FOUND);
    request.set_name("providers/vendor");
    EXPECT_EQ(reasonOf(owner.ask<v1::QueryTrafficResponse>("GatewayService.QueryTraffic", request)), v1::NOT_FOUND);
}

TEST_F(WholeServiceTest, PrometheusIsToldOfRequests) {
    Vendor vendor;
    ASSERT_TRUE(owner.put(provider("vendor", vendor.url())));
    ASSERT_TRUE(owner.put(route("public", "providers/vendor")));
    ASSERT_TRUE(eventually([&] { return HttpClient(port()).ask(chatOf("public")).status == 200; }));
    const auto address = service->metricsAddress();
    HttpClient scraper(static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1))));
    const std::string labels = R"({route="routes/public",target="providers/vendor",generation="0",probe="false"} )";
    std::string text;
    // A request is counted when it is over, which is a moment after its answer has come.
    EXPECT_TRUE(eventually([&] {
        text = scraper.ask("GET /metrics HTTP/1.1\r\nHost: m\r\n\r\n").body;
        return text.find("pilothouse_gateway_requests_total" + labels) != std::string::npos;
    })) << text;
    EXPECT_NE(text.find("gen_ai_server_request_duration_seconds_count" + labels), std::string::npos);
    EXPECT_NE(text.find("gen_ai_server_time_to_first_token_seconds_count" + labels), std::string::npos);
}

TEST_F(WholeServiceTest, ASecretsValueIsSealedAndToldNowhere) {
    ASSERT_TRUE(owner.put(secret("s")));
    ASSERT_TRUE(setValue(owner, "s", "very-secret-value", "request-1"));
    ASSERT_TRUE(setValue(owner, "s", "very-secret-value", "request-1")) << "the same request is answered the same";
    EXPECT_EQ(reasonOf(setValue(owner, "s", "another-value", "request-1")), v1::REQUEST_ID_REUSED);
    EXPECT_EQ(filesOfSecrets(), 1u) << "nothing waits behind a refusal";
    for (const auto &entry : std::filesystem::directory_iterator(secretsDirectory())) {
        EXPECT_EQ(entry.status().permissions() & std::filesystem::perms::mask, std::filesystem::perms(0600));
        std::ifstream file(entry.path());
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        EXPECT_NE(text.find("very-secret-value"), std::string::npos) << "a refused request changed the value";
    }
    service.stop();
    for (const auto &entry : std::filesystem::directory_iterator(service.directory.path() / "data")) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        EXPECT_EQ(bytes.find("very-secret-value"), std::string::npos) << entry.path();
    }
}

TEST_F(WholeServiceTest, ADeletedSecretLosesItsValueAndHasNoneWhenItComesBack) {
    ASSERT_TRUE(owner.put(secret("s")));
    ASSERT_TRUE(setValue(owner, "s", "value"));
    EXPECT_EQ(filesOfSecrets(), 1u);
    const auto uid = owner.get("secrets/s")->meta().uid();
    ASSERT_TRUE(owner.remove("secrets/s"));
    EXPECT_TRUE(eventually([&] { return filesOfSecrets() == 0; }));
    v1::Change undelete;
    undelete.mutable_undelete()->set_uid(uid);
    ASSERT_TRUE(owner.apply(undelete));
    EXPECT_TRUE(eventually([&] { return !owner.get("secrets/s")->secret_status().has_set_time(); }));
}

// Whoever looks after values that are gone must not come between a commit and its file.
TEST_F(WholeServiceTest, EveryValueThatWasSetStaysSet) {
    constexpr int many = 150;
    for (int number = 0; number < many; ++number) {
        const auto id = "s" + std::to_string(number);
        ASSERT_TRUE(owner.put(secret(id)));
        ASSERT_TRUE(setValue(owner, id, "value"));
    }
    service.stop();
    ASSERT_TRUE(service.start());
    const auto client = service.owner();
    for (int number = 0; number < many; ++number)
        EXPECT_TRUE(client.get("secrets/s" + std::to_string(number))->secret_status().has_set_time()) << number;
}

TEST_F(WholeServiceTest, WhatWasCutBetweenTheCommitAndTheFileIsTakenUp) {
    ASSERT_TRUE(owner.put(secret("s")));
    ASSERT_TRUE(setValue(owner, "s", "value"));
    const auto uid = owner.get("secrets/s")->meta().uid();
    const auto time = owner.get("secrets/s")->secret_status().set_time();
    const auto mark = std::to_string(time.seconds() * 1000 + time.nanos() / 1'000'000);
    service.stop();
    // As a kill leaves it: committed, and the file still waiting; and one that was never committed.
    std::filesystem::rename(secretsDirectory() / uid, secretsDirectory() / (uid + "." + mark));
    std::ofstream(secretsDirectory() / (uid + ".7")) << "x";
    ASSERT_TRUE(service.start());
    EXPECT_TRUE(std::filesystem::exists(secretsDirectory() / uid));
    EXPECT_EQ(filesOfSecrets(), 1u);
}

TEST_F(WholeServiceTest, ValuesAreOneLineAndSetByThoseWhoMay) {
    ASSERT_TRUE(owner.put(secret("s")));
    for (const auto &bad : {std::string(), std::string("a\nb"), std::string("a\r"), std::string("\0", 1),
                            std::string(16 * 1024 + 1, 'x')}) {
        const auto refusal = setValue(owner, "s", bad);
        EXPECT_EQ(reasonOf(refusal), v1::INVALID_FIELD);
        EXPECT_TRUE(bad.size() < 3 || refusal.error().message().find(bad) == std::string::npos);
    }
    EXPECT_TRUE(setValue(owner, "s", std::string(16 * 1024, 'x')));
    EXPECT_EQ(reasonOf(setValue(owner, "none", "x")), v1::NOT_FOUND);
    EXPECT_EQ(reasonOf(setValue(service.enrol("operator"), "s", "x")), v1::PERMISSION_MISSING);
    EXPECT_EQ(reasonOf(setValue(service.enrol("viewer"), "s", "x")), v1::PERMISSION_MISSING);
}

TEST_F(WholeServiceTest, RoutesObeyTheirRules) {
    ASSERT_TRUE(owner.put(provider("vendor", "https://vendor.invalid/v1")));
    const auto base = route("a", "providers/vendor");
    ASSERT_EQ(refused(base), "");
    EXPECT_EQ(owner.get("routes/a")->route().model(), "a") << "the model's name is the id unless it is said";
    int made = 0;
    const auto with = [&](const std::function<void(v1::RouteSpec *)> &change) {
        auto next = route("r" + std::to_string(++made), "providers/vendor");
        change(next.mutable_route());
        return refused(next);
    };
    EXPECT_EQ(with([](auto *spec) { spec->set_model("a"); }), "spec.model MODEL_NAME_TAKEN");
    EXPECT_EQ(with([](auto *spec) { spec->add_aliases("a"); }), "spec.aliases MODEL_NAME_TAKEN");
    // Which route it is, only those hear who may see it.
    ASSERT_TRUE(owner.put(teamNamed("a")));
    ASSERT_TRUE(owner.put(teamNamed("b")));
    auto ofA = route("hidden", "providers/vendor");
    ofA.mutable_meta()->set_team("teams/a");
    ASSERT_EQ(refused(ofA), "");
    const auto otherFor = [&](const ServiceClient &who) {
        auto same = route("same", "providers/vendor");
        same.mutable_meta()->set_team("teams/b");
        same.mutable_route()->set_model("hidden");
        const auto answer = who.put(same);
        EXPECT_FALSE(answer);
        if (answer || answer.error().violations().empty())
            return std::string("no violation");
        const auto &violation = answer.error().violations().front();
        EXPECT_EQ(violation.reason(), v1::MODEL_NAME_TAKEN);
        EXPECT_EQ(violation.description().find("routes/"), std::string::npos);
        const auto named = violation.arguments().find("other");
        return named == violation.arguments().end() ? std::string("nobody") : named->second;
    };
    EXPECT_EQ(otherFor(owner), "routes/hidden");
    EXPECT_EQ(otherFor(service.enrol("admin", "teams/b")), "nobody");
    EXPECT_EQ(with([](auto *spec) { spec->set_model("Meta/Llama-3:8b_v1.0+x@y"); }), "");
    EXPECT_EQ(with([](auto *spec) { spec->set_model("a b"); }), "spec.model VALUE_MALFORMED");
    EXPECT_EQ(with([](auto *spec) { spec->set_model("\xC3\xA9"); }), "spec.model VALUE_MALFORMED");
    EXPECT_EQ(with([](auto *spec) { spec->set_model(std::string(129, 'a')); }), "spec.model VALUE_MALFORMED");
    EXPECT_EQ(with([](auto *spec) {
                  spec->add_aliases("same");
                  spec->add_aliases("same");
              }),
              "spec.aliases VALUE_REPEATED");
    EXPECT_EQ(with([](auto *spec) { spec->clear_targets(); }), "spec.targets VALUE_MISSING");
    EXPECT_EQ(with([](auto *spec) { spec->mutable_targets(0)->set_share_basis_points(9'999); }),
              "spec.targets SHARES_INCOMPLETE");
    EXPECT_EQ(with([](auto *spec) { spec->mutable_targets(0)->set_share_basis_points(10'001); }).substr(0, 12),
              "spec.targets");
    EXPECT_EQ(with([](auto *spec) { spec->mutable_targets(0)->set_provider_model("x"); }),
              "spec.targets[\"primary\"].provider_model VALUE_NOT_ALLOWED");
    EXPECT_EQ(with([](auto *spec) { spec->mutable_targets(0)->clear_provider_model(); }),
              "spec.targets[\"primary\"].provider_model VALUE_MISSING");
    EXPECT_EQ(with([](auto *spec) {
                  spec->mutable_targets(0)->clear_provider();
                  spec->mutable_targets(0)->clear_provider_model();
              }),
              "spec.targets[\"primary\"].deployment VALUE_MISSING");
    EXPECT_EQ(with([](auto *spec) { spec->mutable_targets(0)->set_id("A!"); }), "spec.targets VALUE_MALFORMED");
    EXPECT_EQ(with([](auto *spec) { spec->set_max_attempts(6); }), "spec.max_attempts VALUE_OUT_OF_RANGE");
    EXPECT_EQ(with([](auto *spec) { spec->set_max_attempts(-1); }), "spec.max_attempts VALUE_OUT_OF_RANGE");
    EXPECT_EQ(with([](auto *spec) { spec->mutable_timeout()->set_seconds(-1); }), "spec.timeout VALUE_OUT_OF_RANGE");
    EXPECT_EQ(with([](auto *spec) { spec->mutable_idle_timeout()->set_seconds(3'601); }),
              "spec.idle_timeout VALUE_OUT_OF_RANGE");
    EXPECT_EQ(with([](auto *spec) {
                  spec->add_fallback_on(v1::SERVER_ERROR);
                  spec->add_fallback_on(v1::SERVER_ERROR);
              }),
              "spec.fallback_on VALUE_REPEATED");
}

TEST_F(WholeServiceTest, ARequestForAModelIsUseOfTheService) {
    Vendor vendor;
    ASSERT_TRUE(owner.put(provider("vendor", vendor.url())));
    ASSERT_TRUE(owner.put(route("public", "providers/vendor")));
    ASSERT_TRUE(eventually([&] { return HttpClient(port()).ask(chatOf("public")).status == 200; }));
    // The client has its answer a moment before the service is done with the request.
    ASSERT_TRUE(eventually([&] { return service->idleTime() > std::chrono::milliseconds::zero(); }));
    service.clock.advance(std::chrono::seconds(100));
    EXPECT_GE(service->idleTime(), std::chrono::seconds(100));
    ASSERT_EQ(HttpClient(port()).ask(chatOf("public")).status, 200);
    EXPECT_LT(service->idleTime(), std::chrono::seconds(100));
}

TEST_F(WholeServiceTest, ProvidersObeyTheirRules) {
    int made = 0;
    const auto with = [&](const std::function<void(v1::ProviderSpec *)> &change) {
        auto next = provider("p" + std::to_string(++made), "https://vendor.invalid/v1");
        change(next.mutable_provider());
        return refused(next);
    };
    EXPECT_EQ(with([](auto *) {}), "");
    EXPECT_EQ(with([](auto *spec) { spec->clear_base_url(); }), "spec.base_url VALUE_MISSING");
    EXPECT_EQ(with([](auto *spec) { spec->set_base_url("http://example.com/v1"); }), "spec.base_url VALUE_MALFORMED");
    EXPECT_EQ(with([](auto *spec) { spec->set_base_url("https://u:p@example.com/v1"); }),
              "spec.base_url VALUE_MALFORMED");
    auto open = provider("open", "https://me:hunter2@example.com/v1");
    const auto said = owner.put(open);
    ASSERT_TRUE(!said && said.error().violations().size() == 1U);
    EXPECT_EQ(said.error().violations()[0].arguments().at("fault"), "CREDENTIALS");
    EXPECT_EQ(said.error().violations()[0].DebugString().find("hunter2"), std::string::npos);
    EXPECT_EQ(said.error().message().find("hunter2"), std::string::npos);
    EXPECT_EQ(with([](auto *spec) { spec->set_region("EU"); }), "spec.region VALUE_MALFORMED");
    EXPECT_EQ(with([](auto *spec) { spec->add_models()->set_name("vendor-model"); }), "spec.models VALUE_REPEATED");
    EXPECT_EQ(with([](auto *spec) { spec->mutable_models(0)->set_context_length(-1); }).find("VALUE_MALFORMED"),
              std::string::npos);
    EXPECT_EQ(with([](auto *spec) { spec->mutable_probe_period()->set_seconds(4); }),
              "spec.probe_period VALUE_OUT_OF_RANGE");
    EXPECT_EQ(with([](auto *spec) { spec->mutable_probe_period()->set_seconds(5); }), "");
}

} // namespace
} // namespace support
