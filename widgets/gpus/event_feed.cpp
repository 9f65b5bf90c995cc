#include "widgets/gpus/event_feed.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "backend/client/connection.h"
#include "backend/client/fleet_calls.h"
#include "backend/telemetry/xid_span.h"
#include "widgets/gpus/gpu_health.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/instants.h"

namespace gpuspage {

namespace {

constexpr int Period = 10'000;
// What the service finds out late may lie so far back.
constexpr qint64 Late = 30 * 60'000;
// Answers that are put together. What is older is missing then.
constexpr std::size_t MostEvents = 5'000;

kit::Tone toneOf(v1::HealthSeverity severity) {
    switch (severity) {
    case v1::CRITICAL:
        return kit::Tone::Danger;
    case v1::DEGRADED:
        return kit::Tone::Warn;
    default:
        return kit::Tone::Info;
    }
}

} // namespace

EventFeed::EventFeed(client::Connection &connection, QObject *parent) : QObject(parent), connection_(connection) {
    again_.setInterval(Period);
    connect(&again_, &QTimer::timeout, this, &EventFeed::ask);
    connect(&connection, &client::Connection::stateChanged, this, [this] {
        isRead_ = false;
        ask();
    });
}

void EventFeed::setPaused(bool isPaused) {
    if (isPaused == isPaused_)
        return;
    isPaused_ = isPaused;
    pending_.cancel();
    pending_ = {};
    if (isPaused)
        return again_.stop();
    again_.start();
    ask();
}

void EventFeed::setNode(const QString &node) {
    if (node == node_)
        return;
    node_ = node;
    forget();
    events_.clear();
    isFilled_ = false;
    ask();
}

void EventFeed::setSince(qint64 since) {
    const bool reachesFurther = since_ != 0 && since < read_;
    since_ = since;
    if (!reachesFurther)
        return;
    forget();
    ask();
}

void EventFeed::forget() {
    pending_.cancel();
    pending_ = {};
    isRead_ = false;
}

void EventFeed::ask() {
    if (isPaused_ || pending_.isOpen() || !connection_.isOnline())
        return;
    if (isRead_ && !events_.empty())
        return askNew();
    read_ = since_;
    askAll({});
}

// Those before the ones that are there.
void EventFeed::askAll(std::vector<v1::GpuEvent> newer) {
    v1::QueryGpuEventsRequest request;
    request.set_node(node_.toStdString());
    if (!newer.empty())
        *request.mutable_end_time() = newer.back().time();
    pending_ = connection_.fleet().queryGpuEvents(request);
    client::deliver(pending_, this, [this, newer](const core::Result<v1::QueryGpuEventsResponse> &answer) {
        pending_ = {};
        answer ? takePage(newer, *answer) : fail();
    });
}

void EventFeed::takePage(std::vector<v1::GpuEvent> newer, const v1::QueryGpuEventsResponse &answer) {
    newer.insert(newer.end(), answer.events().begin(), answer.events().end());
    const auto oldest = newer.empty() ? 0 : Instants::milliseconds(newer.back().time());
    if (answer.is_cut() && !answer.events().empty() && since_ != 0 && oldest > since_ && newer.size() < MostEvents) {
        // Others of the same instant come with the next ones.
        const auto last = newer.back().time();
        const auto isOther = [&last](const v1::GpuEvent &event) {
            return event.time().seconds() != last.seconds() || event.time().nanos() != last.nanos();
        };
        const auto kept = std::ranges::find_if(newer.rbegin(), newer.rend(), isOther);
        if (kept != newer.rend()) {
            newer.erase(kept.base(), newer.end());
            return askAll(std::move(newer));
        }
    }
    knownSince_ = answer.is_cut() ? oldest : 0;
    events_ = std::move(newer);
    isRead_ = isFilled_ = true;
    Q_EMIT changed();
}

void EventFeed::askNew() {
    v1::QueryGpuEventsRequest request;
    request.set_node(node_.toStdString());
    const auto from = Instants::milliseconds(events_.front().time()) - Late;
    *request.mutable_start_time() = Instants::timestamp(from);
    pending_ = connection_.fleet().queryGpuEvents(request);
    client::deliver(pending_, this, [this, from](const core::Result<v1::QueryGpuEventsResponse> &answer) {
        pending_ = {};
        answer ? takeNew(from, *answer) : fail();
    });
}

void EventFeed::takeNew(qint64 from, const v1::QueryGpuEventsResponse &answer) {
    // More than comes at once.
    if (answer.is_cut()) {
        isRead_ = false;
        return ask();
    }
    const auto isOlder = [from](const v1::GpuEvent &event) { return Instants::milliseconds(event.time()) < from; };
    events_.erase(events_.begin(), std::ranges::find_if(events_, isOlder));
    events_.insert(events_.begin(), answer.events().begin(), answer.events().end());
    Q_EMIT changed();
}

// Lanes stay as they were where nothing can be read; the map says why.
void EventFeed::fail() {
    isFilled_ = true;
    Q_EMIT changed();
}

std::vector<EventFeed::Fault> EventFeed::faultsAt(const std::vector<v1::GpuEvent> &events, qint64 time) {
    std::map<std::tuple<std::string, int, v1::HealthSign>, v1::HealthSeverity> holding;
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        const auto when = Instants::milliseconds(event->time());
        if (when > time)
            break;
        const std::tuple key(event->node(), event->gpu(), event->sign());
        const bool isXid = event->sign() == v1::XID_REPORTED;
        if (isXid && when + telemetry::xidSpan(event->severity()).count() <= time)
            continue;
        if (event->is_over())
            holding.erase(key);
        else if (auto &severity = holding[key]; severity < event->severity())
            severity = event->severity();
    }
    std::vector<Fault> faults;
    for (const auto &[key, severity] : holding) {
        const auto &[node, gpu, sign] = key;
        const GpuHealth health{sign, severity};
        if (faults.empty() || faults.back().node != node || faults.back().gpu != gpu)
            faults.push_back({node, gpu, health});
        else
            faults.back().health = GpuHealth::of(worse(faults.back().health.byte(), health.byte()));
    }
    return faults;
}

