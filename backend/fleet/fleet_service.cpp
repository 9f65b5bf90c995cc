#include "backend/fleet/fleet_service.h"

#include <algorithm>

#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/fleet/engine_loads.h"
#include "backend/fleet/fleet_stream.h"
#include "backend/fleet/frame.h"
#include "backend/fleet/gpu_description.h"
#include "backend/fleet/history_desk.h"
#include "backend/fleet/host_collector.h"
#include "backend/fleet/observer.h"
#include "backend/fleet/xid_catalog.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"

#include "pilothouse/v1/fleet_service.guard.pb.h"

namespace fleet {

namespace {

constexpr int mostEvents = 1'000;

class FleetService final : public v1::GuardedFleetService {
public:
    FleetService(rpc::Guard &guard, FleetServiceParts parts)
        : GuardedFleetService(guard),
          parts_(parts),
          history_({parts_.observer, parts_.clock, parts_.sources, parts_.past}) {}

protected:
    core::Result<std::unique_ptr<rpc::Source<v1::WatchFleetResponse>>>
    watchFleet(const std::shared_ptr<rpc::Call> &call, const v1::WatchFleetRequest &request,
               rpc::Waker waker) override {
        return FleetStream::open(parts_.observer, call, request, std::move(waker));
    }

    void queryFleetHistory(const std::shared_ptr<rpc::UnaryCall> &call, const v1::QueryFleetHistoryRequest &request,
                           v1::QueryFleetHistoryResponse *response) override {
        history_.answer(call, request, response);
    }

    void queryGpuEvents(const std::shared_ptr<rpc::UnaryCall> &call, const v1::QueryGpuEventsRequest &request,
                        v1::QueryGpuEventsResponse *response) override {
        if (request.limit() < 0)
            return call->finish(core::Error::invalid({core::outOfRange("limit", "0", std::to_string(mostEvents))}));
        GpuEvents::Question question;
        question.limit =
            static_cast<std::size_t>(request.limit() == 0 ? mostEvents : std::min(request.limit(), mostEvents));
        question.node = request.node();
        if (request.has_start_time())
            question.from = core::fromTimestamp(request.start_time());
        if (request.has_end_time())
            question.to = core::fromTimestamp(request.end_time());
        question.sees = [scope = call->scope()](const std::string &team) { return scope->sees("nodes", team); };
        const auto answer = parts_.observer.events().find(question);
        response->set_is_cut(answer.isCut);
        for (const auto &event : answer.events)
            fill(event, response->add_events());
        call->finish({});
    }

    void describeGpu(const std::shared_ptr<rpc::UnaryCall> &call, const v1::DescribeGpuRequest &request,
                     v1::DescribeGpuResponse *response) override {
        const auto picture = parts_.observer.picture();
        const auto *place = picture->ground->layout->find(request.node());
        if (!place)
            return call->finish(call->missing(request.node()));
        if (!call->scope()->sees("nodes", place->team))
            return call->finish(call->hidden("nodes", request.node()));
        if (request.gpu() < 0 || request.gpu() >= place->gpuCount)
            return call->finish(
                core::Error::invalid({core::outOfRange("gpu", "0", std::to_string(place->gpuCount - 1))}));
        const auto node = picture->ground->state->find(request.node());
        for (const auto &gpu : node->node_status().gpus()) {
            if (gpu.index() == request.gpu())
                *response->mutable_device() = gpu;
        }
        const auto slot = static_cast<std::size_t>(place->firstSlot + request.gpu());
        fillReadings(*picture, slot, response);
        fillHealth(*picture, static_cast<int>(slot), response);
        const auto readable = call->scope("get");
        for (const auto &silence : picture->ground->silences.all()) {
            if (silence.isActive(picture->values.instant()) && silence.holdsFor(static_cast<int>(slot)) &&
                readable->sees("silences", silence.team))
                response->add_silences(silence.name);
        }
        const auto seesDeploymentsOf = [&](const std::string &team) { return readable->sees("deployments", team); };
        if (parts_.programs != nullptr)
            describePrograms(parts_.programs->of(response->device().uuid()), *picture->ground->state, seesDeploymentsOf,
                             response);
        const auto *owner = picture->ground->allocation.ownerOf(slot);
        if (owner && seesDeploymentsOf(owner->team)) {
            response->set_deployment(owner->deployment);
            response->set_replica(owner->replica);
            response->set_team(owner->team);
        }
        call->finish({});
    }

