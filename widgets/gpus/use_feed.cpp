#include "widgets/gpus/use_feed.h"

namespace gpuspage {

namespace {

// Nobody reads figures of a whole fleet faster than that.
constexpr int PeriodSeconds = 2;

} // namespace

UseFeed::UseFeed(client::Connection &connection, QObject *parent)
    : QObject(parent),
      watch_(
          connection,
          [this] {
              v1::WatchFleetRequest request;
              kit::FleetUse::ask(request);
              request.mutable_period()->set_seconds(PeriodSeconds);
              request.set_layout(version_);
              return request;
          },
          [this](const v1::WatchFleetResponse &message) {
              if (!message.has_frame())
                  return;
              // So that the layout is not told again.
              version_ = message.frame().layout();
              use_.take(message.frame());
              isFresh_ = true;
              watch_.confirm(use_.isSettled());
              Q_EMIT received();
          }) {
    connect(&watch_, &kit::FleetWatch::dropped, this, [this] { isFresh_ = false; });
}

} // namespace gpuspage
