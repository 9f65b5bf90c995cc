#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QList>
#include <QTimer>

#include "backend/client/pending.h"
#include "widgets/gpus/gpu_health.h"
#include "widgets/kit/time_lanes.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace client {
class Connection;
}

namespace gpuspage {

namespace v1 = pilothouse::v1;

// What happened to GPUs, as lanes of the strip of time: XID errors as points, all other signs from their begin to their
// end. Read whole once, as far back as is wanted, and from then on what is new from time to time, as long as somebody
// looks. Lives in the GUI thread.
class EventFeed : public QObject {
    Q_OBJECT

public:
    explicit EventFeed(client::Connection &connection, QObject *parent = nullptr);

    void setPaused(bool isPaused);
    // `clusters/<id>/nodes/<id>`: only of its GPUs; empty is all.
    void setNode(const QString &node);
    // Milliseconds since 1970: how far back it shall reach. Before anybody said so it has what comes in one answer.
    void setSince(qint64 since);
    bool isFilled() const { return isFilled_; }
    // Newest first.
    const std::vector<v1::GpuEvent> &events() const { return events_; }
    // Milliseconds since 1970: before then not all that happened is here. 0: all is, as far as the service kept it.
    qint64 knownSince() const { return knownSince_; }
    // What was wrong at that time, in milliseconds since 1970, as far as events are known.
    struct Fault {
        std::string node;
        int gpu = 0;
        GpuHealth health;
    };
    std::vector<Fault> faultsAt(qint64 time) const { return faultsAt(events_, time); }
    static std::vector<Fault> faultsAt(const std::vector<v1::GpuEvent> &events, qint64 time);

    // What has not ended lasts until `now`, in milliseconds since 1970.
    // Of all, or of those that are wanted.
    QList<kit::TimeLane> lanes(qint64 now, const std::function<bool(const v1::GpuEvent &)> &isWanted = {}) const;

    // Newest first, as the service tells them.
    static QList<kit::TimeLane> lanesOf(const std::vector<v1::GpuEvent> &events, qint64 now);

Q_SIGNALS:
    void changed();

private:
    void ask();
    void askAll(std::vector<v1::GpuEvent> newer);
    void takePage(std::vector<v1::GpuEvent> newer, const v1::QueryGpuEventsResponse &answer);
    void askNew();
    void takeNew(qint64 from, const v1::QueryGpuEventsResponse &answer);
    void forget();
    void fail();

    client::Connection &connection_;
    QString node_;
    client::Pending<v1::QueryGpuEventsResponse> pending_;
    std::vector<v1::GpuEvent> events_;
    qint64 since_ = 0; // 0: not said
    qint64 knownSince_ = 0;
    qint64 read_ = 0; // how far back was wanted when all was read last
    bool isRead_ = false;
    bool isPaused_ = true;
    bool isFilled_ = false;
    QTimer again_;
};

} // namespace gpuspage
