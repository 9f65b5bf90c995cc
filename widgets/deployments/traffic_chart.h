#pragma once

#include <QChartView>

#include "widgets/kit/theme.h"

class QDateTimeAxis;
class QValueAxis;

namespace deploymentspage {

// Lines over time in the console's look. Built when it is first needed: a chart takes milliseconds to make.
class TrafficChart : public QChartView {
    Q_OBJECT

public:
    struct Line {
        QString name;
        int revision = 0; // of those shown, from 0: chooses the color
        bool isDashed = false;
        QList<QPointF> points; // milliseconds since the epoch, value
    };

    TrafficChart(const kit::Theme &theme, const QString &title, const QString &unit, QWidget *parent = nullptr);

    void setLines(const QList<Line> &lines);

private:
    void applyTheme();
    QColor colorOf(int revision) const;

    const kit::Theme &theme_;
    const QString title_;
    QDateTimeAxis *times_;
    QValueAxis *values_;
    QList<Line> lines_;
};

} // namespace deploymentspage
