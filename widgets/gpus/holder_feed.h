#pragma once

#include <optional>
#include <vector>

#include "widgets/gpus/heatmap_layout.h"
#include "widgets/kit/fleet_watch.h"

namespace gpuspage {

class GpuFleet;

// Who has one GPU, as far as it may be known.
struct GpuHolder {
    // None: nobody that may be known of, or nothing was told yet.
    std::optional<v1::GpuOwner> owner;
    bool isTold = false;
    // Whoever could have it may be known of.
    bool isWhole = false;

    bool isFree() const { return isTold && isWhole && !owner; }
};

// Brings who has the GPUs of one node, as long as one of them is looked at. Lives in the GUI thread.
class HolderFeed : public QObject {
    Q_OBJECT

public:
    // The fleet outlives it.
    HolderFeed(client::Connection &connection, const GpuFleet &fleet, QObject *parent = nullptr);
    ~HolderFeed() override;

    // One of the fleet; an invalid one wants nothing. Told again after each change of the layout.
    void setGpu(const GpuRef &gpu);
    void setPaused(bool isPaused);

    GpuHolder holder() const;
    // Told, or nobody wants to know, or it cannot be told now.
    bool isSettled() const { return isTold_ || watch_.isPaused() || watch_.error(); }

Q_SIGNALS:
    void changed();

private:
    v1::WatchFleetRequest wanted() const;
    void takeMessage(const v1::WatchFleetResponse &message);
    void follow();

    const GpuFleet &fleet_;
    GpuRef gpu_;
    QString node_; // by name: positions are others in the next layout
    bool isPaused_ = true;
    bool isTold_ = false;
    std::vector<std::optional<v1::GpuOwner>> owners_; // by the GPU's position on its node
    kit::FleetWatch watch_;
};

} // namespace gpuspage
