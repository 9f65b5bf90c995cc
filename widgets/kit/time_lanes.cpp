#include "widgets/kit/time_lanes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "widgets/kit/paint.h"

namespace kit {

namespace {

// Above and below a lane, where the pointer still means it.
constexpr double Reach = 2;

} // namespace

double TimeScale::positionOf(qint64 time) const {
    return plot.left() + plot.width() * double(time - start) / double(end - start);
}

qint64 TimeScale::timeAt(double x) const {
    const double share = std::clamp((x - plot.left()) / std::max(1.0, plot.width()), 0.0, 1.0);
    return start + static_cast<qint64>(std::llround(share * double(end - start)));
}

bool TimeLanes::set(const QList<TimeLane> &lanes) {
    if (lanes == lanes_)
        return false;
    lanes_ = lanes;
    return true;
}

bool TimeLanes::setFolded(bool isFolded) {
    return isFolded != std::exchange(isFolded_, isFolded);
}

int TimeLanes::pitch() const {
    return theme_.lineHeight(TextRole::Count) + 2;
}

int TimeLanes::height() const {
    return count() * pitch();
}

int TimeLanes::nameWidth() const {
    int wide = 0;
    for (const auto &lane : lanes_)
        wide = std::max(wide, paint::textWidth(theme_.font(TextRole::Count), lane.name));
    return wide;
}

QRectF TimeLanes::rectOf(int lane, const TimeScale &scale) const {
    const double tall = theme_.px(Size::Dot);
    return {scale.plot.left(),
            scale.plot.bottom() + theme_.px(Size::SpaceSmall) + lane * pitch() + (pitch() - tall) / 2,
            scale.plot.width(), tall};
}

const TimeMark *TimeLanes::markAt(const QPointF &at, const TimeScale &scale) const {
    for (int lane = 0; lane < count(); ++lane) {
        const QRectF rect = rectOf(lane, scale);
        if (at.y() < rect.top() - Reach || at.y() > rect.bottom() + Reach)
            continue;
        const TimeMark *nearest = nullptr;
        double least = theme_.px(Size::SpaceTiny) + 1;
        for (const auto &mark : lanes_[lane].marks) {
            const double left = scale.positionOf(mark.start);
            const double right = std::max(left, scale.positionOf(mark.end));
            const double away = std::max({0.0, left - at.x(), at.x() - right});
            if (away < least) {
                least = away;
                nearest = &mark;
            }
        }
        return nearest;
    }
    return nullptr;
}

bool TimeLanes::isUnknownAt(const QPointF &at, const TimeScale &scale) const {
    for (int lane = 0; lane < count(); ++lane) {
        const QRectF rect = rectOf(lane, scale);
        if (at.y() >= rect.top() - Reach && at.y() <= rect.bottom() + Reach)
            return at.x() >= rect.left() && at.x() < scale.positionOf(lanes_[lane].knownSince);
    }
    return false;
}

void TimeLanes::paint(QPainter &painter, const TimeScale &scale) const {
    for (int lane = 0; lane < count(); ++lane)
        paintLane(painter, lanes_[lane], rectOf(lane, scale), scale);
}

void TimeLanes::paintLane(QPainter &painter, const TimeLane &lane, const QRectF &rect, const TimeScale &scale) const {
    painter.setFont(theme_.font(TextRole::Count));
    painter.setPen(theme_.color(Color::Text2));
    const double tall = theme_.lineHeight(TextRole::Count);
    paint::text(painter, QRectF(0, rect.center().y() - tall / 2, rect.left(), tall),
                paint::elided(painter.font(), lane.name, rect.left() - theme_.px(Size::SpaceTiny)));
    paint::roundBox(painter, rect,
                    {theme_.color(Color::Sunken),
                     theme_.shown() == Scheme::HighContrast ? theme_.color(Color::Border) : QColor(), 2, 1});
    paintUnknown(painter, lane, rect, scale);
    paintSpans(painter, lane, rect, scale);
    paintBegins(painter, lane, rect, scale);
}

// An empty lane says that nothing happened, a hatched one that nobody knows.
void TimeLanes::paintUnknown(QPainter &painter, const TimeLane &lane, const QRectF &rect,
                             const TimeScale &scale) const {
    const double right = std::min(rect.right(), std::round(scale.positionOf(lane.knownSince)));
    if (lane.knownSince == 0 || right <= rect.left())
        return;
    const QRectF unknown(rect.topLeft(), QPointF(right, rect.bottom()));
    painter.fillRect(unknown, theme_.color(Color::Surface));
    painter.fillRect(unknown, QBrush(theme_.color(Color::Border), Qt::BDiagPattern));
}

// What lasts is pale: many last for days, and when each began is what people look for.
void TimeLanes::paintSpans(QPainter &painter, const TimeLane &lane, const QRectF &rect, const TimeScale &scale) const {
    double lastLeft = -1;
    double lastRight = -1;
    for (const auto &mark : lane.marks) {
        if (mark.end <= mark.start || mark.end < scale.start || mark.start > scale.end)
            continue;
        const double left = std::round(scale.positionOf(std::max(mark.start, scale.start)));
        const double right = std::round(scale.positionOf(std::min(mark.end, scale.end)));
        // Of thousands in one place one is enough.
        if (left == lastLeft && right == lastRight)
            continue;
        lastLeft = left;
        lastRight = right;
        painter.fillRect(QRectF(left, rect.top(), std::max(1.0, right - left), rect.height()),
                         paint::mixed(theme_.color(Color::Sunken), theme_.strong(mark.tone), 0.3));
    }
}

void TimeLanes::paintBegins(QPainter &painter, const TimeLane &lane, const QRectF &rect, const TimeScale &scale) const {
    const double wide = theme_.px(Size::SpaceTiny) + 1;
    double lastLeft = -1;
    for (const auto &mark : lane.marks) {
        const double left = std::round(scale.positionOf(mark.start) - wide / 2);
        if (mark.start < scale.start || mark.start > scale.end || left == lastLeft)
            continue;
        lastLeft = left;
        paint::roundBox(painter, QRectF(left, rect.top(), wide, rect.height()),
                        {theme_.strong(mark.tone), QColor(), 2, 1});
    }
}

} // namespace kit
