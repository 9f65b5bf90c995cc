#include <algorithm>
#include <cmath>

#include <QDateTime>
#include <QLocale>
#include <QPaintEvent>
#include <QToolButton>

#include "widgets/gpus/instants.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/time_text.h"

namespace gpuspage {

using kit::Color;
using kit::Size;
using kit::TextRole;

namespace {

constexpr qint64 Second = 1000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;
constexpr qint64 TickSteps[] = {Minute,   5 * Minute, 10 * Minute, 15 * Minute, 30 * Minute, Hour,    2 * Hour,
                                3 * Hour, 4 * Hour,   6 * Hour,    12 * Hour,   Day,         2 * Day, 7 * Day};

} // namespace

QString TimeScrubber::loadWords() const {
    return isSelected_ ? tr("Selected", "load of the selected GPUs") : tr("Load");
}

int TimeScrubber::labelWidth() const {
    const int wide = std::max(kit::paint::textWidth(theme_.font(TextRole::Count), loadWords()), lanes_.nameWidth());
    return std::min(wide, theme_.px(Size::FactLabel)) + theme_.px(Size::SpaceMedium);
}

QRectF TimeScrubber::curveRect() const {
    const double top = theme_.px(Size::Control) + theme_.px(Size::SpaceSmall);
    const double left = labelWidth();
    // What room there is goes to the curve.
    const int spare = std::max(0, height() - minimumSizeHint().height());
    return {left, top, std::max(1.0, width() - left - theme_.px(Size::SpaceTiny)),
            double(theme_.px(Size::IconLarge) + spare)};
}

QSize TimeScrubber::minimumSizeHint() const {
    return {theme_.px(Size::InspectorWidth), theme_.px(Size::Control) + theme_.px(Size::SpaceSmall) +
                                                 theme_.px(Size::IconLarge) + theme_.px(Size::SpaceSmall) +
                                                 lanes_.height() + theme_.lineHeight(TextRole::Count)};
}

QSize TimeScrubber::sizeHint() const {
    return minimumSizeHint();
}

void TimeScrubber::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    placeButtons();
}

void TimeScrubber::placeButtons() {
    reach_->setGeometry(0, 0, reach_->sizeHint().width(),
                        std::max(theme_.px(Size::Control), reach_->sizeHint().height()));
    int right = width();
    for (QToolButton *button : {live_, forward_, play_, back_}) {
        const QSize size(std::max(theme_.px(Size::Target), button == live_ ? button->sizeHint().width() : 0),
                         std::max(theme_.px(Size::Control), button->sizeHint().height()));
        right -= size.width();
        button->setGeometry(QRect(QPoint(right, 0), size));
        right -= theme_.px(Size::SpaceTiny);
    }
    if (!tool_)
        return;
    const QSize size(tool_->sizeHint().width(), back_->height());
    tool_->setGeometry(QRect(QPoint(right - theme_.px(Size::SpaceTiny) - size.width(), 0), size));
}

QString TimeScrubber::spanWords() const {
    const qint64 span = end_ - start_;
    return span < 2 * Hour   ? tr("Last %n min", nullptr, static_cast<int>(span / Minute))
           : span <= 2 * Day ? tr("Last %n h", nullptr, static_cast<int>((span + Hour / 2) / Hour))
                             : tr("Last %n day(s)", nullptr, static_cast<int>((span + Day / 2) / Day));
}

QString TimeScrubber::timeWords() const {
    if (range_)
        return tr("%1 to %2")
            .arg(text_.instant(Instants::timestamp(range_->start)), text_.instant(Instants::timestamp(range_->end)));
    return withState(text_.instant(Instants::timestamp(time())));
}

QString TimeScrubber::withState(const QString &time) const {
    return !isLive_   ? isPlaying() ? tr("%1, playing").arg(time) : time
           : isHeard_ ? tr("%1, live").arg(time)
                      : tr("%1, heard last: the service is not reached").arg(time);
}

void TimeScrubber::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    paintHead(painter);
    paintCurve(painter);
    lanes_.paint(painter, scale());
    paintRange(painter);
    paintTicks(painter);
    paintCursor(painter);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        kit::paint::focusRing(painter, curveRect().adjusted(-3, -3, 3, 3), theme_);
}

void TimeScrubber::paintHead(QPainter &painter) const {
    const QRectF line(0, 0, (tool_ ? tool_->x() : back_->x()) - theme_.px(Size::SpaceSmall), theme_.px(Size::Control));
    double wide = reach_->width();
    if (reach_->isHidden()) {
        const auto span = spanWords();
        painter.setFont(theme_.font(TextRole::Strong));
        painter.setPen(theme_.color(Color::Text));
        kit::paint::text(painter, line, span);
        wide = kit::paint::textWidth(painter.font(), span);
    }
    QRectF rest = line.adjusted(wide + theme_.px(Size::SpaceMedium), 0, 0, 0);
    painter.setFont(theme_.font(TextRole::Body));
    painter.setPen(theme_.color(range_ || !isLive_ ? Color::Accent : isHeard_ ? Color::Text2 : Color::Warn));
    auto words = timeWords();
    // Where there is little room the minute is enough: the accessible text has the whole.
    if (!range_ && kit::paint::textWidth(painter.font(), words) > rest.width())
        words = withState(text_.dateMinute(Instants::timestamp(time())));
    if (!range_ && kit::paint::textWidth(painter.font(), words) > rest.width()) {
        words = QDateTime::fromMSecsSinceEpoch(time(), text_.zone()).toString(QStringLiteral("HH:mm"));
        rest.setLeft(line.left() + wide + theme_.px(Size::SpaceTiny));
    }
    kit::paint::text(painter, rest, kit::paint::elided(painter.font(), words, rest.width()));
}

