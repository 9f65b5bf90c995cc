#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

#include "backend/core/error.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace client {
class Connection;
class Subscription;
} // namespace client

namespace kit {

namespace v1 = pilothouse::v1;

// Keeps one watch of the fleet open while somebody looks: asked for anew when something else is wanted, when the
// service is back, and after a failure with a pause that grows. Nothing is asked while it is paused, which it is at
// first. Lives in the GUI thread.
class FleetWatch : public QObject {
    Q_OBJECT

public:
    // What is wanted now.
    using Wanted = std::function<v1::WatchFleetRequest()>;
    using Take = std::function<void(const v1::WatchFleetResponse &message)>;

    FleetWatch(client::Connection &connection, Wanted wanted, Take take);
    ~FleetWatch() override;

    void setPaused(bool isPaused);
    // Something else is wanted; what is wanted one after the other is asked for once.
    void askSoon();
    // What came is asked for once more in a second where it is not settled yet: a frame that is like the last one is
    // not sent.
    void confirm(bool isSettled);
    // Asks at once, whatever went wrong before.
    void retry();

    bool isPaused() const { return isPaused_; }
    // Another one is about to be asked for.
    bool isAskedSoon() const { return soon_.isActive(); }
    // Why nothing comes; none while it does, or is on its way.
    const std::optional<core::Error> &error() const { return error_; }

Q_SIGNALS:
    // What came so far is not followed any more.
    void dropped();
    void errorChanged();

private:
    void ask();
    void drop();
    void takeAll();
    void end(const core::Error &error);
    void setError(std::optional<core::Error> error);
    void followConnection();

    client::Connection &connection_;
    const Wanted wanted_;
    const Take take_;
    std::unique_ptr<client::Subscription> stream_;
    std::optional<core::Error> error_;
    QTimer soon_;
    QTimer again_;
    int failures_ = 0;
    bool isPaused_ = true;
};

} // namespace kit
