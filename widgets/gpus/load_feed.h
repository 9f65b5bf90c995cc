#pragma once

#include <vector>

#include <QTimer>

#include "backend/client/pending.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace client {
class Connection;
}

namespace core {
class Clock;
}

namespace gpuspage {

namespace v1 = pilothouse::v1;

// The load of the whole fleet over the time that is kept of it, read anew from time to time as long as somebody looks.
// Lives in the GUI thread.
class LoadFeed : public QObject {
    Q_OBJECT

public:
    // What is on a strip of time; milliseconds since 1970.
    struct Span {
        qint64 start = 0;
        qint64 end = 1;
        qint64 step = 1;
    };

    LoadFeed(client::Connection &connection, const core::Clock &clock, QObject *parent = nullptr);

    void setPaused(bool isPaused);

    // Well-rounded, and as long as what is kept of the fleet.
    Span span() const;
    // Shares of 1, one for each step from its start; NaN where nothing is known.
    const std::vector<float> &shares() const { return shares_; }
    qint64 start() const { return start_; }
    qint64 step() const { return step_; }
    bool isFilled() const { return isFilled_; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(const v1::QueryFleetHistoryResponse &answer);
    qint64 now() const;

    client::Connection &connection_;
    const core::Clock &clock_;
    client::Pending<v1::QueryFleetHistoryResponse> pending_;
    // What says best whether a GPU works is not reported everywhere.
    v1::GpuMetric metric_ = v1::SM_ACTIVE;
    std::vector<float> shares_;
    qint64 start_ = 0;
    qint64 step_ = 1;
    qint64 since_ = 0; // 0: nothing is kept
    bool isPaused_ = true;
    bool isFilled_ = false;
    QTimer again_;
};

} // namespace gpuspage
