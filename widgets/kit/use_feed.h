#pragma once

#include <chrono>
#include <string>

#include "widgets/kit/fleet_use.h"
#include "widgets/kit/fleet_watch.h"

namespace kit {

namespace v1 = pilothouse::v1;

// Brings what becomes of the GPUs of the whole fleet, while somebody looks at that. Paused at first. Lives in the GUI
// thread.
class UseFeed : public QObject {
    Q_OBJECT

public:
    // Frames tell of the health of each entry of this level.
    UseFeed(client::Connection &connection, v1::FleetLevel level, std::chrono::seconds period, QObject *parent);

    void setPaused(bool isPaused) { watch_.setPaused(isPaused); }
    void setPeriod(std::chrono::seconds period);
    void retry() { watch_.retry(); }

    bool isPaused() const { return watch_.isPaused(); }
    // Known once figures have come, now or before.
    const FleetUse &use() const { return use_; }
    // They are those of now.
    bool isFresh() const { return isFresh_ && use_.isSettled(); }
    // Why nothing comes; none while it does, or is on its way.
    const std::optional<core::Error> &error() const { return watch_.error(); }

Q_SIGNALS:
    // The fleet consists of something else; frames that come now are in this order.
    void laidOut(const pilothouse::v1::FleetLayout &layout);
    // Figures came, out of this frame.
    void received(const pilothouse::v1::FleetFrame &frame);
    void errorChanged();

private:
    void take(const v1::WatchFleetResponse &message);

    std::chrono::seconds period_;
    FleetUse use_;
    // Of the layout that was told last, so that it is not told again.
    std::string version_;
    bool isFresh_ = false;
    FleetWatch watch_;
};

} // namespace kit