// Of each column of pixels the greatest: a short peak is seen.
void TimeScrubber::paintCurve(QPainter &painter) const {
    const QRectF curve = curveRect();
    painter.setFont(theme_.font(TextRole::Count));
    painter.setPen(theme_.color(Color::Text2));
    kit::paint::text(painter, QRectF(0, curve.top(), curve.left(), curve.height()), loadWords());
    const QColor fill = kit::paint::mixed(theme_.color(Color::Surface), theme_.color(Color::Accent), 0.35);
    const QColor edge = theme_.color(Color::Accent);
    const auto count = static_cast<qint64>(load_.size());
    for (int x = 0; x < static_cast<int>(curve.width()); ++x) {
        const auto timeOf = [&](int column) {
            return start_ + static_cast<qint64>(double(end_ - start_) * column / curve.width());
        };
        const qint64 first = (timeOf(x) - loadStart_) / loadStep_;
        const qint64 last = std::max(first, (timeOf(x + 1) - 1 - loadStart_) / loadStep_);
        float greatest = -1;
        for (qint64 place = std::max<qint64>(0, first); place <= std::min(last, count - 1); ++place)
            if (const float share = load_[static_cast<std::size_t>(place)]; share > greatest)
                greatest = share;
        if (greatest < 0 || timeOf(x) < loadStart_)
            continue;
        const double tall = std::round(std::clamp<double>(greatest, 0, 1) * (curve.height() - 1));
        painter.fillRect(QRectF(curve.left() + x, curve.bottom() - tall, 1, tall), fill);
        painter.fillRect(QRectF(curve.left() + x, curve.bottom() - tall - 1, 1, 1), edge);
    }
    kit::paint::horizontalLine(painter, curve, curve.bottom(), theme_.color(Color::Border));
}

void TimeScrubber::paintRange(QPainter &painter) const {
    if (!range_)
        return;
    const double left = positionOf(range_->start);
    const double right = positionOf(range_->end);
    const QRectF box(left, curveRect().top(), right - left, laneRect(lanes_.count()).top() - curveRect().top());
    QColor fill = theme_.color(Color::Accent);
    fill.setAlphaF(0.14f);
    painter.fillRect(box, fill);
    kit::paint::verticalLine(painter, box, left, theme_.color(Color::Accent));
    kit::paint::verticalLine(painter, box, right, theme_.color(Color::Accent));
}

void TimeScrubber::paintTicks(QPainter &painter) const {
    const QRectF curve = curveRect();
    const double top = laneRect(lanes_.count()).top() - theme_.px(Size::SpaceTiny);
    painter.setFont(theme_.font(TextRole::Count));
    painter.setPen(theme_.color(Color::Text3));
    const double room = 2.2 * kit::paint::textWidth(painter.font(), QStringLiteral("00:00"));
    const qint64 least = static_cast<qint64>(double(end_ - start_) * room / curve.width());
    const auto *step = std::ranges::find_if(TickSteps, [least](qint64 step) { return step >= least; });
    if (step == std::end(TickSteps))
        return;
    const auto offset = text_.zone().offsetFromUtc(QDateTime::fromMSecsSinceEpoch(end_)) * Second;
    for (qint64 tick = ((start_ + offset) / *step + 1) * *step - offset; tick <= end_; tick += *step) {
        const auto local = QDateTime::fromMSecsSinceEpoch(tick, text_.zone());
        const auto words =
            *step >= Day ? QLocale().toString(local, QStringLiteral("d MMM")) : local.toString(QStringLiteral("HH:mm"));
        const double wide = kit::paint::textWidth(painter.font(), words);
        const double x = positionOf(tick);
        kit::paint::verticalLine(painter, QRectF(x, curve.bottom(), 1, theme_.px(Size::SpaceTiny)), x,
                                 theme_.color(Color::Border));
        if (x - wide / 2 >= curve.left() && x + wide / 2 <= width())
            kit::paint::text(painter, QRectF(x - wide / 2, top, wide, theme_.lineHeight(TextRole::Count)), words);
    }
}

void TimeScrubber::paintCursor(QPainter &painter) const {
    const double x = std::round(positionOf(time()));
    const QRectF curve = curveRect();
    const double bottom = laneRect(lanes_.count()).top();
    const QColor color = theme_.color(isLive_ ? Color::Text : Color::Accent);
    painter.fillRect(QRectF(x - 1, curve.top() - 2, 2, bottom - curve.top() + 2), color);
    const double knob = theme_.px(Size::Dot);
    kit::paint::roundBox(painter, QRectF(x - knob / 2, curve.top() - knob / 2 - 1, knob, knob),
                         {color, QColor(), int(knob / 2), 1});
}

} // namespace gpuspage
