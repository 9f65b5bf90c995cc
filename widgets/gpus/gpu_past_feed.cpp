#include "widgets/gpus/gpu_past_feed.h"

#include <algorithm>
#include <chrono>

#include "backend/client/connection.h"
#include "backend/client/fleet_calls.h"
#include "backend/core/clock.h"
#include "backend/telemetry/metric.h"
#include "widgets/gpus/instants.h"

namespace gpuspage {

namespace {

// Of one question, as the service has it.
constexpr int MostMetrics = 8;
constexpr std::array Folds{v1::MEAN, v1::LEAST, v1::GREATEST};
constexpr qint64 Second = 1'000;
constexpr qint64 LeastPeriod = 2 * Second;
constexpr qint64 MostPeriod = 30 * Second;

} // namespace

GpuPastFeed::GpuPastFeed(client::Connection &connection, const core::Clock &clock, const GpuFleet &fleet,
                         QObject *parent)
    : QObject(parent), connection_(connection), clock_(clock), fleet_(fleet) {
    static_assert(questions == Folds.size() * ((telemetry::MetricCount + MostMetrics - 1) / MostMetrics));
    again_.setSingleShot(true);
    connect(&again_, &QTimer::timeout, this, &GpuPastFeed::ask);
    connect(&connection, &client::Connection::stateChanged, this, &GpuPastFeed::ask);
    connect(&fleet, &GpuFleet::reshaped, this, &GpuPastFeed::begin);
}

void GpuPastFeed::setGpu(const QString &node, int index) {
    if (node == node_ && index == index_)
        return;
    node_ = node;
    index_ = index;
    past_.clear();
    begin();
}

void GpuPastFeed::see(const v1::DescribeGpuResponse &description) {
    for (const auto &reading : description.readings())
        if (reading.has_value() && !reading.is_stale())
            past_.see(reading.metric(), now(), static_cast<float>(reading.value()));
}

void GpuPastFeed::setReach(const Reach &reach) {
    if (reach == reach_)
        return;
    reach_ = reach;
    begin();
}

void GpuPastFeed::setPaused(bool isPaused) {
    if (isPaused == isPaused_)
        return;
    isPaused_ = isPaused;
    if (isPaused) {
        cancel();
        again_.stop();
    } else {
        begin();
    }
}

qint64 GpuPastFeed::now() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(clock_.now().time_since_epoch()).count();
}

kit::TimeSpan GpuPastFeed::span() const {
    const qint64 end = (shown_ > 0 ? shown_ : now()) / Second * Second;
    return {end - reach_.length, end};
}

// What is held is of another GPU, span or layout; it stays in sight until all of the new one has come.
void GpuPastFeed::begin() {
    cancel();
    isFilled_ = false;
    isWhole_ = true;
    ask();
}

void GpuPastFeed::cancel() {
    for (auto &pending : pending_) {
        pending.cancel();
        pending = {};
    }
    answers_ = {};
}

void GpuPastFeed::ask() {
    const bool isAsking = std::ranges::any_of(pending_, [](const auto &pending) { return pending.isOpen(); });
    const int node = node_.isEmpty() ? -1 : fleet_.layout().nodeOf(node_);
    if (isPaused_ || isAsking || node < 0 || !connection_.isOnline())
        return;
    answers_ = {};
    asked_ = now();
    v1::QueryFleetHistoryRequest request;
    auto &range = *request.add_ranges();
    range.set_first(node);
    range.set_count(1);
    request.set_layout(fleet_.layout().version());
    const qint64 begin = asked_ / Second * Second - reach_.length;
    const qint64 from = isWhole_ ? begin : std::max(begin, past_.end() - 2 * past_.step());
    *request.mutable_start_time() = Instants::timestamp(from);
    *request.mutable_end_time() = Instants::timestamp(asked_);
    *request.mutable_step() = Instants::duration(isWhole_ ? reach_.step : past_.step());
    std::size_t number = 0;
    for (const auto fold : Folds) {
        request.set_fold(fold);
        for (int first = 1; first <= telemetry::MetricCount; first += MostMetrics) {
            request.clear_metrics();
            for (int metric = first; metric < first + MostMetrics && metric <= telemetry::MetricCount; ++metric)
                request.add_metrics(static_cast<v1::GpuMetric>(metric));
            askOne(number++, request);
        }
    }
}

void GpuPastFeed::askOne(std::size_t number, const v1::QueryFleetHistoryRequest &request) {
    pending_[number] = connection_.fleet().queryFleetHistory(request);
    client::deliver(pending_[number], this, [this, number](const core::Result<v1::QueryFleetHistoryResponse> &answer) {
        pending_[number] = {};
        if (!answer) {
            // The others are of no use without it. A layout that has changed is told of soon.
            cancel();
            error_ = answer.error();
            again_.start(static_cast<int>(LeastPeriod));
            return Q_EMIT changed();
        }
        answers_[number] = *answer;
        if (std::ranges::all_of(answers_, [](const auto &one) { return one.has_value(); }))
            take();
    });
}

void GpuPastFeed::take() {
    GpuPast::Answers answers;
    constexpr auto each = questions / Folds.size();
    std::array lists{&answers.means, &answers.least, &answers.greatest};
    for (std::size_t number = 0; number < questions; ++number)
        lists[number / each]->push_back(*std::exchange(answers_[number], std::nullopt));
    error_.reset();
    shown_ = asked_;
    const qint64 from = span().from - reach_.step;
    if (isWhole_)
        past_.replace(answers, index_);
    else if (!past_.append(answers, index_, from))
        return begin();
    // A source that remembers may have told of what was before since it was asked.
    const bool isOlderKept =
        past_.since() > 0 && std::max(past_.since(), span().from) + 2 * past_.step() < past_.start();
    isWhole_ = past_.end() == 0 || isOlderKept;
    isFilled_ = true;
    if (!isStill_)
        again_.start(static_cast<int>(std::clamp(past_.step(), LeastPeriod, MostPeriod)));
    Q_EMIT changed();
}

} // namespace gpuspage
