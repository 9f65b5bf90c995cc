#include "widgets/gpus/event_feed.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "backend/client/connection.h"
#include "backend/client/fleet_calls.h"
#include "widgets/gpus/gpu_health.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/instants.h"

namespace gpuspage {

namespace {

constexpr int Period = 10'000;

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
    connect(&connection, &client::Connection::stateChanged, this, &EventFeed::ask);
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
    pending_.cancel();
    pending_ = {};
    events_.clear();
    isFilled_ = false;
    ask();
}

void EventFeed::ask() {
    if (isPaused_ || pending_.isOpen() || !connection_.isOnline())
        return;
    v1::QueryGpuEventsRequest request;
    request.set_node(node_.toStdString());
    pending_ = connection_.fleet().queryGpuEvents(request);
    client::deliver(pending_, this, [this](const core::Result<v1::QueryGpuEventsResponse> &answer) {
        pending_ = {};
        isFilled_ = true;
        // Lanes stay as they were where nothing can be read; the map says why.
        if (answer)
            events_.assign(answer->events().begin(), answer->events().end());
        Q_EMIT changed();
    });
}

QList<TimeLane> EventFeed::lanes(qint64 now, const std::function<bool(const v1::GpuEvent &)> &isWanted) const {
    if (!isWanted)
        return lanesOf(events_, now);
    std::vector<v1::GpuEvent> wanted;
    std::ranges::copy_if(events_, std::back_inserter(wanted), isWanted);
    return lanesOf(wanted, now);
}

QList<TimeLane> EventFeed::lanesOf(const std::vector<v1::GpuEvent> &events, qint64 now) {
    QList<TimeMark> xids;
    QList<TimeMark> others;
    // Where a span goes on that a later event of the same sign has not ended yet.
    std::map<std::tuple<std::string, int, int>, qsizetype> open;
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        const auto time = Instants::milliseconds(event->time());
        const auto gpu = GpuWords::gpu(event->node(), event->gpu());
        const auto tone = toneOf(event->severity());
        if (event->sign() == v1::XID_REPORTED) {
            xids << TimeMark{time, time, tr("XID %1: %2", "number, GPU").arg(QString::number(event->xid()), gpu), tone};
            continue;
        }
        const std::tuple key(event->node(), event->gpu(), static_cast<int>(event->sign()));
        if (!event->is_over()) {
            open[key] = others.size();
            others << TimeMark{time, now, tr("%1: %2", "sign, GPU").arg(GpuWords::sign(event->sign()), gpu), tone};
        } else if (const auto begun = open.find(key); begun != open.end()) {
            others[begun->second].end = time;
            open.erase(begun);
        }
    }
    return {{tr("XIDs"), xids}, {tr("Faults"), others}};
}

} // namespace gpuspage
