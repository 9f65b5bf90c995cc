#pragma once

#include <optional>
#include <string>

#include "backend/gateway/client_connection.h"
#include "backend/gateway/meter.h"
#include "backend/gateway/upstream_call.h"
#include "backend/gateway/worker_parts.h"

namespace gateway {

// Takes one admitted request to a target and its answer back. Until the first byte of an answer was passed on it may
// try other replicas and, as the route says, other targets. When the client goes, so does the call to the target.
class Exchange {
public:
    // All outlive the exchange.
    Exchange(WorkerParts &parts, ClientConnection &client, RequestContext &context);
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;
    ~Exchange();

    // Whether the client's connection can be used on.
    Task<bool> run();

private:
    // What came of an attempt, or NONE where its answer may be passed on.
    struct Verdict {
        CallFault fault = CallFault::None;
        // FallbackCause; 0 where nothing allows another target.
        int cause = 0;
    };

    Task<bool> attemptAll();
    Task<Verdict> attempt(const Pick &pick);
    std::optional<Pick> nextAfter(const Verdict &verdict, TargetPicker *picker);
    Task<bool> giveUp(CallFault fault);
    Task<bool> passOn();
    Task<bool> passBody(std::optional<std::uint64_t> size);
    Task<bool> breakOff(bool isEventStream);
    Task<bool> writePiece(const std::string &head, bool isChunked);
    void frameChunks();
    bool isOverTime() const;
    void endAttempt(bool isError);

    WorkerParts &parts_;
    ClientConnection &client_;
    RequestContext &context_;
    const Route &route_;
    SteadyTime totalBy_;
    CallRequest request_;
    std::string framed_;
    std::optional<UpstreamCall> call_;
    std::optional<Meter> meter_;
};

} // namespace gateway
