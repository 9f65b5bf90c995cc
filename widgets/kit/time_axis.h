#pragma once

#include <algorithm>
#include <optional>

#include <QWidget>

#include "widgets/kit/time_lanes.h"
#include "widgets/kit/time_series.h"

namespace kit {

class TimeText;

// The time that charts below each other share, at their head: hours or days, and what happened in lanes. At the leading
// edge the time under the cursor, where there is one.
class TimeAxis : public QWidget {
    Q_OBJECT

public:
    TimeAxis(const Theme &theme, const TimeText &times, QWidget *parent = nullptr);

    void setSpan(const TimeSpan &span, const QList<qint64> &ticks);
    void setLanes(const QList<TimeLane> &lanes);
    void setCursorTime(std::optional<qint64> time);

    // How many marks have room.
    int tickCount() const;
    // What stands at the leading edge.
    QString timeWords() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    // The pointer is over this time; nothing where it left.
    void pointed(const std::optional<qint64> &time);
    void pressed(qint64 time);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString tickFormat() const;
    QRectF plotRect() const;
    QRectF laneRect(int lane) const;
    TimeScale scale() const { return {span_.from, std::max(span_.from + 1, span_.to), plotRect()}; }
    const TimeMark *markAt(const QPointF &at) const;
    void paintTicks(QPainter &painter) const;
    void paintLane(QPainter &painter, int lane) const;
    bool paintName(QPainter &painter, const TimeLane &lane, const TimeMark &mark, const QRectF &box) const;

    const Theme &theme_;
    const TimeText &times_;
    TimeSpan span_;
    QList<qint64> ticks_;
    QList<TimeLane> lanes_;
    std::optional<qint64> cursor_;
};

} // namespace kit
