#pragma once

#include <QHash>
#include <QObject>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/heatmap_legend.h"
#include "widgets/kit/object_actions.h"

class QActionGroup;
class QLayout;

namespace gpuspage {

class HeatmapView;

// How the map looks: which metric it shows, in which colors, and what their ends stand for. Keeps what somebody chose
// over a restart, and for each metric the range that he gave it.
class MapLook : public QObject {
    Q_OBJECT

public:
    // All of it outlives this; the legend and the view show what is chosen.
    struct Parts {
        GpuFleet &fleet;
        HeatmapView &view;
        HeatmapLegend &legend;
    };

    MapLook(const kit::Session &session, const Parts &parts, const kit::ActionMaker &make, QObject *parent);

    // Those on the keys 1 to 9.
    static const QList<v1::GpuMetric> &metrics();
    v1::GpuMetric metric() const { return metric_; }
    void setMetric(v1::GpuMetric metric);
    const QList<QAction *> &metricActions() const { return metricActions_; }
    // Colors and range, for a menu.
    const QList<QAction *> &colorActions() const { return colorActions_; }
    const QList<QAction *> &rangeActions() const { return rangeActions_; }
    // Differences, in colors of their own that lie around nothing; `period` as in "in an hour". Empty: values.
    void setCompared(const QString &period);
    // What GPUs stand together by, for a menu.
    const QList<QAction *> &pivotActions() const { return pivotActions_; }
    // Buttons for the metrics, side by side.
    QLayout *makeButtons();

Q_SIGNALS:
    void metricChanged();
    void pivotChanged();

private:
    void makeMetrics(const kit::ActionMaker &make);
    void makeColors(const kit::ActionMaker &make);
    void makeRanges(const kit::ActionMaker &make);
    void makePivots(const kit::ActionMaker &make);
    void setPivot(MapPivot::By by);
    void setColors(kit::ColorTable::Name name);
    void showColors();
    void takeValues();
    void showSpread(v1::ValueSpread spread);
    void showFolding();
    void followRange();
    HeatmapLegend::Range rangeOf(v1::GpuMetric metric) const;

    const kit::Session session_;
    const Parts parts_;
    v1::GpuMetric metric_ = v1::SM_ACTIVE;
    kit::ColorTable::Name colors_ = kit::ColorTable::Name::Cividis;
    QString period_; // over which differences are shown; empty while values are
    QHash<int, HeatmapLegend::Range> ranges_;
    HeatmapLegend::Range comparedRange_ = HeatmapLegend::Range::Robust;
    telemetry::Range comparedPart_{-1, 1}; // of the legend
    QHash<int, int> reached_;              // of metrics without an end, in eighths of what can be told
    QList<QAction *> metricActions_;
    QList<QAction *> colorActions_;
    QList<QAction *> rangeActions_;
    QList<QAction *> pivotActions_;
    bool isTaking_ = false;
};

} // namespace gpuspage
