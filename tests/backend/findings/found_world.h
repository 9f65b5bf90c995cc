#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "backend/findings/finding_controller.h"
#include "backend/findings/finding_rules.h"
#include "backend/fleet/fleet_rules.h"
#include "tests/backend/gateway/engine.h"
#include "tests/backend/gateway/scripted_server.h"
#include "tests/backend/ledger/ledger_fixture.h"
#include "tests/support/eventually.h"

namespace findings::test {

using namespace std::chrono_literals;
using support::eventually;

constexpr const char *Node = "clusters/local/nodes/host";

// Answers over HTTP by the path of what it is asked; what has no answer is not found.
class Endpoint {
public:
    explicit Endpoint(std::map<std::string, std::string> answers);

    std::uint16_t port() const { return server_.port(); }
    std::string address() const { return server_.address(); }
    std::vector<std::string> requests() const;

private:
    const std::map<std::string, std::string> answers_;
    mutable std::mutex mutex_;
    std::vector<std::string> requests_;
    support::ScriptedServer server_;
};

// `{"object":"list","data":[...]}`
std::string modelList(const std::string &model, const std::string &owner = "somebody");

// What a test says of its own host.
class Host final : public HostKnowledge {
public:
    void own(std::vector<replica::ProcessIdentity> roots);
    void use(std::vector<GpuUse> uses);
    void program(std::vector<ProgramFile> programs);

    std::vector<replica::ProcessIdentity> ownRoots() const override;
    std::vector<ProgramFile> ownPrograms() const override;
    std::vector<GpuUse> gpuUses() const override;

private:
    mutable std::mutex mutex_;
    std::vector<replica::ProcessIdentity> roots_;
    std::vector<ProgramFile> programs_;
    std::vector<GpuUse> uses_;
};

// A ledger with the rules of findings, and the controller over it.
class FoundWorld {
public:
    FoundWorld();

    // Looks at these ports of the own host alone; at none where there are none.
    void start(const std::vector<std::uint16_t> &ports = {});
    void stop() { controller_.reset(); }
    FindingController &controller() { return *controller_; }

    // What was refused, as field and reason; empty where it was applied.
    std::string put(const v1::Resource &resource);
    std::string decide(const v1::Resource &finding, const v1::FindingSpec &spec);
    std::string scan(const std::string &id, const std::vector<std::string> &addresses);

    std::vector<v1::Resource> all() const;
    // The first of that port; nothing where there is none.
    std::optional<v1::Resource> at(std::uint16_t port) const;
    bool isAt(std::uint16_t port, v1::FindingStatus::State state) const;
    v1::TelemetrySourceStatus source(const std::string &id) const;

    mutable ledger::test::World world;
    Host host;

private:
    FindingRules findingRules_{world.clock};
    ScanRules scanRules_;
    fleet::TelemetrySourceRules sourceRules_;
    std::optional<FindingController> controller_;
};

v1::FindingSpec allowed(core::TimePoint until, const std::string &note = "A trial");

} // namespace findings::test
