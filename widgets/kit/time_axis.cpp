#include "widgets/kit/time_axis.h"

#include <algorithm>
#include <cmath>

#include <QDateTime>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QToolTip>

#include "widgets/kit/paint.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/time_chart.h"
#include "widgets/kit/time_text.h"

namespace kit {

TimeAxis::TimeAxis(const Theme &theme, const TimeText &times, QWidget *parent)
    : QWidget(parent), theme_(theme), times_(times) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TimeAxis::setSpan(const TimeSpan &span, const QList<qint64> &ticks) {
    span_ = span;
    ticks_ = ticks;
    update();
}

void TimeAxis::setLanes(const QList<TimeLane> &lanes) {
    if (lanes == lanes_)
        return;
    const bool isOtherHeight = lanes.size() != lanes_.size();
    lanes_ = lanes;
    if (isOtherHeight)
        updateGeometry();
    update();
}

void TimeAxis::setCursorTime(std::optional<qint64> time) {
    cursor_ = time;
    update();
}

int TimeAxis::tickCount() const {
    const int label = paint::textWidth(theme_.font(TextRole::Count), QStringLiteral("00:00"));
    return std::max(1, static_cast<int>(plotRect().width()) / (label + 2 * theme_.px(Size::SpaceHuge)));
}

// Marks that are whole days apart name days.
QString TimeAxis::tickFormat() const {
    constexpr qint64 day = 86'400'000;
    const bool areDays = ticks_.size() > 1 && ticks_[1] - ticks_[0] >= day;
    return areDays ? QStringLiteral("MM-dd") : QStringLiteral("HH:mm");
}

QString TimeAxis::timeWords() const {
    if (!cursor_)
        return {};
    const auto at = QDateTime::fromMSecsSinceEpoch(*cursor_, times_.zone());
    return tr("%1 %2", "time of day, zone").arg(at.toString(QStringLiteral("HH:mm:ss")), times_.zoneName(at));
}

QSize TimeAxis::sizeHint() const {
    const int line = theme_.lineHeight(TextRole::Count);
    return {TimeChart::gutterWidth(theme_) + theme_.px(Size::ChartWidth),
            (static_cast<int>(lanes_.size()) + 1) * (line + 2) + 2 * theme_.px(Size::SpaceTiny)};
}

// Where the charts below have theirs.
QRectF TimeAxis::plotRect() const {
    const double left = TimeChart::gutterWidth(theme_);
    const double right = theme_.px(Size::SpaceMedium);
    const QRectF plot(left, 0, std::max(1.0, width() - left - right), height());
    return layoutDirection() == Qt::RightToLeft ? plot.translated(right - left, 0) : plot;
}

QRectF TimeAxis::laneRect(int lane) const {
    const auto plot = plotRect();
    const double pitch = theme_.lineHeight(TextRole::Count) + 2;
    const double tall = theme_.px(Size::Dot);
    return {plot.left(), theme_.px(Size::SpaceTiny) + lane * pitch + (pitch - tall) / 2, plot.width(), tall};
}

const TimeMark *TimeAxis::markAt(const QPointF &at) const {
    const double reach = theme_.px(Size::SpaceTiny);
    const auto axis = scale();
    for (int lane = 0; lane < lanes_.size(); ++lane) {
        if (!laneRect(lane).adjusted(0, -reach, 0, reach).contains(at))
            continue;
        for (const auto &mark : lanes_[lane].marks)
            if (at.x() >= axis.positionOf(mark.start) - reach && at.x() <= axis.positionOf(mark.end) + reach)
                return &mark;
    }
    return nullptr;
}

bool TimeAxis::event(QEvent *event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const auto *mark = markAt(help->pos()))
        QToolTip::showText(help->globalPos(), plainToolTip(mark->words), this);
    else
        QToolTip::hideText();
    return true;
}

void TimeAxis::mouseMoveEvent(QMouseEvent *event) {
    const auto at = event->position();
    Q_EMIT pointed(plotRect().contains(at) ? std::optional(scale().timeAt(at.x())) : std::nullopt);
}

void TimeAxis::mousePressEvent(QMouseEvent *event) {
    if (event->button() == Qt::LeftButton && plotRect().contains(event->position()))
        Q_EMIT pressed(scale().timeAt(event->position().x()));
}

void TimeAxis::leaveEvent(QEvent *event) {
    QWidget::leaveEvent(event);
    Q_EMIT pointed(std::nullopt);
}

