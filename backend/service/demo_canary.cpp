#include "backend/service/demo_canary.h"

#include <future>
#include <utility>

#include "backend/ledger/history.h"
#include "backend/ledger/ledger.h"

namespace service {

namespace v1 = pilothouse::v1;

namespace {

core::Result<ledger::History::Generations> generationsBefore(const v1::Resource &deployment, ledger::Ledger &ledger) {
    std::promise<core::Result<ledger::History::Generations>> answered;
    auto answer = answered.get_future();
    ledger.history().generations(
        {deployment.meta().name(), ledger.snapshot()->revision(), deployment.meta().generation(), 1},
        [&answered](auto generations) { answered.set_value(std::move(generations)); });
    return answer.get();
}

core::Result<void> write(v1::Resource status, ledger::Ledger &ledger) {
    std::promise<core::Result<void>> written;
    auto done = written.get_future();
    ledger.writeStatus(std::move(status), [&written](auto result) { written.set_value(std::move(result)); });
    return done.get();
}

} // namespace

core::Result<void> leaveCanaryToBegin(const std::string &deployment, ledger::Ledger &ledger) {
    const auto state = ledger.snapshot();
    const auto now = state->find(deployment);
    if (!now)
        return {};
    const auto before = generationsBefore(*now, ledger);
    if (!before)
        return before.error();
    if (before->entries.empty())
        return {};
    const auto &earlier = before->entries.front().resource;
    const auto engine = state->find(earlier.deployment().engine());
    const auto version = state->find(earlier.deployment().model_version());
    if (!engine || !version)
        return {};
    const auto generation = earlier.meta().generation();
    v1::Resource update;
    update.mutable_meta()->set_name(deployment);
    auto &status = *update.mutable_deployment_status();
    status.set_observed_generation(generation);
    status.set_serving_generation(generation);
    status.set_desired_replicas(earlier.deployment().minimum_replicas());
    status.mutable_rollout()->set_phase(v1::RolloutStatus::COMPLETE);
    status.mutable_rollout()->set_to_generation(generation);
    auto &revision = *status.add_revisions();
    revision.set_generation(generation);
    *revision.mutable_spec() = earlier.deployment();
    *revision.mutable_engine() = engine->engine_template();
    *revision.mutable_model_version() = version->model_version();
    return write(std::move(update), ledger);
}

} // namespace service