    void queryHost(const std::shared_ptr<rpc::UnaryCall> &call, const v1::QueryHostRequest &request,
                   v1::QueryHostResponse *response) override {
        const auto picture = parts_.observer.picture();
        const auto *place = picture->ground->layout->find(request.node());
        if (!place)
            return call->finish(call->missing(request.node()));
        if (!call->scope()->sees("nodes", place->team))
            return call->finish(call->hidden("nodes", request.node()));
        const bool isOwn = parts_.host && parts_.host->node() == request.node();
        call->finish(isOwn ? parts_.host->fill(request, response) : core::Result<void>());
    }

    void queryEngineLoad(const std::shared_ptr<rpc::UnaryCall> &call, const v1::QueryEngineLoadRequest &request,
                         v1::QueryEngineLoadResponse *response) override {
        const auto deployment = parts_.ledger.snapshot()->find(request.name());
        if (!deployment || !deployment->has_deployment())
            return call->finish(call->missing(request.name()));
        if (!call->scope()->sees("deployments", deployment->meta().team()))
            return call->finish(call->hidden("deployments", request.name()));
        auto loads = simulatedLoads(*parts_.observer.picture(), *deployment);
        const auto own = parts_.loads ? parts_.loads->of(deployment->meta().uid()) : std::vector<v1::EngineLoad>();
        loads.insert(loads.end(), own.begin(), own.end());
        std::sort(loads.begin(), loads.end(),
                  [](const auto &one, const auto &other) { return one.replica() < other.replica(); });
        response->mutable_engines()->Assign(loads.begin(), loads.end());
        call->finish({});
    }

private:
    static void fill(const GpuEvent &event, v1::GpuEvent *message) {
        *message->mutable_time() = core::toTimestamp(event.time);
        message->set_node(event.node);
        message->set_gpu(event.gpu);
        message->set_sign(event.sign);
        message->set_severity(event.severity);
        message->set_is_over(event.isOver);
        message->set_xid(event.xid);
    }

    void fillHealth(const Picture &picture, int slot, v1::DescribeGpuResponse *response) const {
        if (const auto found = picture.reasons.find(slot); found != picture.reasons.end()) {
            for (const auto &reason : found->second) {
                auto &message = *response->add_reasons();
                message.set_sign(reason.sign);
                message.set_severity(reason.severity);
                *message.mutable_since_time() = core::toTimestamp(reason.since);
                message.mutable_arguments()->insert(reason.arguments.begin(), reason.arguments.end());
            }
        }
        const auto signals = parts_.observer.signals().of(slot);
        describeLinks(signals, response);
        for (auto xid = signals.xids().rbegin(); xid != signals.xids().rend(); ++xid) {
            const auto facts = factsOfXid(xid->xid);
            auto &message = *response->add_xids();
            *message.mutable_time() = core::toTimestamp(xid->time);
            message.set_xid(xid->xid);
            message.set_mnemonic(std::string(facts.mnemonic));
            message.set_action(facts.action);
        }
    }

    static void fillReadings(const Picture &picture, std::size_t slot, v1::DescribeGpuResponse *response) {
        for (const auto &column : picture.values.columns()) {
            const auto code = slot < column.codes.size() ? column.codes[slot] : telemetry::NoData;
            if (code == telemetry::NoData)
                continue;
            auto &reading = *response->add_readings();
            reading.set_metric(column.metric);
            if (telemetry::hasValue(code))
                reading.set_value(telemetry::decode(code, telemetry::factsOf(column.metric).range));
            reading.set_is_stale(telemetry::isStale(code));
        }
    }

    const FleetServiceParts parts_;
    HistoryDesk history_;
};

} // namespace

std::unique_ptr<rpc::GuardedService> makeFleetService(rpc::Guard &guard, FleetServiceParts parts) {
    return std::make_unique<FleetService>(guard, parts);
}

} // namespace fleet
