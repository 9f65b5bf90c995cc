#pragma once

#include <functional>

#include <QChartView>

#include "widgets/kit/theme.h"

class QCategoryAxis;
class QXYSeries;

namespace kit {
class TimeText;
}

namespace deploymentspage {

// Lines over time in the console's look, with the hours of the console's zone. Neighbours are joined where no step lies
// between them; what stands alone is a mark. Built when it is first needed: a chart takes milliseconds to make.
class TrafficChart : public QChartView {
    Q_OBJECT

public:
    struct Line {
        QString name;
        int place = 0; // of its series: chooses color and mark
        bool isDashed = false;
        QList<QPointF> points; // milliseconds since the epoch, value; by time
    };
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

    // What the marks of the axes say, from left and from below.
    QStringList timeLabels() const;
    QStringList valueLabels() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void addLine(const Line &line);
    void addMarks(const Line &line, const QList<QPointF> &points);
    void addSeries(QXYSeries *series, const Line &line);
    void showHint(const Line &line, const QPointF &point);
    void showTicks();
    void applyTheme();

    const kit::Theme &theme_;
    const kit::TimeText &times_;
    const Scale scale_;
    QCategoryAxis *timeAxis_;
    QCategoryAxis *valueAxis_;
    QString emptyText_;
    QList<Line> lines_;
    Span span_;
    double most_ = 0;
};

} // namespace deploymentspage
