#pragma once

#include <optional>

#include <QTimer>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/kit/object_actions.h"

namespace gpuspage {

class ChangeLanes;
class EventFeed;
class LoadFeed;
class PastFeed;
class TimeScrubber;

// Which time the map shows: the present, or one of the past that is played or chosen on the strip below it.
class MapTime : public QObject {
    Q_OBJECT

public:
    MapTime(const kit::Session &session, GpuFleet &fleet, const kit::ActionMaker &make, QObject *parent);

    // The strip; whoever takes it owns it, and lives as long as this.
    TimeScrubber &scrubber() { return *scrubber_; }
    void setPaused(bool isPaused);
    // What is on screen, and of which metrics.
    void setPart(const FleetPart &part);
    void setMetrics(const QList<v1::GpuMetric> &metrics);

    bool isLive() const;
    void showPresent();
    // What shall be shown is.
    bool isFresh() const;
    // What is shown is one value for each node, since no more is kept of that time.
    bool isByNode() const;
    // Metrics that can be had of the past at once, the first of them the one that the map shows.
    QList<v1::GpuMetric> pastMetrics(const QList<v1::GpuMetric> &wanted) const;
    const QList<QAction *> &actions() const { return actions_; }

Q_SIGNALS:
    void liveChanged();
    // Another time is shown.
    void shown();

private:
    void makeActions(const kit::ActionMaker &make);
    void showSpan();
    void showTime();
    void showFaults();
    void followSelection();
    void showLanes(qint64 now);
    bool isSelected(const v1::GpuEvent &event) const;
    // Of an object that was changed: it is no node, or one of those selected.
    bool isSelected(const std::string &name) const;

    const kit::Session session_;
    GpuFleet &fleet_;
    TimeScrubber *scrubber_;
    LoadFeed *load_;
    EventFeed *events_;
    ChangeLanes *changes_;
    PastFeed *past_;
    QList<v1::GpuMetric> metrics_;
    QList<QAction *> actions_;
    QTimer clock_;
    QTimer selecting_;
    qint64 step_ = 1;
    bool hasFailed_ = false;
};

} // namespace gpuspage
