#include <algorithm>
#include <cmath>

#include <QIcon>
#include <QPainter>

#include "widgets/kit/chart_plot.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/time_chart.h"

namespace kit {

namespace {

constexpr std::size_t SmoothSteps = 8;
// Of its tone: what happened stands behind what was measured.
constexpr qreal MarkShare = 0.45;

} // namespace

void TimeChart::paintEvent(QPaintEvent *) {
    const qreal scale = devicePixelRatioF();
    if (const QSize wanted = (QSizeF(size()) * scale).toSize(); picture_.size() != wanted) {
        picture_ = QPixmap(wanted);
        isDrawn_ = false;
    }
    if (!isDrawn_ || picture_.devicePixelRatio() != scale) {
        picture_.setDevicePixelRatio(scale);
        drawPicture();
    }
    QPainter painter(this);
    painter.drawPixmap(QPointF(), picture_);
    paintCursor(painter);
    paintValue(painter);
    if (hasFocus())
        paint::focusRing(painter, QRectF(rect()), theme_);
}

void TimeChart::drawPicture() {
    // What has no transparent pixel is copied to the screen, and not blended.
    picture_.fill(theme_.color(Color::Surface));
    QPainter painter(&picture_);
    painter.setLayoutDirection(layoutDirection());
    paintGrid(painter);
    paintMarks(painter);
    paintSeries(painter);
    paintGaps(painter);
    paintScale(painter);
    paintInGutter(painter, theme_.px(Size::SpaceTiny), TextRole::Label, Color::Text2, title_);
    paint::horizontalLine(painter, QRectF(rect()), height() - 1, theme_.color(Color::Border));
    isDrawn_ = true;
}

void TimeChart::paintSeries(QPainter &painter) const {
    // Where many steps are one point, their band stands on end: smooth edges cost much there and show nothing.
    const auto [first, last] = series_.placesIn(span_);
    painter.setRenderHint(QPainter::Antialiasing, last - first <= mostPoints() * SmoothSteps);
    ChartPlot{plotRect(), span_, 0, values_.last(), theme_.series(place_)}.draw(painter, parts_);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimeChart::paintGrid(QPainter &painter) const {
    const auto plot = plotRect();
    const auto border = theme_.color(Color::Border);
    for (const auto value : values_)
        paint::horizontalLine(painter, plot, heightOf(value), border);
    for (const auto tick : ticks_)
        paint::verticalLine(painter, plot, positionOf(tick), border);
}

// The ends alone: between them there is little room.
void TimeChart::paintScale(QPainter &painter) const {
    const auto plot = plotRect();
    painter.setFont(theme_.font(TextRole::Count));
    painter.setPen(theme_.color(Color::Text3));
    const double line = theme_.lineHeight(TextRole::Count);
    const double wide = 3 * theme_.px(Size::SpaceHuge) - theme_.px(Size::SpaceTiny);
    const double left = layoutDirection() == Qt::RightToLeft ? plot.right() + theme_.px(Size::SpaceTiny)
                                                             : plot.left() - theme_.px(Size::SpaceTiny) - wide;
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
    if (!hasGaps())
        return;
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

double TimeChart::paintInGutter(QPainter &painter, double y, TextRole role, Color color, const QString &words) const {
    const int edge = theme_.px(Size::SpaceMedium);
    const double wide = theme_.px(Size::FactColumn);
    const double left = layoutDirection() == Qt::RightToLeft ? width() - wide - edge : edge;
    const QRectF room(left, y, wide, theme_.lineHeight(role));
    painter.setFont(theme_.font(role));
    painter.setPen(theme_.color(color));
    paint::text(painter, room, words);
    return room.bottom();
}

// Below the title.
void TimeChart::paintValue(QPainter &painter) const {
    const auto place = cursor_ ? series_.placeAt(*cursor_) : std::nullopt;
    const bool isKnown = cursor_ ? place && series_.valueAt(*place) : spread_ || !latest_.isEmpty();
    const double top = theme_.px(Size::SpaceTiny) + theme_.lineHeight(TextRole::Label);
    paintInGutter(painter, top, isKnown ? TextRole::Object : TextRole::Body, isKnown ? Color::Text : Color::Text3,
                  valueWords());
    paintInGutter(painter, top + theme_.lineHeight(TextRole::Object), TextRole::Count, Color::Text3, spreadWords());
}

} // namespace kit
