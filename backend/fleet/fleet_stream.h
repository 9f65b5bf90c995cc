#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "backend/fleet/frame.h"
#include "backend/fleet/observer.h"
#include "backend/rpc/stream.h"

namespace fleet {

// One caller's view of the fleet: the layout when it is another one than he holds, and a frame for each picture that is
// due.
class FleetStream final : public rpc::Source<v1::WatchFleetResponse> {
public:
    // Errors: INVALID_FIELD. The observer outlives it.
    static core::Result<std::unique_ptr<rpc::Source<v1::WatchFleetResponse>>>
    open(Observer &observer, std::shared_ptr<rpc::Call> call, const v1::WatchFleetRequest &request, rpc::Waker waker);
    ~FleetStream() override;

    core::Result<rpc::Next> next(v1::WatchFleetResponse *message) override;
    core::Result<void> recheck() override;

private:
    FleetStream(Observer &observer, std::shared_ptr<rpc::Call> call, FrameQuery query,
                const v1::WatchFleetRequest &request);

    // Where it is due: nothing of it is new mostly.
    void addOwners(const Picture &picture, v1::FleetFrame *frame);

    Observer &observer_;
    const std::shared_ptr<rpc::Call> call_;
    const FrameQuery query_;
    // Of beats, one is told.
    const std::int64_t every_;
    const bool hasOwners_;
    // Version of the layout that the ranges are of.
    const std::string asked_;
    // Version of the layout that the caller holds.
    std::string held_;
    rpc::ScopePtr scope_;
    std::optional<VisibleFleet> visible_;
    // Beat of the picture that was sent last.
    std::optional<std::int64_t> sent_;
    // Who had which GPU in the frame that said it last, and of what that was read.
    std::string owners_;
    std::shared_ptr<const Ground> ownersGround_;
    std::shared_ptr<const Workloads> ownersWorkloads_;
    Observer::Listener listener_ = 0;
};

} // namespace fleet
