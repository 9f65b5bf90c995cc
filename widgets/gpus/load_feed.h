#pragma once

#include <optional>
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

    // How long the strip is.
    enum class Reach { Kept, Hour, SixHours, Day, Week, Month };

    LoadFeed(client::Connection &connection, const core::Clock &clock, QObject *parent = nullptr);

    // Kept is as much as is kept of the fleet, up to a day.
    void setReach(Reach reach);

    void setPaused(bool isPaused);
    // Of which GPUs the load is, in the order of a layout; none is the whole fleet.
    struct Part {
        std::string layout;
        std::vector<v1::NodeRange> ranges;
        std::vector<bool> entries; // of the nodes in the ranges: which GPUs are meant
    };
    void setPart(Part part);

    // Well-rounded. Ends at present, or when the service was heard last.
    Span span() const;
    // False after the service was lost, until it is back.
    bool isHeard() const { return !lostAt_; }
    // Shares of 1, one for each step from its start; NaN where nothing is known.
    const std::vector<float> &shares() const { return shares_; }
    qint64 start() const { return start_; }
    qint64 step() const { return step_; }
    // Milliseconds since 1970: since when anything is kept; 0 where nothing is.
    qint64 since() const { return since_; }
    bool isFilled() const { return isFilled_; }

Q_SIGNALS:
    void changed();

private:
    void followConnection();
    void ask();
    void take(const v1::QueryFleetHistoryResponse &answer, const Part &part);
    qint64 now() const;

    client::Connection &connection_;
    const core::Clock &clock_;
    Part part_;
    client::Pending<v1::QueryFleetHistoryResponse> pending_;
    // What says best whether a GPU works is not reported everywhere.
    v1::GpuMetric metric_ = v1::SM_ACTIVE;
    Reach reach_ = Reach::Kept;
    std::vector<float> shares_;
    qint64 start_ = 0;
    qint64 step_ = 1;
    qint64 since_ = 0; // 0: nothing is kept
    // Milliseconds since 1970: since when the service is not reached.
    std::optional<qint64> lostAt_;
    bool isPaused_ = true;
    bool isFilled_ = false;
    bool isSilent_ = false; // nothing was measured in all of it
    QTimer again_;
};

} // namespace gpuspage
