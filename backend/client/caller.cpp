#include "backend/client/caller.h"

#include "backend/client/link.h"

namespace client {

Caller::Caller(std::shared_ptr<detail::Link> link, Deadline deadline) : link_(std::move(link)), deadline_(deadline) {}

Caller::Caller(const Caller &) = default;

Caller &Caller::operator=(const Caller &) = default;

Caller::~Caller() = default;

std::function<void()> Caller::start(const char *method, const google::protobuf::Message &request,
                                    std::shared_ptr<google::protobuf::Message> response,
                                    std::function<void(std::optional<core::Error>)> done) const {
    if (link_)
        return link_->unary(method, request, std::move(response), deadline_, std::move(done));
    done(core::Error(core::v1::UNAVAILABLE, "there is no connection to the service"));
    return {};
}

std::unique_ptr<Subscription> Caller::open(const char *method, const google::protobuf::Message &request,
                                           const google::protobuf::Message &prototype) const {
    return std::make_unique<Subscription>(link_, method, request, prototype);
}

} // namespace client
