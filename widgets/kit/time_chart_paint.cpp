#include <algorithm>
#include <cmath>

#include <QIcon>
#include <QPaintEvent>
#include <QPainter>

#include "widgets/kit/chart_plot.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/time_chart.h"

namespace kit {

namespace {

// Of one series, whatever its width: what stands closer nobody tells apart.
constexpr int MostPoints = 500;
constexpr std::size_t SmoothSteps = 8;
// Of its tone: what happened stands behind what was measured.
constexpr qreal MarkShare = 0.45;

} // namespace

void TimeChart::paintEvent(QPaintEvent *event) {
    const QSize wanted = (plotRect().size() * devicePixelRatioF()).toSize();
    if (!isDrawn_ || picture_.size() != wanted || picture_.devicePixelRatio() != devicePixelRatioF())
        drawPlot();
    QPainter painter(this);
    painter.fillRect(event->rect(), theme_.color(Color::Surface));
    paintGrid(painter);
    paintMarks(painter);
    painter.drawPixmap(plotRect().topLeft(), picture_);
    paintGaps(painter);
    paintCursor(painter);
    paintGutter(painter);
    paint::horizontalLine(painter, QRectF(rect()), height() - 1, theme_.color(Color::Border));
    if (hasFocus())
        paint::focusRing(painter, QRectF(rect()), theme_);
}

void TimeChart::drawPlot() {
    const auto plot = plotRect();
    if (const auto size = (plot.size() * devicePixelRatioF()).toSize(); picture_.size() != size)
        picture_ = QPixmap(size);
    picture_.setDevicePixelRatio(devicePixelRatioF());
    picture_.fill(Qt::transparent);
    isDrawn_ = true;
    const int most = std::min(MostPoints, static_cast<int>(plot.width()));
    const auto parts = partsOf(series_, span_, most);
    if (parts.empty())
        return;
    if (!plot_)
        plot_ = std::make_unique<ChartPlot>();
    QPainter painter(&picture_);
    // Where many steps are one point, their band stands on end: smooth edges cost much there and show nothing.
    const auto [first, last] = series_.placesIn(span_);
    painter.setRenderHint(QPainter::Antialiasing, last - first <= static_cast<std::size_t>(most) * SmoothSteps);
    plot_->draw(painter, {plot.size(), span_, 0, values_.last(), theme_.series(place_)}, parts);
}

void TimeChart::paintGrid(QPainter &painter) const {
    const auto plot = plotRect();
    const auto border = theme_.color(Color::Border);
    for (const auto value : values_)
        paint::horizontalLine(painter, plot, heightOf(value), border);
    for (const auto tick : ticks_)
        paint::verticalLine(painter, plot, positionOf(tick), border);
    painter.setFont(theme_.font(TextRole::Count));
    painter.setPen(theme_.color(Color::Text3));
    const double line = theme_.lineHeight(TextRole::Count);
    const double wide = 3 * theme_.px(Size::SpaceHuge) - theme_.px(Size::SpaceTiny);
    const double left = layoutDirection() == Qt::RightToLeft ? plot.right() + theme_.px(Size::SpaceTiny)
                                                             : plot.left() - theme_.px(Size::SpaceTiny) - wide;
    // The ends alone: between them there is little room.
    for (const auto value : {values_.first(), values_.last()}) {
        const double y = std::clamp(heightOf(value) - line / 2, plot.top() - 2, plot.bottom() - line + 2);
        paint::text(painter, QRectF(left, y, wide, line), scale_.words(value), Qt::AlignTrailing);
    }
}

// Where nothing is known, it is said which absence that is, if there is room.
void TimeChart::paintGaps(QPainter &painter) const {
    painter.setFont(theme_.font(TextRole::Caption));
    painter.setPen(theme_.color(Color::Text3));
    const auto plot = plotRect();
    const auto say = [&](qint64 from, qint64 to, Absence absence) {
        const auto words = absenceText(absence);
        const double left = std::max(plot.left(), positionOf(from));
        const double right = std::min(plot.right(), positionOf(to));
        const double wide = paint::textWidth(painter.font(), words) + theme_.px(Size::SpaceMedium);
        if (right - left < wide)
            return;
        // Over the grid, not through it.
        const double line = theme_.lineHeight(TextRole::Caption);
        const QRectF room((left + right - wide) / 2, plot.center().y() - line / 2, wide, line);
        painter.fillRect(room, theme_.color(Color::Surface));
        paint::text(painter, room, words, Qt::AlignHCenter);
    };
    const auto [first, last] = series_.placesIn(span_);
    const auto timeOf = [this](std::size_t place) { return series_.start + static_cast<qint64>(place) * series_.step; };
    if (first == last)
        return say(span_.from, span_.to, Absence::NoData);
    if (series_.start > span_.from)
        say(span_.from, series_.start, Absence::NoData);
    for (auto place = first; place < last;) {
        auto next = place + 1;
        if (std::isnan(series_.means[place])) {
            const auto absence = series_.absenceAt(place);
            while (next < last && std::isnan(series_.means[next]) && series_.absenceAt(next) == absence)
                ++next;
            say(timeOf(place), next == last ? span_.to : timeOf(next), absence);
        }
        place = next;
    }
}

void TimeChart::paintMarks(QPainter &painter) const {
    const auto plot = plotRect();
    for (const auto &mark : marks_)
        if (mark.time >= span_.from && mark.time <= span_.to)
            paint::verticalLine(painter, plot, positionOf(mark.time),
                                paint::mixed(theme_.color(Color::Surface), theme_.strong(mark.tone), MarkShare));
}

void TimeChart::paintCursor(QPainter &painter) const {
    if (!cursor_ || *cursor_ < span_.from || *cursor_ > span_.to)
        return;
    const auto plot = plotRect();
    const double x = positionOf(*cursor_);
    paint::verticalLine(painter, QRectF(plot.left(), 0, plot.width(), height()), x, theme_.color(Color::Text2));
    const auto place = series_.placeAt(*cursor_);
    const auto value = place ? series_.valueAt(*place) : std::nullopt;
    if (!value)
        return;
    const double radius = theme_.px(Size::Dot) / 2.0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme_.color(Color::Surface), 1));
    painter.setBrush(theme_.series(place_));
    painter.drawEllipse(QPointF(x, heightOf(*value)), radius, radius);
    painter.restore();
}

void TimeChart::paintGutter(QPainter &painter) const {
    const int edge = theme_.px(Size::SpaceMedium);
    const double wide = theme_.px(Size::FactColumn);
    const double left = layoutDirection() == Qt::RightToLeft ? width() - wide - edge : edge;
    double y = theme_.px(Size::SpaceTiny);
    const auto line = [&](TextRole role, Color color, const QString &words) {
        const QRectF room(left, y, wide, theme_.lineHeight(role));
        painter.setFont(theme_.font(role));
        painter.setPen(theme_.color(color));
        paint::text(painter, room, paint::elided(painter.font(), words, wide));
        y += room.height();
    };
    line(TextRole::Label, Color::Text2, title_);
    const auto place = cursor_ ? series_.placeAt(*cursor_) : std::nullopt;
    const bool isKnown = cursor_ ? place && series_.valueAt(*place) : spread_ || !latest_.isEmpty();
    line(isKnown ? TextRole::Object : TextRole::Body, isKnown ? Color::Text : Color::Text3, valueWords());
    if (!isKnown)
        y += theme_.lineHeight(TextRole::Object) - theme_.lineHeight(TextRole::Body);
    line(TextRole::Count, Color::Text3, spreadWords());
}

} // namespace kit
