#include "backend/operation/starting.h"

#include <utility>

#include "backend/core/ids.h"

#include "pilothouse/v1/resource.pb.h"

namespace operation {

namespace {

constexpr int MaxUnfinished = 100;

core::Result<void> hasRoom(const std::string &principal, const ledger::Snapshot &state) {
    int unfinished = 0;
    state.each("operations", [&](const ledger::ResourcePtr &other) {
        unfinished += other->operation().principal() == principal && !isFinished(*other) ? 1 : 0;
        return true;
    });
    if (unfinished < MaxUnfinished)
        return {};
    return core::Error(v1::RESOURCE_EXHAUSTED,
                       "you have " + std::to_string(unfinished) +
                           " operations that are not finished; wait for one of them or cancel it",
                       {{"limit", std::to_string(MaxUnfinished)}});
}

} // namespace

void start(v1::OperationSpec spec, const std::string &team, core::Random &random, ledger::Proposal *proposal) {
    const std::string name = "operations/" + core::randomId(random);
    const std::string principal = spec.principal();
    auto &operation = *proposal->changes.emplace_back().mutable_put()->mutable_resource();
    operation.mutable_meta()->set_name(name);
    operation.mutable_meta()->set_team(team);
    *operation.mutable_operation() = std::move(spec);

    auto &status = proposal->statuses.emplace_back();
    status.mutable_meta()->set_name(name);
    status.mutable_operation_status()->set_state(v1::PENDING);

    proposal->byVerb = true;
    proposal->precondition = [principal](const std::vector<ledger::Draft> &, const ledger::Snapshot &state) {
        return hasRoom(principal, state);
    };
}

ledger::Actor starterOf(const v1::Resource &operation, const ledger::Snapshot &state) {
    ledger::Actor actor;
    actor.principal = operation.operation().principal();
    if (actor.principal.empty())
        return actor;
    actor.type = v1::ACTOR_USER;
    if (const auto principal = state.find(actor.principal)) {
        if (principal->principal().type() == v1::SERVICE)
            actor.type = v1::ACTOR_SERVICE;
        actor.uid = principal->meta().uid();
        actor.fullName = principal->principal_status().full_name();
    }
    return actor;
}

bool isFinished(const v1::Resource &operation) {
    switch (operation.operation_status().state()) {
    case v1::SUCCEEDED:
    case v1::FAILED:
    case v1::CANCELLED:
        return true;
    case v1::OPERATION_STATE_UNSPECIFIED:
    case v1::PENDING:
    case v1::RUNNING:
    case v1::OperationState_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::OperationState_INT_MAX_SENTINEL_DO_NOT_USE_:
        return false;
    }
    return false;
}

} // namespace operation
