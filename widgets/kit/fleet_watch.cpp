#include "widgets/kit/fleet_watch.h"

#include <algorithm>

#include "backend/client/connection.h"
#include "backend/client/fleet_calls.h"
#include "backend/client/subscription.h"

namespace kit {

namespace {

// What is wanted may change with each frame for a while.
constexpr int SettleMilliseconds = 60;
constexpr int FirstRetryMilliseconds = 500;
constexpr int MostRetryMilliseconds = 15'000;
constexpr int ConfirmMilliseconds = 1'000;
// A service that sends faster than it is read shall not hold the keyboard up.
constexpr int MostAtOnce = 4;

} // namespace

FleetWatch::FleetWatch(client::Connection &connection, Wanted wanted, Take take)
    : connection_(connection), wanted_(std::move(wanted)), take_(std::move(take)) {
    soon_.setSingleShot(true);
    soon_.setInterval(SettleMilliseconds);
    connect(&soon_, &QTimer::timeout, this, &FleetWatch::ask);
    again_.setSingleShot(true);
    connect(&again_, &QTimer::timeout, this, &FleetWatch::ask);
    connect(&connection, &client::Connection::stateChanged, this, &FleetWatch::followConnection);
    connect(&connection, &client::Connection::linkRenewed, this, &FleetWatch::askSoon);
}

FleetWatch::~FleetWatch() = default;

void FleetWatch::setPaused(bool isPaused) {
    if (isPaused == isPaused_)
        return;
    isPaused_ = isPaused;
    if (!isPaused)
        return ask();
    soon_.stop();
    again_.stop();
    drop();
}

void FleetWatch::retry() {
    failures_ = 0;
    setError({});
    ask();
}

void FleetWatch::followConnection() {
    if (connection_.isOnline()) {
        failures_ = 0;
        ask();
    } else {
        drop();
    }
}

void FleetWatch::drop() {
    // It may be what calls.
    if (auto *stream = stream_.release()) {
        stream->disconnect(this);
        stream->deleteLater();
    }
    Q_EMIT dropped();
}

void FleetWatch::askSoon() {
    if (!isPaused_ && !soon_.isActive())
        soon_.start();
}

void FleetWatch::confirm(bool isSettled) {
    if (isSettled || isPaused_)
        again_.stop();
    else
        again_.start(ConfirmMilliseconds);
}

void FleetWatch::ask() {
    soon_.stop();
    again_.stop();
    drop();
    if (isPaused_ || !connection_.isOnline())
        return;
    stream_ = connection_.fleet().watchFleet(wanted_());
    connect(stream_.get(), &client::Subscription::readable, this, &FleetWatch::takeAll);
    connect(stream_.get(), &client::Subscription::ended, this, &FleetWatch::end);
}

void FleetWatch::takeAll() {
    for (int count = 0; stream_ && count < MostAtOnce; ++count) {
        const auto message = stream_->take<v1::WatchFleetResponse>();
        if (!message)
            return;
        take_(*message);
        failures_ = 0;
        setError({});
    }
    if (stream_)
        QMetaObject::invokeMethod(this, &FleetWatch::takeAll, Qt::QueuedConnection);
}

void FleetWatch::end(const core::Error &error) {
    const bool isComplete = stream_ && stream_->isComplete();
    drop();
    if (isPaused_ || !connection_.isOnline())
        return;
    if (!isComplete)
        setError(error);
    again_.start(std::min(MostRetryMilliseconds, FirstRetryMilliseconds << std::min(failures_++, 5)));
}

void FleetWatch::setError(std::optional<core::Error> error) {
    const bool isChange = error.has_value() != error_.has_value() || error;
    error_ = std::move(error);
    if (isChange)
        Q_EMIT errorChanged();
}

} // namespace kit
