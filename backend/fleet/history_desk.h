#pragma once

#include <atomic>
#include <memory>

#include "backend/fleet/past_answer.h"
#include "backend/rpc/call.h"
#include "backend/rpc/work_queue.h"

namespace core {
class Clock;
}

namespace fleet {

class NodePast;
class Observer;
class SourceController;

// Answers questions about the past. What is in memory is answered at once; what has to be read or reckoned, and what
// another host is asked for, has a thread each, so that one that hangs holds up nobody else. Thread-safe; the
// destructor answers what is left.
class HistoryDesk {
public:
    struct Parts {
        const Observer &observer;
        const core::Clock &clock;
        // Null where there are none.
        const SourceController *sources = nullptr;
        const NodePast *past = nullptr;
    };

    // What `parts` refers to outlives the desk.
    explicit HistoryDesk(const Parts &parts) : parts_(parts) {}

    // Request and response live until the call is finished.
    void answer(const std::shared_ptr<rpc::UnaryCall> &call, const v1::QueryFleetHistoryRequest &request,
                v1::QueryFleetHistoryResponse *response);

private:
    PastPlaces places() const;
    void post(const std::shared_ptr<rpc::UnaryCall> &call, PastAnswer answer, v1::QueryFleetHistoryResponse *response);

    const Parts parts_;
    // Questions that wait for another host.
    std::atomic<int> far_{0};
    rpc::WorkQueue near_;
    rpc::WorkQueue remote_;
};

} // namespace fleet
