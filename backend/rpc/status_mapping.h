#pragma once

#include <string_view>

#include <grpcpp/support/status.h>

#include "backend/core/error.h"

namespace google::rpc {
class Status;
}

namespace rpc {

// The one translation between our errors and google.rpc.Status after AIP-193: ErrorInfo always, BadRequest,
// ResourceInfo, PreconditionFailure and RetryInfo where they apply, and beside them our own FieldViolation messages and
// the current Resource of a stale etag. Details that would not fit into 8 KiB of HTTP/2 headers are left out, the most
// telling kept.
grpc::Status toStatus(const core::Error &error, std::string_view traceId = {});
// Also for answers that are not ours, of a proxy or of gRPC itself: their code chooses the reason.
core::Error fromStatus(const grpc::Status &status);

// The same for errors that stand in messages, such as an operation's.
google::rpc::Status toMessage(const core::Error &error);
core::Error fromMessage(const google::rpc::Status &status);

} // namespace rpc
