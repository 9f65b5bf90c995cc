#include "widgets/gpus/owner_feed.h"

#include "widgets/gpus/gpu_fleet.h"

namespace gpuspage {

namespace {

// Replicas come and go slower than values.
constexpr int PeriodSeconds = 2;

} // namespace

OwnerFeed::OwnerFeed(client::Connection &connection, GpuFleet &fleet, QObject *parent)
    : QObject(parent),
      fleet_(fleet),
      watch_(
          connection, [this] { return wanted(); },
          [this](const v1::WatchFleetResponse &message) { takeMessage(message); }) {
    connect(&watch_, &kit::FleetWatch::dropped, this, [this] { isFresh_ = false; });
    // Positions are of a layout.
    connect(&fleet, &GpuFleet::reshaped, this, [this] {
        isFresh_ = false;
        if (isWanted_)
            watch_.askSoon();
    });
}

OwnerFeed::~OwnerFeed() = default;

void OwnerFeed::setPaused(bool isPaused) {
    isPaused_ = isPaused;
    watch_.setPaused(isPaused_ || !isWanted_);
}

void OwnerFeed::setWanted(bool isWanted) {
    isWanted_ = isWanted;
    watch_.setPaused(isPaused_ || !isWanted_);
}

v1::WatchFleetRequest OwnerFeed::wanted() const {
    v1::WatchFleetRequest request;
    request.set_level(v1::GPU_LEVEL);
    request.set_layout(fleet_.layout().version());
    request.set_with_owners(true);
    request.mutable_period()->set_seconds(PeriodSeconds);
    return request;
}

// What is of another layout comes again once that is known here.
void OwnerFeed::takeMessage(const v1::WatchFleetResponse &message) {
    if (!message.frame().has_owners() || message.frame().layout() != fleet_.layout().version() ||
        !fleet_.takeOwners(message.frame().owners()))
        return;
    isFresh_ = true;
    Q_EMIT received();
}

} // namespace gpuspage
