#include "widgets/gpus/fleet_feed.h"

#include "widgets/gpus/gpu_fleet.h"

namespace gpuspage {

FleetFeed::FleetFeed(client::Connection &connection, GpuFleet &fleet, QObject *parent)
    : QObject(parent),
      fleet_(fleet),
      watch_(
          connection, [this] { return ask(); },
          [this](const v1::WatchFleetResponse &message) { takeMessage(message); }) {
    connect(&watch_, &kit::FleetWatch::dropped, this, [this] { isFresh_ = false; });
    connect(&watch_, &kit::FleetWatch::errorChanged, this, &FleetFeed::errorChanged);
}

FleetFeed::~FleetFeed() = default;

void FleetFeed::setPart(const FleetPart &part) {
    if (part == part_)
        return;
    part_ = part;
    askSoon();
}

void FleetFeed::setMetrics(const QList<v1::GpuMetric> &metrics) {
    const auto wanted = metrics.mid(0, mostMetrics);
    if (wanted == metrics_)
        return;
    metrics_ = wanted;
    askSoon();
}

void FleetFeed::askSoon() {
    isFresh_ = false;
    watch_.askSoon();
}

v1::WatchFleetRequest FleetFeed::ask() {
    v1::WatchFleetRequest request;
    for (const auto metric : std::as_const(metrics_))
        request.add_metrics(metric);
    asked_ = part_;
    request.set_level(asked_.level);
    request.set_layout(fleet_.layout().version());
    // Positions are of a layout: without one the whole fleet is asked for.
    if (request.layout().empty())
        asked_ = {};
    for (const auto &range : asked_.ranges)
        *request.add_ranges() = range;
    return request;
}

void FleetFeed::takeMessage(const v1::WatchFleetResponse &message) {
    if (message.has_layout() && message.layout().version() != fleet_.layout().version()) {
        const auto asked = asked_;
        hasLayout_ = true;
        fleet_.takeLayout(message.layout());
        // Whoever shows it has said what is in sight now; what was asked for is of the layout before.
        if (!asked.ranges.empty() || !(part_ == asked))
            askSoon();
    }
    hasLayout_ = hasLayout_ || message.has_layout();
    // Of another layout, or of another part than was asked for: the next one fits.
    if (!message.has_frame() || !fleet_.takeFrame(message.frame(), asked_))
        return;
    isFresh_ = !watch_.isAskedSoon();
    Q_EMIT received();
}

} // namespace gpuspage
