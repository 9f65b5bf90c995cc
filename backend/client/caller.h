#pragma once

#include "backend/client/pending.h"
#include "backend/client/subscription.h"

#include <chrono>
#include <memory>

namespace client {

namespace detail {
class Link;
}

using Deadline = std::chrono::milliseconds;
inline constexpr Deadline defaultDeadline = std::chrono::seconds(10);

// Starts calls on the link that the connection had when it was asked for. Every call has a deadline and never blocks;
// without a link it fails at once as UNAVAILABLE. A stream is owned by the Subscription that is returned.
class Caller {
public:
    Caller(std::shared_ptr<detail::Link> link, Deadline deadline);
    Caller(const Caller &);
    Caller &operator=(const Caller &);
    ~Caller();

protected:
    // `method` as it stands on the wire, for example `/pilothouse.v1.ResourceService/Get`.
    template <typename Response>
    Pending<Response> unary(const char *method, const google::protobuf::Message &request) const {
        Promise<Response> promise;
        auto response = std::make_shared<Response>();
        promise.onCancel(start(method, request, response, [promise, response](std::optional<core::Error> error) {
            if (error)
                promise.complete(*std::move(error));
            else
                promise.complete(std::move(*response));
        }));
        return promise.pending();
    }

    template <typename Response>
    std::unique_ptr<Subscription> subscribe(const char *method, const google::protobuf::Message &request) const {
        return open(method, request, Response::default_instance());
    }

private:
    std::function<void()> start(const char *method, const google::protobuf::Message &request,
                                std::shared_ptr<google::protobuf::Message> response,
                                std::function<void(std::optional<core::Error>)> done) const;
    std::unique_ptr<Subscription> open(const char *method, const google::protobuf::Message &request,
                                       const google::protobuf::Message &prototype) const;

    std::shared_ptr<detail::Link> link_;
    Deadline deadline_;
};

} // namespace client
