#pragma once

#include "widgets/kit/fleet_use.h"
#include "widgets/kit/fleet_watch.h"

namespace gpuspage {

namespace v1 = pilothouse::v1;

// Brings what becomes of the GPUs of the whole fleet, while somebody looks at that. Lives in the GUI thread.
class UseFeed : public QObject {
    Q_OBJECT

public:
    UseFeed(client::Connection &connection, QObject *parent);

    void setPaused(bool isPaused) { watch_.setPaused(isPaused); }
    const kit::FleetUse &use() const { return use_; }
    // Nobody looks, or it has come.
    bool isFresh() const { return watch_.isPaused() || (isFresh_ && use_.isSettled()); }

Q_SIGNALS:
    void received();

private:
    kit::FleetUse use_;
    std::string version_;
    bool isFresh_ = false;
    kit::FleetWatch watch_;
};

} // namespace gpuspage
