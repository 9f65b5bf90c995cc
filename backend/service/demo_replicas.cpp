#include "backend/service/demo_replicas.h"

#include <future>
#include <set>
#include <utility>
#include <vector>

#include "backend/deployments/planning.h"
#include "backend/deployments/simulated/port_choice.h"
#include "backend/ledger/history.h"
#include "backend/ledger/ledger.h"

namespace service {

namespace v1 = pilothouse::v1;

namespace {

// A deployment as it was before its last change; as it is where it has none.
core::Result<v1::Resource> before(const v1::Resource &deployment, ledger::Ledger &ledger) {
    std::promise<core::Result<ledger::History::Generations>> answered;
    auto answer = answered.get_future();
    ledger.history().generations(
        {deployment.meta().name(), ledger.snapshot()->revision(), deployment.meta().generation(), 1},
        [&answered](auto generations) { answered.set_value(std::move(generations)); });
    const auto earlier = answer.get();
    if (!earlier)
        return earlier.error();
    return earlier->entries.empty() ? deployment : earlier->entries.front().resource;
}

core::Result<void> write(v1::Resource status, ledger::Ledger &ledger) {
    std::promise<core::Result<void>> written;
    auto done = written.get_future();
    ledger.writeStatus(std::move(status), [&written](auto result) { written.set_value(std::move(result)); });
    return done.get();
}

std::vector<std::string> namesOfDeployments(const ledger::Snapshot &state) {
    std::vector<std::string> names;
    state.each("deployments", [&](const ledger::ResourcePtr &deployment) {
        names.push_back(deployment->meta().name());
        return true;
    });
    return names;
}

} // namespace

core::Result<void> settleDemo(const std::string &canary, const deployments::LostGpus &lost, ledger::Ledger &ledger,
                              core::Random &random) {
    deployments::simulated::PortChoice ports;
    std::set<std::string> taken;
    const deployments::Chances chances{random, [&](const std::string &) {
                                           auto address = ports.address(taken);
                                           if (address)
                                               taken.insert(*address);
                                           return address;
                                       }};
    for (const auto &name : namesOfDeployments(*ledger.snapshot())) {
        const auto state = ledger.snapshot();
        auto deployment = core::Result<v1::Resource>(*state->find(name));
        if (name == canary)
            deployment = before(*deployment, ledger);
        if (!deployment)
            return deployment.error();
        v1::Resource update;
        update.mutable_meta()->set_name(name);
        *update.mutable_deployment_status() = deployments::settledStatus(*deployment, *state, lost, chances);
        if (auto written = write(std::move(update), ledger); !written)
            return written;
    }
    return {};
}

} // namespace service
