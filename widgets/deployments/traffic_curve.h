#pragma once

#include <QList>
#include <QPointF>
#include <QString>

namespace deploymentspage {

// What a series was at instants, as it is drawn: neighbours are joined where no step lies between them, what stands
// alone is a mark, and so are some of the others.
class TrafficCurve {
public:
    // Points by time, in milliseconds since the epoch; `place` of its series chooses color and mark.
    struct Line {
        QString name;
        int place = 0;
        bool isDashed = false;
        QList<QPointF> points;
    };

    // The step between points is in milliseconds.
    TrafficCurve(const Line &line, qint64 step);

    const Line &line() const { return line_; }
    // Of two points and more.
    const QList<QList<QPointF>> &runs() const { return runs_; }
    const QList<QPointF> &marks() const { return marks_; }
    // Of the line's points, the nearest in time.
    QPointF nearest(double time) const;

private:
    Line line_;
    QList<QList<QPointF>> runs_;
    QList<QPointF> marks_;
};

} // namespace deploymentspage
