#include "tests/backend/service/made_up.h"

#include <fstream>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "backend/core/canonical_json.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "backend/service/scenario.h"

namespace support {

std::shared_ptr<const service::Scenario> storeWith(const std::vector<v1::Resource> &resources) {
    using nlohmann::json;
    const auto now = core::timeText(core::SystemClock().now());
    json changes = json::array();
    json statuses = json::array();
    for (const auto &resource : resources) {
        const auto text = json::parse(core::canonicalJson(resource));
        auto intent = text;
        auto status = json{{"meta", {{"name", resource.meta().name()}}}};
        for (const auto &[key, value] : text.items()) {
            if (!key.ends_with("_status"))
                continue;
            status[key] = value;
            intent.erase(key);
        }
        changes.push_back({{"put", {{"resource", intent}}}});
        if (status.size() > 1)
            statuses.push_back(status);
    }
    const json document = {{"now", now},
                           {"trust_domain", "test.pilothouse.internal"},
                           {"owner", ""},
                           {"seed", "test"},
                           {"steps", {{{"at", now}, {"op", ""}, {"changes", changes}, {"statuses", statuses}}}}};
    auto scenario = service::Scenario::read(document.dump());
    if (!scenario) {
        ADD_FAILURE() << scenario.error().message();
        return nullptr;
    }
    return std::make_shared<const service::Scenario>(*std::move(scenario));
}

std::vector<v1::Resource> workOf(const std::string &id, const std::string &team) {
    v1::Resource model;
    model.mutable_meta()->set_name("models/" + id);
    model.mutable_model()->set_publisher("Acme");
    v1::Resource version;
    version.mutable_meta()->set_name("models/" + id + "/versions/1");
    version.mutable_model_version()->set_lifecycle(v1::REGISTERED);
    version.mutable_model_version()->set_digest(std::string(64, 'a'));
    version.mutable_model_version()->set_file_count(1);
    auto &file = *version.mutable_model_version()->add_files();
    file.set_path("model.gguf");
    file.set_sha256(std::string(64, 'b'));
    v1::Resource operation;
    operation.mutable_meta()->set_name("operations/" + id);
    operation.mutable_operation()->set_verb("models.import");
    operation.mutable_operation()->set_target("models/" + id);
    operation.mutable_operation_status()->set_state(v1::SUCCEEDED);
    std::vector<v1::Resource> all{model, version, operation};
    for (auto &resource : all)
        resource.mutable_meta()->set_team(team);
    return all;
}

std::vector<v1::Resource> servingOf(const std::string &id, const std::string &team) {
    v1::Resource engine;
    engine.mutable_meta()->set_name("engineTemplates/" + id);
    engine.mutable_engine_template()->set_program("engine");
    engine.mutable_engine_template()->mutable_readiness()->set_path("/health");
    v1::Resource deployment;
    deployment.mutable_meta()->set_name("deployments/" + id);
    deployment.mutable_deployment()->set_model_version("models/" + id + "/versions/1");
    deployment.mutable_deployment()->set_engine("engineTemplates/" + id);
    deployment.mutable_deployment()->set_maximum_replicas(1);
    v1::Resource route;
    route.mutable_meta()->set_name("routes/" + id);
    auto &target = *route.mutable_route()->add_targets();
    target.set_id("a");
    target.set_deployment("deployments/" + id);
    target.set_share_basis_points(10'000);
    v1::Resource secret;
    secret.mutable_meta()->set_name("secrets/" + id);
    secret.mutable_secret();
    std::vector<v1::Resource> all{engine, deployment, route, secret};
    for (auto &resource : all)
        resource.mutable_meta()->set_team(team);
    return all;
}

std::vector<const google::protobuf::ServiceDescriptor *> contractServices() {
    std::ifstream file(PILOTHOUSE_CONTRACT, std::ios::binary);
    google::protobuf::FileDescriptorSet set;
    EXPECT_TRUE(set.ParseFromIstream(&file)) << PILOTHOUSE_CONTRACT;
    std::vector<const google::protobuf::ServiceDescriptor *> services;
    for (const auto &proto : set.file()) {
        for (const auto &service : proto.service()) {
            const auto name = proto.package() + "." + service.name();
            services.push_back(google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(name));
            EXPECT_NE(services.back(), nullptr) << name;
        }
    }
    return services;
}

} // namespace support
