#include "widgets/kit/use_feed.h"

#include <utility>

namespace kit {

UseFeed::UseFeed(client::Connection &connection, v1::FleetLevel level, std::chrono::seconds period, QObject *parent)
    : QObject(parent),
      period_(period),
      watch_(
          connection,
          [this, level] {
              v1::WatchFleetRequest request;
              request.set_level(level);
              request.mutable_period()->set_seconds(period_.count());
              request.set_layout(version_);
              return request;
          },
          [this](const v1::WatchFleetResponse &message) { take(message); }) {
    connect(&watch_, &FleetWatch::dropped, this, [this] { isFresh_ = false; });
    connect(&watch_, &FleetWatch::errorChanged, this, &UseFeed::errorChanged);
}

void UseFeed::setPeriod(std::chrono::seconds period) {
    if (std::exchange(period_, period) != period)
        watch_.askSoon();
}

void UseFeed::take(const v1::WatchFleetResponse &message) {
    if (message.has_layout() && message.layout().version() != version_) {
        version_ = message.layout().version();
        Q_EMIT laidOut(message.layout());
    }
    if (!message.has_frame() || message.frame().layout() != version_)
        return;
    use_.take(message.frame().summary());
    isFresh_ = true;
    watch_.confirm(use_.isSettled());
    Q_EMIT received(message.frame());
}

} // namespace kit
