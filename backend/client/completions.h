#pragma once

namespace grpc {
class CompletionQueue;
}

namespace client::detail {

// Where a step of a call ends that was started on completions().
class Step {
public:
    virtual ~Step() = default;
    // `ok` as gRPC tells it for that step. On the thread of the queue, which it must not hold up.
    virtual void ended(bool ok) = 0;
};

// The queue of every call of this program, and one thread that waits for it. gRPC's own threads for callbacks wake six
// times a second for nothing. Both stay for good: a call may outlive whoever started it, and ends on this thread.
grpc::CompletionQueue &completions();

} // namespace client::detail
