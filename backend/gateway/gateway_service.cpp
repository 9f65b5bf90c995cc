#include "backend/gateway/gateway_service.h"

#include <algorithm>
#include <set>
#include <utility>

#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "backend/core/violation.h"
#include "backend/gateway/measures.h"
#include "backend/ledger/ledger.h"
#include "backend/rpc/call.h"
#include "backend/rpc/guard.h"

#include "pilothouse/v1/gateway_service.guard.pb.h"

namespace gateway {

namespace {

namespace v1 = pilothouse::v1;

// Points of one series; a longer time gets longer steps.
constexpr std::int64_t mostPoints = 1'000;

WallTime wallTime(core::TimePoint time) {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(time);
}

void fill(const Sums &sums, v1::TrafficPoint *point) {
    point->set_requests(sums.requests);
    point->set_errors(sums.errors);
    point->set_output_chunks(sums.chunks);
    if (const auto first = sums.timeToFirstToken.percentile(0.5)) {
        point->set_time_to_first_token_p50(first->count());
        point->set_time_to_first_token_p95(sums.timeToFirstToken.percentile(0.95)->count());
    }
    if (const auto between = sums.interTokenLatency.percentile(0.5)) {
        point->set_inter_token_latency_p50(between->count());
        point->set_inter_token_latency_p95(sums.interTokenLatency.percentile(0.95)->count());
    }
    if (const auto whole = sums.duration.percentile(0.5)) {
        point->set_duration_p50(whole->count());
        point->set_duration_p95(sums.duration.percentile(0.95)->count());
    }
}

class GatewayService final : public v1::GuardedGatewayService {
public:
    GatewayService(rpc::Guard &guard, GatewayServiceParts parts) : GuardedGatewayService(guard), parts_(parts) {}

protected:
    void queryTraffic(const std::shared_ptr<rpc::UnaryCall> &call, const v1::QueryTrafficRequest &request,
                      v1::QueryTrafficResponse *response) override {
        const auto state = parts_.ledger.snapshot();
        const auto resource = state->find(request.name());
        if (!resource || (!resource->has_route() && !resource->has_deployment()))
            return call->finish(call->missing(request.name()));
        const std::string plural = resource->has_route() ? "routes" : "deployments";
        if (!call->scope("get")->sees(plural, resource->meta().team()))
            return call->finish(call->hidden(plural, request.name()));
        if (!call->scope("measure")->sees("routes", resource->meta().team()))
            return call->finish(call->hidden("routes", request.name()));
        auto query = queryOf(request);
        if (!query)
            return call->finish(std::move(query).error());
        (resource->has_route() ? query->route : query->target) = request.name();
        if (request.summed() && resource->has_deployment())
            answerSummed(*query, response);
        else
            answer(*call->scope("get"), *state, *query, response);
        response->mutable_step()->set_seconds(query->step.count());
        *response->mutable_since_time() = core::toTimestamp(parts_.measures.since());
        call->finish({});
    }

private:
    core::Result<Measures::Query> queryOf(const v1::QueryTrafficRequest &request) const {
        const auto now = wallTime(parts_.clock.now());
        Measures::Query query;
        query.to = request.has_end_time() ? std::min(now, wallTime(core::fromTimestamp(request.end_time()))) : now;
        query.from = request.has_start_time() ? wallTime(core::fromTimestamp(request.start_time()))
                                              : now - std::chrono::hours(1);
        if (query.from > query.to)
            return core::Error::invalid({core::outOfRange("start_time", core::earliestTime, core::timeText(query.to))});
        query.from = std::max(query.from, now - std::chrono::days(1));
        query.to = std::max(query.to, query.from) + std::chrono::milliseconds(1);
        if (request.step().seconds() < 0 || request.step().nanos() < 0)
            return core::Error::invalid({core::negative("step")});
        const auto least = std::chrono::ceil<std::chrono::seconds>(query.to - query.from) / mostPoints;
        query.step = std::max({std::chrono::seconds(1), least + std::chrono::seconds(1),
                               std::chrono::seconds(std::min<std::int64_t>(request.step().seconds(), 86'400))});
        return query;
    }

    // Who may not see a series' route or target is told of its figures without their names.
    void answer(const rpc::Scope &scope, const ledger::Snapshot &state, Measures::Query &query,
                v1::QueryTrafficResponse *response) const {
        const auto visible = [&](const std::string &name, const std::string &plural) {
            const auto found = name.empty() ? nullptr : state.find(name);
            return found && scope.sees(plural, found->meta().team()) ? name : std::string();
        };
        const auto measured = parts_.measures.query(query);
        for (const auto &series : measured.series) {
            auto &told = *response->add_series();
            const bool isDeployment = series.key.target.starts_with("deployments/");
            told.set_route(visible(series.key.route, "routes"));
            told.set_target(visible(series.key.target, isDeployment ? "deployments" : "providers"));
            told.set_generation(series.key.generation);
            told.set_is_probe(series.key.isProbe);
            for (const auto &[time, sums] : series.points) {
                auto &point = *told.add_points();
                *point.mutable_time() = core::toTimestamp(time);
                fill(sums, &point);
            }
        }
        query.step = measured.step;
    }

    // By the very function that judges a canary.
    void answerSummed(const Measures::Query &query, v1::QueryTrafficResponse *response) const {
        std::set<std::int64_t> generations;
        for (const auto &series : parts_.measures.query(query).series)
            generations.insert(series.key.generation);
        for (const auto generation : generations) {
            const auto figures = parts_.measures.figures(query.target, generation, query.from);
            auto &told = *response->add_series();
            told.set_target(query.target);
            told.set_generation(generation);
            auto &point = *told.add_points();
            *point.mutable_time() = core::toTimestamp(query.from);
            point.set_requests(figures.requests);
            point.set_errors(figures.errors);
            if (figures.timeToFirstToken)
                point.set_time_to_first_token_p95(figures.timeToFirstToken->count());
            if (figures.interTokenLatency)
                point.set_inter_token_latency_p95(figures.interTokenLatency->count());
        }
    }

    const GatewayServiceParts parts_;
};

} // namespace

std::unique_ptr<rpc::GuardedService> makeGatewayService(rpc::Guard &guard, GatewayServiceParts parts) {
    return std::make_unique<GatewayService>(guard, parts);
}

} // namespace gateway
