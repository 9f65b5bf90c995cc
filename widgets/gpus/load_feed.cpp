#include "widgets/gpus/load_feed.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>

#include "backend/client/connection.h"
#include "backend/client/fleet_calls.h"
#include "backend/core/clock.h"
#include "backend/telemetry/code.h"
#include "widgets/gpus/instants.h"

namespace gpuspage {

namespace {

constexpr qint64 Second = 1000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;

constexpr qint64 Day = 24 * Hour;

struct Length {
    qint64 length;
    qint64 step;
};
constexpr std::array Lengths{Length{15 * Minute, 5 * Second}, Length{Hour, 15 * Second}, Length{6 * Hour, Minute},
                             Length{Day, 5 * Minute}};
// Steps are multiples of those in which the long past is kept.
constexpr Length Week{7 * Day, 36 * Minute};
constexpr Length Month{30 * Day, 144 * Minute};

constexpr qint64 LeastPeriod = 10 * Second;
constexpr float Unknown = std::numeric_limits<float>::quiet_NaN();

} // namespace

LoadFeed::LoadFeed(client::Connection &connection, const core::Clock &clock, QObject *parent)
    : QObject(parent), connection_(connection), clock_(clock) {
    connect(&again_, &QTimer::timeout, this, &LoadFeed::ask);
    connect(&connection, &client::Connection::stateChanged, this, &LoadFeed::followConnection);
}

// Nothing is known of the time since: what was not reached may have measured all along, and it is read when it is back.
void LoadFeed::followConnection() {
    const bool wasHeard = isHeard();
    if (connection_.isOnline())
        lostAt_.reset();
    else if (wasHeard && connection_.error())
        lostAt_ = now();
    ask();
    if (isHeard() != wasHeard)
        Q_EMIT changed();
}

void LoadFeed::setPaused(bool isPaused) {
    if (isPaused == isPaused_)
        return;
    isPaused_ = isPaused;
    pending_.cancel();
    again_.stop();
    ask();
}

void LoadFeed::setPart(Part part) {
    const bool wasWhole = part_.ranges.empty();
    part_ = std::move(part);
    if (wasWhole && part_.ranges.empty())
        return;
    // Whoever selects goes on selecting: what is on its way is not wanted any more.
    pending_.cancel();
    pending_ = {};
    ask();
}

qint64 LoadFeed::now() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(clock_.now().time_since_epoch()).count();
}

LoadFeed::Span LoadFeed::span() const {
    const qint64 end = lostAt_.value_or(now()) / Second * Second;
    const qint64 kept = since_ > 0 ? end - since_ : 0;
    const auto *fit = std::ranges::find_if(Lengths, [kept](const Length &one) { return one.length >= kept; });
    const auto chosen = [&] {
        switch (reach_) {
        case Reach::Kept:
            return fit == Lengths.end() ? Lengths.back() : *fit;
        case Reach::Hour:
            return Lengths[1];
        case Reach::SixHours:
            return Lengths[2];
        case Reach::Day:
            return Lengths[3];
        case Reach::Week:
            return Week;
        case Reach::Month:
            return Month;
        }
        return Lengths.back();
    }();
    return {end - chosen.length, end, chosen.step};
}

void LoadFeed::setReach(Reach reach) {
    if (reach == reach_)
        return;
    reach_ = reach;
    isFilled_ = false;
    pending_.cancel();
    pending_ = {};
    ask();
    Q_EMIT changed();
}

void LoadFeed::ask() {
    if (isPaused_ || pending_.isOpen() || !connection_.isOnline())
        return;
    const auto wanted = span();
    v1::QueryFleetHistoryRequest request;
    request.add_metrics(metric_);
    *request.mutable_start_time() = Instants::timestamp(wanted.start);
    *request.mutable_end_time() = Instants::timestamp(wanted.end);
    *request.mutable_step() = Instants::duration(wanted.step);
    request.set_fold(v1::MEAN);
    for (const auto &range : part_.ranges)
        *request.add_ranges() = range;
    if (!part_.ranges.empty())
        request.set_layout(part_.layout);
    pending_ = connection_.fleet().queryFleetHistory(request);
    client::deliver(pending_, this, [this, part = part_](const core::Result<v1::QueryFleetHistoryResponse> &answer) {
        pending_ = {};
        // The strip stays as it was where nothing can be read; the map says why.
        if (answer)
            take(*answer, part);
        again_.start(static_cast<int>(isSilent_ ? LeastPeriod : std::max(LeastPeriod, span().step)));
        // What is only the first word on how much there is shows, and is not all.
        isFilled_ = isFilled_ || !pending_.isOpen();
        Q_EMIT changed();
    });
}

void LoadFeed::take(const v1::QueryFleetHistoryResponse &answer, const Part &part) {
    const auto lengthBefore = span().end - span().start;
    since_ = answer.has_since_time() ? Instants::milliseconds(answer.since_time()) : 0;
    start_ = Instants::milliseconds(answer.start_time());
    step_ = std::max<qint64>(1, Instants::milliseconds(answer.step()));
    shares_.assign(static_cast<std::size_t>(std::max(0, answer.steps())), Unknown);
    const auto entries = static_cast<std::size_t>(std::max(0, answer.entries()));
    const auto &codes = answer.tiles_size() > 0 ? answer.tiles(0).codes() : std::string();
    const bool isWhole = part.entries.size() != entries;
    isSilent_ = true;
    for (std::size_t step = 0; step < shares_.size() && (step + 1) * entries <= codes.size(); ++step) {
        std::uint64_t sum = 0;
        std::uint64_t count = 0;
        for (std::size_t entry = 0; entry < entries; ++entry) {
            const auto code = static_cast<telemetry::PastCode>(codes[step * entries + entry]);
            if (!telemetry::hasPastValue(code) || (!isWhole && !part.entries[entry]))
                continue;
            sum += code;
            ++count;
        }
        if (count > 0)
            shares_[step] = static_cast<float>(double(sum) / double(count) / telemetry::MaxPastLevel);
        isSilent_ = isSilent_ && count == 0;
    }
    if (span().end - span().start > lengthBefore)
        return ask();
    if (isSilent_ && metric_ == v1::SM_ACTIVE && since_ > 0 && part.ranges.empty()) {
        metric_ = v1::GPU_UTILIZATION;
        ask();
    }
}

} // namespace gpuspage
