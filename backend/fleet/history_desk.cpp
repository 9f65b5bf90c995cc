#include "backend/fleet/history_desk.h"

#include "backend/core/clock.h"
#include "backend/fleet/node_past.h"
#include "backend/fleet/observer.h"
#include "backend/fleet/source_controller.h"

namespace fleet {

namespace {

// Each may take seconds; whoever comes later is answered from what is kept here.
constexpr int mostFar = 3;

} // namespace

void HistoryDesk::answer(const std::shared_ptr<rpc::UnaryCall> &call, const v1::QueryFleetHistoryRequest &request,
                         v1::QueryFleetHistoryResponse *response) {
    const auto scope = call->scope();
    const VisibleFleet visible(parts_.observer.picture()->ground->layout,
                               [&scope](const std::string &team) { return scope->sees("nodes", team); });
    auto answer = PastAnswer::begin(places(), visible, request, parts_.clock.now());
    if (!answer)
        return call->finish(answer.error());
    if (answer->isLong())
        return post(call, *std::move(answer), response);
    answer->fill(response);
    call->finish({});
}

PastPlaces HistoryDesk::places() const {
    PastPlaces places{parts_.observer.history()};
    if (parts_.past)
        places.disk = parts_.past->tiles();
    if (parts_.sources)
        places.sources = parts_.sources->pasts();
    return places;
}

void HistoryDesk::post(const std::shared_ptr<rpc::UnaryCall> &call, PastAnswer answer,
                       v1::QueryFleetHistoryResponse *response) {
    const auto shared = std::make_shared<PastAnswer>(std::move(answer));
    const auto work = [call, shared, response] {
        shared->fill(response);
        call->finish({});
    };
    if (shared->isFar() && far_ < mostFar) {
        ++far_;
        return remote_.post([this, work] {
            work();
            --far_;
        });
    }
    shared->stayNear();
    near_.post(work);
}

} // namespace fleet