QList<kit::TimeLane> EventFeed::lanes(qint64 now, const std::function<bool(const v1::GpuEvent &)> &isWanted) const {
    if (!isWanted)
        return lanesOf(events_, now);
    std::vector<v1::GpuEvent> wanted;
    std::ranges::copy_if(events_, std::back_inserter(wanted), isWanted);
    return lanesOf(wanted, now);
}

QList<kit::TimeLane> EventFeed::lanesOf(const std::vector<v1::GpuEvent> &events, qint64 now) {
    QList<kit::TimeMark> xids;
    QList<kit::TimeMark> others;
    // Where a span goes on that a later event of the same sign has not ended yet.
    std::map<std::tuple<std::string, int, int>, qsizetype> open;
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        const auto time = Instants::milliseconds(event->time());
        const auto gpu = GpuWords::gpu(event->node(), event->gpu());
        const auto tone = toneOf(event->severity());
        if (event->sign() == v1::XID_REPORTED) {
            xids << kit::TimeMark{time, time, tr("XID %1: %2", "number, GPU").arg(QString::number(event->xid()), gpu),
                                  tone};
            continue;
        }
        const std::tuple key(event->node(), event->gpu(), static_cast<int>(event->sign()));
        const auto begun = open.find(key);
        if (!event->is_over()) {
            // It became graver: another part of the same.
            if (begun != open.end())
                others[begun->second].end = time;
            open[key] = others.size();
            const auto sign = GpuWords::sign(event->sign());
            others << kit::TimeMark{time, now, tr("%1: %2", "sign, GPU").arg(sign, gpu), tone, sign};
        } else if (begun != open.end()) {
            others[begun->second].end = time;
            open.erase(begun);
        }
    }
    return {{tr("XIDs"), xids}, {tr("Faults"), others}};
}

} // namespace gpuspage
