#pragma once

#include <array>
#include <optional>
#include <string>

#include "backend/gateway/http_parser.h"
#include "backend/gateway/upstream_pool.h"

namespace gateway {

// What ended a call to an endpoint before its answer was whole.
enum class CallFault {
    None,
    // No connection came about.
    NotConnected,
    // The connection broke, or what came is no HTTP.
    Broken,
    // Its time was over; which one its caller knows.
    TooSlow,
    Cancelled,
};

// What is sent: the head, and the body in up to three pieces that outlive the call.
struct CallRequest {
    std::string head;
    std::array<asio::const_buffer, 3> body;
};

// One request to one endpoint and its answer, read piece by piece. Counts as outstanding while it lives. For one
// thread.
class UpstreamCall {
public:
    UpstreamCall(UpstreamPool &pool, Deadlines &deadlines, EndpointPtr endpoint, std::chrono::milliseconds connectTime);
    UpstreamCall(const UpstreamCall &) = delete;
    UpstreamCall &operator=(const UpstreamCall &) = delete;
    ~UpstreamCall();

    // Sends, and reads until something of the answer's body is there or the answer ends. A kept connection that the
    // other side has closed meanwhile is replaced by a new one. The request outlives it.
    Task<CallFault> begin(const CallRequest &request, SteadyTime firstByteBy);
    // Reads until there is more of the body, or its end.
    Task<CallFault> more(SteadyTime by);
    // Reads once more, whatever of the body waits to be taken already.
    Task<CallFault> readOn(SteadyTime by);
    // Ends what is under way, which then faults with Cancelled.
    void cancel();

    AnswerParser &answer() { return *answer_; }
    bool isDone() const { return answer_->is_done(); }
    // What the system or TLS said of a fault.
    const std::string &reason() const { return reason_; }

private:
    Task<CallFault> send(const CallRequest &request);
    Task<CallFault> readBody();
    Task<CallFault> readOnce();
    Task<CallFault> connect(SteadyTime by);
    CallFault faultOf(CallFault otherwise) const;
    void takeIn(ErrorCode *failed);

    UpstreamPool &pool_;
    const EndpointPtr endpoint_;
    const std::chrono::milliseconds connectTime_;
    Deadline deadline_;
    UpstreamPtr connection_;
    std::optional<AnswerParser> answer_;
    std::string reason_;
    bool isReused_ = false;
    bool isTooSlow_ = false;
    bool isCancelled_ = false;
};

} // namespace gateway
