#pragma once

#include <optional>

#include <QList>
#include <QObject>

#include "backend/client/pending.h"
#include "widgets/gpus/fleet_values.h"

namespace client {
class Connection;
}

namespace gpuspage {

class GpuFleet;

// Brings what was measured at another time than the present. It holds the steps around that time, so that whoever plays
// the past asks seldom; what comes late, or is of another layout, is left out. Lives in the GUI thread.
class PastFeed : public QObject {
    Q_OBJECT

public:
    // What it brings: the values that are shown, or those that they are compared with.
    enum class Brings { Shown, Then };

    PastFeed(client::Connection &connection, GpuFleet &fleet, QObject *parent = nullptr, Brings brings = Brings::Shown);

    // What is on screen. Nothing is asked before a time is.
    void setPart(const FleetPart &part);
    void setMetrics(const QList<v1::GpuMetric> &metrics);
    // In milliseconds since 1970, and how far the next one is away.
    void show(qint64 time, qint64 step);
    // Back to the present: what is on its way is not wanted any more.
    void stop();

    // Metrics of which a step of so many GPUs can be had in one answer with others.
    static int mostMetrics(int gpus);

    // Since when anything is kept, as it was told last, in milliseconds since 1970; nothing while nothing is.
    std::optional<qint64> since() const;
    bool isShowing() const { return time_.has_value(); }
    // What is shown is of that time.
    bool isFresh() const { return isFresh_; }
    // All that is known of that time is one value for each node.
    bool isByNode() const { return isShowing() && held_.level() == v1::NODE_LEVEL; }

Q_SIGNALS:
    void shown();
    void failed(const core::Error &error);

private:
    void renew();
    bool isHeld() const;
    void ask();
    void takeAnswer(const v1::QueryFleetHistoryResponse &answer);
    void tell();
    qint64 entries() const;

    bool takeStep(const v1::HistoryTile &tile, int place);
    void forget();

    client::Connection &connection_;
    GpuFleet &fleet_;
    const Brings brings_;
    FleetPart part_;
    QList<v1::GpuMetric> metrics_;
    std::optional<qint64> time_;
    qint64 step_ = 1;
    client::Pending<v1::QueryFleetHistoryResponse> pending_;
    // The last answer, and what it is about.
    v1::QueryFleetHistoryResponse held_;
    FleetPart heldPart_;
    std::string heldLayout_;
    // Of the question that is on its way or was answered last, in milliseconds since 1970.
    qint64 from_ = 0;
    qint64 to_ = -1;
    bool isFresh_ = false;
};

} // namespace gpuspage
