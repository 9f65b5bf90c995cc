#pragma once

#include <functional>

#include <QList>
#include <QTimer>

#include "backend/client/pending.h"
#include "widgets/gpus/time_scrubber.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace client {
class Connection;
}

namespace gpuspage {

namespace v1 = pilothouse::v1;

// What happened to GPUs, as lanes of the strip of time: XID errors as points, all other signs from their begin to their
// end. Read anew from time to time as long as somebody looks. Lives in the GUI thread.
class EventFeed : public QObject {
    Q_OBJECT

public:
    explicit EventFeed(client::Connection &connection, QObject *parent = nullptr);

    void setPaused(bool isPaused);
    // `clusters/<id>/nodes/<id>`: only of its GPUs; empty is all.
    void setNode(const QString &node);
    bool isFilled() const { return isFilled_; }
    // Newest first.
    const std::vector<v1::GpuEvent> &events() const { return events_; }
    // What has not ended lasts until `now`, in milliseconds since 1970.
    // Of all, or of those that are wanted.
    QList<TimeLane> lanes(qint64 now, const std::function<bool(const v1::GpuEvent &)> &isWanted = {}) const;

    // Newest first, as the service tells them.
    static QList<TimeLane> lanesOf(const std::vector<v1::GpuEvent> &events, qint64 now);

Q_SIGNALS:
    void changed();

private:
    void ask();

    client::Connection &connection_;
    QString node_;
    client::Pending<v1::QueryGpuEventsResponse> pending_;
    std::vector<v1::GpuEvent> events_;
    bool isPaused_ = true;
    bool isFilled_ = false;
    QTimer again_;
};

} // namespace gpuspage
