#pragma once

#include <optional>

#include <QList>

#include "widgets/gpus/fleet_values.h"
#include "widgets/kit/fleet_watch.h"

namespace gpuspage {

class GpuFleet;

// Brings what is measured of the fleet: one watch, of what is on screen. It is asked anew when that becomes something
// else, when the fleet has another layout, and when the service is back; nothing is asked while it is paused. Lives in
// the GUI thread.
class FleetFeed : public QObject {
    Q_OBJECT

public:
    // Of one frame, as the service has it.
    static constexpr int mostMetrics = 8;

    FleetFeed(client::Connection &connection, GpuFleet &fleet, QObject *parent = nullptr);
    ~FleetFeed() override;

    void setPaused(bool isPaused) { watch_.setPaused(isPaused); }
    // What is on screen.
    void setPart(const FleetPart &part);
    // What is shown of it; what is beyond the most is left out.
    void setMetrics(const QList<v1::GpuMetric> &metrics);
    // Asks at once, whatever went wrong before.
    void retry() { watch_.retry(); }

    // What is asked for now has come.
    bool isFresh() const { return isFresh_; }
    bool isPaused() const { return watch_.isPaused(); }
    // A layout has come, now or before.
    bool hasLayout() const { return hasLayout_; }
    // Why nothing comes; none while it does, or is on its way.
    const std::optional<core::Error> &error() const { return watch_.error(); }

Q_SIGNALS:
    // A frame was taken into the fleet.
    void received();
    void errorChanged();

private:
    void askSoon();
    v1::WatchFleetRequest ask();
    void takeMessage(const v1::WatchFleetResponse &message);

    GpuFleet &fleet_;
    FleetPart part_;
    QList<v1::GpuMetric> metrics_;
    // What the stream is about.
    FleetPart asked_;
    bool isFresh_ = false;
    bool hasLayout_ = false;
    kit::FleetWatch watch_;
};

} // namespace gpuspage
