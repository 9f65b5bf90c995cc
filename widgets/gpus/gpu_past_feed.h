#pragma once

#include <array>

#include <QTimer>

#include "backend/client/pending.h"
#include "backend/core/error.h"
#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/gpu_past.h"

namespace client {
class Connection;
}

namespace core {
class Clock;
}

namespace gpuspage {

// Brings what was measured of one GPU before: once for the whole span, and from then on what has come since, as long as
// somebody looks. Lives in the GUI thread.
class GpuPastFeed : public QObject {
    Q_OBJECT

public:
    // How far back it is looked, and in which steps; milliseconds.
    struct Reach {
        qint64 length = 3'600'000;
        qint64 step = 5'000;
        bool operator==(const Reach &) const = default;
    };

    GpuPastFeed(client::Connection &connection, const core::Clock &clock, const GpuFleet &fleet,
                QObject *parent = nullptr);

    // By the name of its node, which the fleet may not know yet.
    void setGpu(const QString &node, int index);
    void setReach(const Reach &reach);
    void setPaused(bool isPaused);
    // In a picture no time passes.
    void setStill(bool isStill) { isStill_ = isStill; }

    const GpuPast &past() const { return past_; }
    // What is measured now of the GPU belongs to its past.
    void see(const v1::DescribeGpuResponse &description);
    const Reach &reach() const { return reach_; }
    // Up to the present, or where that was when something came last.
    kit::TimeSpan span() const;
    // All of the span has come.
    bool isFilled() const { return isFilled_; }
    // Why it has not.
    const std::optional<core::Error> &error() const { return error_; }

Q_SIGNALS:
    void changed();

private:
    static constexpr std::size_t questions = 6;

    void begin();
    void ask();
    void askOne(std::size_t number, const v1::QueryFleetHistoryRequest &request);
    void take();
    void cancel();
    qint64 now() const;

    client::Connection &connection_;
    const core::Clock &clock_;
    const GpuFleet &fleet_;
    QString node_;
    int index_ = -1;
    Reach reach_;
    GpuPast past_;
    std::array<client::Pending<v1::QueryFleetHistoryResponse>, questions> pending_;
    std::array<std::optional<v1::QueryFleetHistoryResponse>, questions> answers_;
    // Of the questions that are on their way.
    bool isWhole_ = true;
    qint64 asked_ = 0;
    qint64 shown_ = 0;
    bool isFilled_ = false;
    bool isPaused_ = true;
    bool isStill_ = false;
    std::optional<core::Error> error_;
    QTimer again_;
};

} // namespace gpuspage
