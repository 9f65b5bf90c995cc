#include "widgets/gpus/past_feed.h"

#include <algorithm>

#include "backend/client/connection.h"
#include "backend/client/fleet_calls.h"
#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/instants.h"

namespace gpuspage {

namespace {

// Values in one answer: somewhat less than the service has room for.
constexpr qint64 MostValues = 2'400'000;
constexpr qint64 LeastSteps = 4;
constexpr qint64 MostSteps = 240;
// All metrics of a table of so many GPUs can be had at once; of more, the one that the map shows.
constexpr int SmallFleet = 20'000;
// Of what is asked for, before the time that is wanted: mostly one goes on from there.
constexpr qint64 ShareBefore = 4;

} // namespace

PastFeed::PastFeed(client::Connection &connection, GpuFleet &fleet, QObject *parent, Brings brings)
    : QObject(parent), connection_(connection), fleet_(fleet), brings_(brings) {
    connect(&fleet, &GpuFleet::reshaped, this, &PastFeed::renew);
    connect(&connection, &client::Connection::stateChanged, this, [this] {
        if (time_ && !isFresh_ && connection_.isOnline())
            ask();
    });
}

int PastFeed::mostMetrics(int gpus) {
    return gpus <= SmallFleet ? 8 : 1;
}

void PastFeed::setPart(const FleetPart &part) {
    // The past is kept GPU by GPU.
    const FleetPart wanted{part.ranges, v1::GPU_LEVEL};
    if (wanted == part_)
        return;
    part_ = wanted;
    renew();
}

void PastFeed::setMetrics(const QList<v1::GpuMetric> &metrics) {
    if (metrics == metrics_)
        return;
    metrics_ = metrics;
    renew();
}

// What is held is about something else.
void PastFeed::renew() {
    pending_.cancel();
    to_ = from_ - 1;
    isFresh_ = false;
    if (time_)
        ask();
}

void PastFeed::show(qint64 time, qint64 step) {
    time_ = time;
    step_ = std::max<qint64>(1, step);
    if (isHeld())
        return tell();
    isFresh_ = false;
    // What is on its way may have it.
    if (!pending_.isOpen() || time < from_ || time > to_)
        ask();
}

void PastFeed::stop() {
    time_.reset();
    pending_.cancel();
    isFresh_ = false;
}

bool PastFeed::isHeld() const {
    return !pending_.isOpen() && heldLayout_ == fleet_.layout().version() && heldPart_ == part_ && *time_ >= from_ &&
           *time_ <= to_;
}

qint64 PastFeed::entries() const {
    const auto &layout = fleet_.layout();
    if (part_.ranges.empty())
        return layout.gpuCount();
    qint64 count = 0;
    for (const auto &range : part_.ranges)
        for (int node = range.first(); node < range.first() + range.count() && node < layout.nodeCount(); ++node)
            count += layout.node(node).gpuCount;
    return count;
}

void PastFeed::ask() {
    pending_.cancel();
    const qint64 each = std::max<qint64>(1, entries() * metrics_.size());
    if (!connection_.isOnline() || metrics_.isEmpty() || fleet_.layout().isEmpty())
        return;
    const qint64 steps = std::clamp(MostValues / each, LeastSteps, MostSteps);
    from_ = *time_ - steps / ShareBefore * step_;
    to_ = from_ + steps * step_;
    v1::QueryFleetHistoryRequest request;
    for (const auto metric : std::as_const(metrics_))
        request.add_metrics(metric);
    for (const auto &range : part_.ranges)
        *request.add_ranges() = range;
    request.set_layout(fleet_.layout().version());
    *request.mutable_start_time() = Instants::timestamp(from_);
    *request.mutable_end_time() = Instants::timestamp(to_);
    *request.mutable_step() = Instants::duration(step_);
    pending_ = connection_.fleet().queryFleetHistory(request);
    client::deliver(
        pending_, this,
        [this, part = part_, layout = request.layout()](const core::Result<v1::QueryFleetHistoryResponse> &answer) {
            pending_ = {};
            if (!answer) {
                to_ = from_ - 1;
                Q_EMIT failed(answer.error());
                return;
            }
            heldPart_ = part;
            heldLayout_ = layout;
            takeAnswer(*answer);
        });
}

void PastFeed::takeAnswer(const v1::QueryFleetHistoryResponse &answer) {
    held_ = answer;
    // What was to come when it was asked for has to be asked for again.
    to_ = std::min(to_,
                   Instants::milliseconds(held_.start_time()) + held_.steps() * Instants::milliseconds(held_.step()));
    if (!time_ || heldLayout_ != fleet_.layout().version() || !(heldPart_ == part_))
        return;
    tell();
}

void PastFeed::tell() {
    const qint64 start = Instants::milliseconds(held_.start_time());
    const qint64 step = std::max<qint64>(1, Instants::milliseconds(held_.step()));
    const qint64 away = *time_ - start;
    // Before anything was kept, and where nothing was: what was known of another time is not of this one.
    if (held_.steps() == 0 || away < -step || away >= (held_.steps() + 1) * step) {
        isFresh_ = true;
        forget();
        return Q_EMIT shown();
    }
    const auto place = static_cast<int>(std::clamp<qint64>(away < 0 ? 0 : away / step, 0, held_.steps() - 1));
    isFresh_ = true;
    for (const auto &tile : held_.tiles())
        isFresh_ = takeStep(tile, place) && isFresh_;
    Q_EMIT shown();
}

bool PastFeed::takeStep(const v1::HistoryTile &tile, int place) {
    return brings_ == Brings::Then ? fleet_.takeThen(tile, place, heldPart_) : fleet_.takePast(tile, place, heldPart_);
}

void PastFeed::forget() {
    if (brings_ == Brings::Then)
        fleet_.forgetThen();
    else
        fleet_.keepOnly({});
}

std::optional<qint64> PastFeed::since() const {
    return held_.has_since_time() ? std::optional(Instants::milliseconds(held_.since_time())) : std::nullopt;
}

} // namespace gpuspage
