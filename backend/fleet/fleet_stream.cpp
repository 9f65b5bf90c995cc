#include "backend/fleet/fleet_stream.h"

#include <algorithm>

#include "backend/core/violation.h"
#include "backend/fleet/owner_column.h"

namespace fleet {

namespace {

constexpr auto leastPeriod = std::chrono::milliseconds(1'000);
constexpr auto mostPeriod = std::chrono::milliseconds(3'600'000);

std::chrono::milliseconds periodOf(const google::protobuf::Duration &duration) {
    const auto seconds = std::clamp<std::int64_t>(duration.seconds(), 0, 3'600);
    return std::clamp(std::chrono::milliseconds(seconds * 1'000 + duration.nanos() / 1'000'000), leastPeriod,
                      mostPeriod);
}

// Pictures of beats do not come exactly a period after each other; so beats are counted instead of the time.
std::int64_t beatsIn(std::chrono::milliseconds period, const Beat &beat) {
    return std::max<std::int64_t>(1, (period + beat.period() / 2) / beat.period());
}

} // namespace

core::Result<std::unique_ptr<rpc::Source<v1::WatchFleetResponse>>>
FleetStream::open(Observer &observer, std::shared_ptr<rpc::Call> call, const v1::WatchFleetRequest &request,
                  rpc::Waker waker) {
    auto query = frameQuery(request);
    if (!query)
        return std::move(query).error();
    std::unique_ptr<FleetStream> stream(new FleetStream(observer, std::move(call), *std::move(query), request));
    stream->listener_ = observer.listen([waker = std::move(waker)] { waker.wake(); });
    return std::unique_ptr<rpc::Source<v1::WatchFleetResponse>>(std::move(stream));
}

FleetStream::FleetStream(Observer &observer, std::shared_ptr<rpc::Call> call, FrameQuery query,
                         const v1::WatchFleetRequest &request)
    : observer_(observer),
      call_(std::move(call)),
      query_(std::move(query)),
      every_(beatsIn(periodOf(request.period()), observer.beat())),
      hasOwners_(request.with_owners()),
      asked_(request.layout()),
      held_(request.layout()),
      scope_(call_->scope()) {}

FleetStream::~FleetStream() {
    observer_.unlisten(listener_);
}

core::Result<rpc::Next> FleetStream::next(v1::WatchFleetResponse *message) {
    const auto picture = observer_.picture();
    if (sent_ && picture->beat - *sent_ < every_)
        return rpc::Next::Nothing;
    if (!visible_ || visible_->layout() != picture->ground->layout)
        visible_.emplace(picture->ground->layout,
                         [this](const std::string &team) { return scope_->sees("nodes", team); });
    message->Clear();
    if (visible_->version() != held_) {
        held_ = visible_->version();
        visible_->tell(message->mutable_layout());
    }
    // Positions of another layout are other nodes.
    const bool isAnswerable = query_.ranges.empty() || asked_ == held_;
    if (isAnswerable) {
        fillFrame(*picture, *visible_, query_, message->mutable_frame());
        if (hasOwners_)
            addOwners(*picture, message->mutable_frame());
    }
    sent_ = picture->beat;
    return isAnswerable || message->has_layout() ? rpc::Next::Message : rpc::Next::Nothing;
}

void FleetStream::addOwners(const Picture &picture, v1::FleetFrame *frame) {
    if (picture.ground == ownersGround_ && picture.workloads == ownersWorkloads_)
        return;
    ownersGround_ = picture.ground;
    ownersWorkloads_ = picture.workloads;
    const auto scope = call_->scope("get");
    auto owners = ownersOf(picture, *visible_, query_,
                           [&scope](const std::string &team) { return scope->sees("deployments", team); });
    // Entries of another layout are other GPUs.
    auto said = visible_->version() + owners.SerializeAsString();
    if (said == owners_)
        return;
    owners_ = std::move(said);
    *frame->mutable_owners() = std::move(owners);
}

core::Result<void> FleetStream::recheck() {
    const auto scope = call_->scope();
    if (*scope == *scope_)
        return {};
    scope_ = scope;
    visible_.reset();
    ownersGround_.reset();
    return {};
}

} // namespace fleet
