#pragma once

#include <map>
#include <optional>

#include <QWidget>

#include "widgets/kit/time_chart.h"
#include "widgets/kit/time_lanes.h"

#include "pilothouse/v1/telemetry.pb.h"

class QScrollArea;
class QVBoxLayout;

namespace kit {
class TimeAxis;
}

namespace gpuspage {

namespace v1 = pilothouse::v1;

// Charts of all that is measured of one GPU, below each other under one time axis. One cursor goes through all of them:
// it follows the pointer, or stands where somebody clicked or brought it by the arrows. Up and Down go from chart to
// chart, Escape gives the cursor up.
class GpuCharts : public QWidget {
    Q_OBJECT

public:
    // Of the present, where it is newer than the series; without words where it is not. And what was seen of it in
    // that way before.
    struct Latest {
        QString words;
        std::optional<kit::TimeSeries::Spread> seen;
    };
    struct Strip {
        v1::GpuMetric metric = v1::GPU_METRIC_UNSPECIFIED;
        kit::TimeSeries series;
        Latest latest;
    };

    GpuCharts(const kit::Theme &theme, const kit::TimeText &times, QWidget *parent = nullptr);

    // In the order in which they stand here; what was there before stays the same widget.
    void setStrips(std::vector<Strip> strips);
    // Of what has a chart already.
    void setLatest(v1::GpuMetric metric, const Latest &latest);
    void setSpan(const kit::TimeSpan &span);
    void setLanes(const QList<kit::TimeLane> &lanes);
    void setCursorTime(std::optional<qint64> time);
    // The keyboard goes to one of the charts.
    void takeFocus();

    // All metrics, those of one family beside each other.
    static const QList<v1::GpuMetric> &order();
    const std::optional<qint64> &cursorTime() const { return cursor_; }
    kit::TimeChart *chart(v1::GpuMetric metric) const;
    bool isShown(v1::GpuMetric metric) const { return rows_.contains(chart(metric)); }
    kit::TimeAxis &axis() { return *axis_; }

Q_SIGNALS:
    // Nothing where there is none.
    void cursorMoved(const std::optional<qint64> &time);
    // The keyboard is at this one now.
    void focusMoved(QWidget *chart);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    kit::TimeChart *makeChart(v1::GpuMetric metric);
    void arrange();
    void point(const std::optional<qint64> &time);
    void pin(qint64 time);
    void showCursor(std::optional<qint64> time);
    void stepBy(qint64 steps);
    void moveTo(int row);
    int currentRow() const;
    qint64 step() const;

    const kit::Theme &theme_;
    const kit::TimeText &times_;
    kit::TimeAxis *axis_;
    QScrollArea *scroll_;
    QVBoxLayout *column_;
    std::map<v1::GpuMetric, kit::TimeChart *> charts_;
    QList<kit::TimeChart *> rows_;
    kit::TimeSpan span_;
    QList<kit::TimeLane> lanes_;
    // Where it stands; it follows the pointer only while it stands nowhere.
    std::optional<qint64> pinned_;
    std::optional<qint64> cursor_;
};

} // namespace gpuspage
