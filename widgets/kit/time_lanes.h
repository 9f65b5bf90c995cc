#pragma once

#include <QList>
#include <QRectF>
#include <QString>

#include "widgets/kit/theme.h"

class QPainter;

namespace kit {

// Something that happened, in milliseconds since 1970; a point in time ends where it starts.
struct TimeMark {
    qint64 start = 0;
    qint64 end = 0;
    QString words;
    Tone tone = Tone::Info;
    QString name = {}; // the same in a word or two, where there is room on it
    bool operator==(const TimeMark &) const = default;
};

struct TimeLane {
    QString name;
    QList<TimeMark> marks; // in the order of their starts
    // Milliseconds since 1970: of what was before then nothing, or not all, is known. 0: all is.
    qint64 knownSince = 0;
    bool operator==(const TimeLane &) const = default;
};

// Where times stand: so many milliseconds since 1970 at the left and the right edge of a rectangle.
struct TimeScale {
    qint64 start = 0;
    qint64 end = 1;
    QRectF plot;

    double positionOf(qint64 time) const;
    // The nearest within it.
    qint64 timeAt(double x) const;
};

// Lanes one below the other, under the rectangle of a scale of time, with their names at the left. What lasts is pale,
// how it begins stands out, and what nobody knows is hatched.
class TimeLanes {
public:
    // The theme outlives it.
    explicit TimeLanes(const Theme &theme) : theme_(theme) {}

    // Each answers whether that is news.
    bool set(const QList<TimeLane> &lanes);
    bool setFolded(bool isFolded);

    // Of those that are not folded away.
    int count() const { return isFolded_ ? 0 : static_cast<int>(lanes_.size()); }
    int height() const;
    // Of the widest name, also while folded away: nothing moves then.
    int nameWidth() const;
    QRectF rectOf(int lane, const TimeScale &scale) const;
    // What is at a place; null where nothing is.
    const TimeMark *markAt(const QPointF &at, const TimeScale &scale) const;
    // In a lane, before the time from which on all of it is known.
    bool isUnknownAt(const QPointF &at, const TimeScale &scale) const;

    void paint(QPainter &painter, const TimeScale &scale) const;

private:
    void paintLane(QPainter &painter, const TimeLane &lane, const QRectF &rect, const TimeScale &scale) const;
    void paintUnknown(QPainter &painter, const TimeLane &lane, const QRectF &rect, const TimeScale &scale) const;
    void paintSpans(QPainter &painter, const TimeLane &lane, const QRectF &rect, const TimeScale &scale) const;
    void paintBegins(QPainter &painter, const TimeLane &lane, const QRectF &rect, const TimeScale &scale) const;
    // From one to the next.
    int pitch() const;

    const Theme &theme_;
    QList<TimeLane> lanes_;
    bool isFolded_ = false;
};

} // namespace kit
