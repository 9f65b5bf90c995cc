#pragma once

#include <functional>

#include <QWidget>

#include "widgets/deployments/traffic_curve.h"
#include "widgets/kit/theme.h"

namespace kit {
class TimeText;
}

namespace deploymentspage {

// Lines over time in the console's look, with the hours of the console's zone. What was measured nearest to the pointer
// is told beside it.
class TrafficChart : public QWidget {
    Q_OBJECT

public:
    using Line = TrafficCurve::Line;
    struct Span {
        qint64 from = 0; // milliseconds since the epoch
        qint64 to = 0;
        qint64 step = 0; // milliseconds between points

        bool operator==(const Span &) const = default;
    };
    struct Scale {
        // How values are written, with their unit.
        std::function<QString(double)> words;
        // The smallest step of the axis.
        double least = 1;
    };

    TrafficChart(const kit::Theme &theme, const kit::TimeText &times, Scale scale, QWidget *parent = nullptr);

    void setLines(const QList<Line> &lines, const Span &span);
    // Stands in the middle while there is no line.
    void setEmptyText(const QString &text) { emptyText_ = text; }

    const QList<TrafficCurve> &curves() const { return curves_; }
    // What the marks of the axes say, from left and from below; and where all of that stands.
    QStringList timeLabels() const;
    QStringList valueLabels() const;
    QList<QRectF> labelRects() const;
    // Between the axes.
    QRectF plotRect() const;
    // Of a time and a value.
    QPointF positionOf(const QPointF &point) const;
    // Of whose line the pointer tells there; nullptr where none is near.
    const TrafficCurve *curveAt(const QPointF &position) const;
    QSize sizeHint() const override { return minimumSize(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Tick {
        double value = 0;
        QString words;
    };

    // What the plot reaches from and to.
    struct Reach {
        double from = 0;
        double to = 1;
    };

    void showTicks();
    Reach reach() const;
    double timeAt(double x) const;
    QRectF timeRoom(const Tick &tick) const;
    QRectF valueRoom(const Tick &tick) const;
    void paintAxes(QPainter &painter) const;
    void paintCurve(QPainter &painter, const TrafficCurve &curve) const;
    double distance(const TrafficCurve &curve, const QPointF &position) const;

    const kit::Theme &theme_;
    const kit::TimeText &times_;
    const Scale scale_;
    QString emptyText_;
    QList<TrafficCurve> curves_;
    Span span_;
    QList<Tick> timeTicks_;
    QList<Tick> valueTicks_;
    int gutter_ = 0; // room for what stands at them
};

} // namespace deploymentspage
