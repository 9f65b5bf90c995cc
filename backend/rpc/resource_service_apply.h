#pragma once

#include <memory>

#include "pilothouse/v1/resource_service.pb.h"

namespace ledger {
class Ledger;
}

namespace rpc {

namespace v1 = pilothouse::v1;

class UnaryCall;
class WorkQueue;

// ResourceService.Apply: a change set for the ledger, or what it would do. What the caller may not see does not stand
// among the referrers that he is told of.
class ResourceApplier {
public:
    ResourceApplier(ledger::Ledger &ledger, WorkQueue &queue) : ledger_(ledger), queue_(queue) {}

    void apply(const std::shared_ptr<UnaryCall> &call, const v1::ApplyRequest &request, v1::ApplyResponse *response);

private:
    ledger::Ledger &ledger_;
    WorkQueue &queue_;
};

} // namespace rpc
