#include "tests/backend/service/running_service.h"

#include <utility>

#include <gtest/gtest.h>

#include "backend/tls/key_pair.h"

#include "pilothouse/v1/identity_service.pb.h"

namespace support {

RunningService::RunningService(service::Options options) : options_(std::move(options)) {
    options_.dataDirectory = directory.path() / "data";
    options_.ownerName = "Ada Lovelace";
    const auto started = start();
    if (!started)
        ADD_FAILURE() << started.error().message();
}

core::Result<void> RunningService::start() {
    auto started = service::ControlService::start(options_, clock, random_, log_);
    if (!started)
        return started.error();
    service_ = std::move(*started);
    return {};
}

ServiceClient RunningService::owner() const {
    const auto credentials = service_->ownerCredentials();
    if (!credentials)
        ADD_FAILURE() << credentials.error().message();
    return clientWith(*credentials);
}

ServiceClient RunningService::enrol(const std::string &role, const std::string &team) const {
    const auto key = tls::KeyPair::make();
    v1::EnrollPrincipalRequest request;
    request.set_full_name("Somebody");
    request.set_role(role);
    request.set_team(team);
    request.set_certificate_request_pem(key.certificateRequestPem());
    const auto enrolled = owner().ask<v1::EnrollPrincipalResponse>("IdentityService.EnrollPrincipal", request);
    if (!enrolled)
        ADD_FAILURE() << enrolled.error().message();
    return clientWith({enrolled->ca_pem(), enrolled->certificate_pem(), key.privateKeyPem()});
}

ServiceClient RunningService::clientWith(const tls::Credentials &credentials) const {
    return {service_->address(), credentials, service_->trustDomain()};
}

std::string RunningService::principalOf(const ServiceClient &client) const {
    const auto info = client.ask<v1::ServerInfo>("ResourceService.GetServerInfo", v1::GetServerInfoRequest());
    return info ? info->principal() : std::string();
}

v1::Resource teamNamed(const std::string &id) {
    v1::Resource team;
    team.mutable_meta()->set_name("teams/" + id);
    team.mutable_team()->set_description("Those of " + id);
    return team;
}

v1::Resource modelNamed(const std::string &id, const std::string &team) {
    v1::Resource model;
    model.mutable_meta()->set_name("models/" + id);
    model.mutable_meta()->set_team(team);
    model.mutable_model()->set_publisher("Acme");
    return model;
}

} // namespace support
