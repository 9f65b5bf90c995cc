#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "backend/ledger/change.h"

namespace rpc {

namespace v1 = pilothouse::v1;

// What a certificate proves; read once for each certificate.
struct Credential {
    // `spiffe://<trust domain>/user/<id>`
    std::string spiffeId;
    // `principals/<id>`
    std::string principal;
    // Hex, of the certificate's DER.
    std::string certificateSha256;
    std::chrono::sys_seconds issuedAt;
    std::chrono::sys_seconds expiresAt;
};

// Who calls, as the guard found out for one call.
struct Caller {
    // As the log names him.
    ledger::Actor actor;
    // Null where he has shown none.
    std::shared_ptr<const Credential> credential;
    // 32 hex digits: the caller's own after W3C Trace Context, or made for this call.
    std::string traceId;
    std::chrono::system_clock::time_point deadline;
};

} // namespace rpc
