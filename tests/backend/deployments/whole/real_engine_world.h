#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/backend/daemon/daemon_fixture.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace support {

// The real pilothoused before real engines, which `./test --engines` has made: PILOTHOUSE_ENGINES is their directory.
class RealEngineWorld : public DaemonTest {
protected:
    void SetUp() override;
    // All that was deployed ends and leaves nothing.
    void TearDown() override;

    ServiceClient owner() const { return clientWith(tls::ownerCredentialsPath(data)); }

    // For five minutes at most: a real engine takes its time, and what goes is missed for a while.
    static bool within(const std::function<bool()> &holds);
    // Of a port of this host that nobody has for now.
    static std::string freePort();

    // The template's program is there.
    bool isFound(const std::string &engine) const;
    // As `models/random/versions/1`: that file, or all files of that directory.
    void importModel(const std::filesystem::path &path) const;
    void apply(const v1::Resource &resource) const;
    // `deployments/random`, one replica of that model.
    static v1::Resource deploymentOn(const std::string &engine);
    v1::DeploymentStatus status() const;
    // That generation alone, by one replica that is ready.
    bool serves(std::int64_t generation) const;
    v1::QueryEngineLoadResponse load() const;

    // `routes/chat`, to `deployments/random` alone.
    static v1::Resource route();
    static nlohmann::json chat(bool isStream);
    // Of the gateway, with an id of the client's that an engine would refuse: it answers 400 to whatever is no UUID.
    std::string ask(const nlohmann::json &body) const;
    // A whole answer of six tokens and a stream come through the gateway.
    void expectAnswers() const;

    // That engine, which serves the model `by-hand` at that port of this host, from its start until it ends.
    void expectFoundAdoptedAndGone(Child &engine, const std::string &port, v1::EndpointApi api,
                                   bool isTls = false) const;

    std::filesystem::path engines_;
    // Of the engines.
    std::filesystem::path programs_;
    std::filesystem::path model_;

private:
    // The finding at that port of this host, whatever its state; nothing where there is none.
    std::optional<v1::Resource> findingAt(const std::string &port) const;
    bool becomes(const std::string &port, v1::FindingStatus::State state) const;

    std::unique_ptr<Child> daemon_;
    std::string gateway_;
};

} // namespace support