void TimeAxis::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    for (int lane = 0; lane < lanes_.size(); ++lane)
        paintLane(painter, lane);
    paintTicks(painter);
    if (cursor_ && *cursor_ >= span_.from && *cursor_ <= span_.to)
        paint::verticalLine(painter, QRectF(rect()), scale().positionOf(*cursor_), theme_.color(Color::Text2));
    paint::horizontalLine(painter, QRectF(rect()), height() - 1, theme_.color(Color::Border));
}

void TimeAxis::paintTicks(QPainter &painter) const {
    const auto plot = plotRect();
    const double line = theme_.lineHeight(TextRole::Count);
    const double top = height() - line - theme_.px(Size::SpaceTiny);
    painter.setFont(theme_.font(TextRole::Count));
    painter.setPen(theme_.color(Color::Text3));
    const double half = paint::textWidth(painter.font(), QStringLiteral("00:00")) / 2.0 + 1;
    for (const auto tick : ticks_) {
        const double x = scale().positionOf(tick);
        const auto words = QDateTime::fromMSecsSinceEpoch(tick, times_.zone()).toString(tickFormat());
        const QRectF room(x - half, top, 2 * half, line);
        if (room.left() >= plot.left() - half && room.right() <= width())
            paint::text(painter, room, words, Qt::AlignHCenter);
    }
    painter.setFont(theme_.font(TextRole::Strong));
    painter.setPen(theme_.color(Color::Text));
    const int edge = theme_.px(Size::SpaceMedium);
    const double wide = TimeChart::gutterWidth(theme_) - edge;
    const double left = layoutDirection() == Qt::RightToLeft ? width() - wide - edge : edge;
    const auto now = QDateTime::fromMSecsSinceEpoch(span_.to, times_.zone());
    if (!cursor_) {
        painter.setFont(theme_.font(TextRole::Count));
        painter.setPen(theme_.color(Color::Text3));
    }
    paint::text(painter, QRectF(left, top, wide, line), cursor_ ? timeWords() : times_.zoneName(now));
}

void TimeAxis::paintLane(QPainter &painter, int lane) const {
    const auto rect = laneRect(lane);
    const int edge = theme_.px(Size::SpaceMedium);
    const double line = theme_.lineHeight(TextRole::Count);
    const double wide = TimeChart::gutterWidth(theme_) - 2 * edge;
    const double start = layoutDirection() == Qt::RightToLeft ? width() - wide - edge : edge;
    painter.setFont(theme_.font(TextRole::Count));
    painter.setPen(theme_.color(Color::Text2));
    paint::text(painter, QRectF(start, rect.center().y() - line / 2, wide, line),
                paint::elided(painter.font(), lanes_[lane].name, wide));
    paint::roundBox(painter, rect,
                    {theme_.color(Color::Sunken),
                     theme_.shown() == Scheme::HighContrast ? theme_.color(Color::Border) : QColor(), 2, 1});
    const double least = theme_.px(Size::SpaceTiny) + 1;
    const auto axis = scale();
    for (const auto &mark : lanes_[lane].marks) {
        if (mark.end < span_.from || mark.start > span_.to)
            continue;
        const double left = std::round(axis.positionOf(std::max(mark.start, span_.from)) - least / 2);
        const double length = std::max(least, std::round(axis.positionOf(std::min(mark.end, span_.to)) - left));
        const QRectF box(left, rect.top(), length, rect.height());
        const bool isNamed = paintName(painter, lanes_[lane], mark, box);
        if (!isNamed)
            paint::roundBox(painter, box, {theme_.strong(mark.tone), QColor(), 2, 1});
    }
}

// What lasts long enough says what it is: as high as a line, and pale behind its word. False where there is no room.
bool TimeAxis::paintName(QPainter &painter, const TimeLane &lane, const TimeMark &mark, const QRectF &box) const {
    double right = box.right();
    for (const auto &other : lane.marks)
        if (&other > &mark && other.start >= mark.start)
            right = std::min(right, scale().positionOf(other.start));
    const double edge = theme_.px(Size::SpaceTiny);
    const QRectF line(box.left(), box.center().y() - theme_.lineHeight(TextRole::Count) / 2.0, box.width(),
                      theme_.lineHeight(TextRole::Count));
    const QRectF room(line.left() + edge, line.top(), right - line.left() - 2 * edge, line.height());
    if (mark.name.isEmpty() || paint::textWidth(theme_.font(TextRole::Count), mark.name) > room.width())
        return false;
    paint::roundBox(painter, line, {theme_.soft(mark.tone), theme_.strong(mark.tone), 2, 1});
    painter.setFont(theme_.font(TextRole::Count));
    painter.setPen(theme_.strong(mark.tone));
    paint::text(painter, room, mark.name);
    return true;
}

} // namespace kit
