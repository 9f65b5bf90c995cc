#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "backend/rpc/scope.h"

#include "pilothouse/v1/audit_service.pb.h"

namespace ledger {
class LogReader;
}

namespace rpc {
class UnaryCall;
}

namespace audit {

namespace v1 = pilothouse::v1;

// Answers AuditService.GetInclusionProofs: looks that the caller may see each entry, then reads proofs and leaf hashes,
// one read of the log after the other. Keeps itself alive until the call is answered.
class InclusionProofs : public std::enable_shared_from_this<InclusionProofs> {
public:
    InclusionProofs(ledger::LogReader &log, std::shared_ptr<rpc::UnaryCall> call,
                    const v1::GetInclusionProofsRequest &request, v1::GetInclusionProofsResponse *response);

    void answer();

private:
    void checkFrom(int position);
    void prove();
    void hashFrom(int position);

    ledger::LogReader &log_;
    std::shared_ptr<rpc::UnaryCall> call_;
    const v1::GetInclusionProofsRequest &request_;
    v1::GetInclusionProofsResponse *response_;
    rpc::ScopePtr scope_;
};

} // namespace audit
