#pragma once

#include "widgets/kit/fleet_watch.h"

namespace gpuspage {

namespace v1 = pilothouse::v1;

class GpuFleet;

// Brings who has which GPU of the whole fleet, as long as that is wanted and somebody looks: what is on screen depends
// on it where GPUs stand by their owners. Lives in the GUI thread.
class OwnerFeed : public QObject {
    Q_OBJECT

public:
    OwnerFeed(client::Connection &connection, GpuFleet &fleet, QObject *parent = nullptr);
    ~OwnerFeed() override;

    void setPaused(bool isPaused);
    void setWanted(bool isWanted);
    void retry() { watch_.retry(); }

    // Nothing is wanted, or it has come.
    bool isFresh() const { return !isWanted_ || isFresh_; }

Q_SIGNALS:
    void received();

private:
    v1::WatchFleetRequest wanted() const;
    void takeMessage(const v1::WatchFleetResponse &message);

    GpuFleet &fleet_;
    bool isPaused_ = true;
    bool isWanted_ = false;
    bool isFresh_ = false;
    kit::FleetWatch watch_;
};

} // namespace gpuspage
