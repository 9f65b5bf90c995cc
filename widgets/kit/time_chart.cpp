#include "widgets/kit/time_chart.h"

#include <algorithm>

#include <QDateTime>
#include <QFocusEvent>
#include <QMouseEvent>

#include "widgets/kit/chart_ticks.h"
#include "widgets/kit/time_text.h"

namespace kit {

namespace {

// From a value to the next step, the latest one may be missing for so many steps: it is on its way.
constexpr std::size_t LatestSteps = 3;
constexpr int ValueMarks = 2;
// Of one series, whatever its width: what stands closer nobody tells apart.
constexpr std::size_t MostPoints = 500;

} // namespace

TimeChart::TimeChart(const Theme &theme, const TimeText &times, Scale scale, QWidget *parent)
    : QWidget(parent), theme_(theme), times_(times), scale_(std::move(scale)) {
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&theme, &Theme::changed, this, &TimeChart::renew);
    fold();
}

void TimeChart::setTitle(const QString &title) {
    title_ = title;
    setAccessibleName(title);
    renew();
}

void TimeChart::setPlace(int place) {
    place_ = place;
    renew();
}

void TimeChart::setSeries(TimeSeries series) {
    series_ = std::move(series);
    fold();
    renew();
}

void TimeChart::setSpan(const TimeSpan &span, const QList<qint64> &ticks) {
    ticks_ = ticks;
    span_ = span;
    fold();
    renew();
}

void TimeChart::setMarks(const QList<Mark> &marks) {
    if (marks == marks_)
        return;
    marks_ = marks;
    renew();
}

void TimeChart::setLatest(const QString &words, const std::optional<TimeSeries::Spread> &seen) {
    if (words == latest_ && seen == seen_)
        return;
    latest_ = words;
    seen_ = seen;
    describe();
    update();
}

void TimeChart::setCursorTime(std::optional<qint64> time) {
    if (time == cursor_)
        return;
    cursor_ = time;
    describe();
    update();
}

// What is kept of the picture is of something else.
void TimeChart::renew() {
    isDrawn_ = false;
    describe();
    update();
}

// Each step is looked at once, for the line and for the axis.
void TimeChart::fold() {
    parts_ = partsOf(series_, span_, static_cast<int>(mostPoints()));
    spread_.reset();
    for (const auto &part : parts_)
        for (const auto &point : part.points) {
            if (!spread_)
                spread_ = TimeSeries::Spread{point.least, point.greatest};
            spread_->least = std::min(spread_->least, point.least);
            spread_->greatest = std::max(spread_->greatest, point.greatest);
        }
    const double most = std::max(scale_.high, spread_ ? double(spread_->greatest) : 0.0);
    values_ = ChartTicks::values(most, ValueMarks, scale_.least);
}

std::size_t TimeChart::mostPoints() const {
    return std::min(MostPoints, static_cast<std::size_t>(plotRect().width()));
}

// Of more than some steps that are one point with others.
bool TimeChart::hasGaps() const {
    const auto [first, last] = series_.placesIn(span_);
    const auto timeOf = [this](std::size_t place) { return series_.start + static_cast<qint64>(place) * series_.step; };
    return parts_.size() != 1 || parts_.front().span != TimeSpan{timeOf(first), timeOf(last)};
}

QString TimeChart::valueWords() const {
    if (cursor_) {
        const auto place = series_.placeAt(*cursor_);
        const auto value = place ? series_.valueAt(*place) : std::nullopt;
        return value ? scale_.words(*value) : absenceText(cursorAbsence());
    }
    if (!latest_.isEmpty())
        return latest_;
    const auto count = series_.means.size();
    for (std::size_t back = 1; back <= std::min(LatestSteps, count); ++back)
        if (const auto value = series_.valueAt(count - back))
            return scale_.words(*value);
    return absenceText(count > 0 ? series_.absenceAt(count - 1) : Absence::NoData);
}

Absence TimeChart::cursorAbsence() const {
    const auto place = series_.placeAt(*cursor_);
    return place ? series_.absenceAt(*place) : Absence::NoData;
}

std::optional<TimeSeries::Spread> TimeChart::wholeSpread() const {
    auto spread = spread_;
    if (spread && seen_)
        spread->add(*seen_);
    return spread;
}

QString TimeChart::spreadWords() const {
    auto spread = wholeSpread();
    if (cursor_) {
        const auto place = series_.placeAt(*cursor_);
        spread.reset();
        if (place && series_.valueAt(*place) && series_.isFolded())
            spread = TimeSeries::Spread{series_.least[*place], series_.greatest[*place]};
    }
    if (!spread)
        return {};
    return tr("%1 to %2", "least and greatest value").arg(scale_.words(spread->least), scale_.words(spread->greatest));
}

void TimeChart::describe() {
    QString words;
    if (cursor_) {
        const auto at = QDateTime::fromMSecsSinceEpoch(*cursor_, times_.zone());
        words = tr("%1 at %2", "value, time of day").arg(valueWords(), at.toString(QStringLiteral("HH:mm:ss")));
    } else if (const auto spread = wholeSpread()) {
        words = tr("Latest %1. Least %2, greatest %3.")
                    .arg(valueWords(), scale_.words(spread->least), scale_.words(spread->greatest));
    } else {
        words = valueWords();
    }
    if (words != accessibleDescription())
        setAccessibleDescription(words);
}

int TimeChart::gutterWidth(const Theme &theme) {
    return theme.px(Size::FactColumn) + 3 * theme.px(Size::SpaceHuge);
}

QRectF TimeChart::plotRect() const {
    const double top = theme_.px(Size::SpaceTiny);
    const double left = gutterWidth(theme_);
    const double right = theme_.px(Size::SpaceMedium);
    const QRectF plot(left, top, std::max(1.0, width() - left - right), std::max(1.0, height() - 2 * top - 1));
    return layoutDirection() == Qt::RightToLeft ? plot.translated(right - left, 0) : plot;
}

double TimeChart::positionOf(qint64 time) const {
    const auto plot = plotRect();
    return plot.left() + double(time - span_.from) / double(std::max<qint64>(1, span_.to - span_.from)) * plot.width();
}

qint64 TimeChart::timeAt(double x) const {
    const auto plot = plotRect();
    const double share = std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0);
    return span_.from + qRound64(share * double(span_.to - span_.from));
}

double TimeChart::heightOf(double value) const {
    const auto plot = plotRect();
    return plot.bottom() - value / values_.last() * plot.height();
}

QSize TimeChart::sizeHint() const {
    return {gutterWidth(theme_) + theme_.px(Size::ChartWidth), minimumSizeHint().height()};
}

QSize TimeChart::minimumSizeHint() const {
    const int text =
        theme_.lineHeight(TextRole::Label) + theme_.lineHeight(TextRole::Object) + theme_.lineHeight(TextRole::Count);
    return {gutterWidth(theme_) + theme_.px(Size::ChartWidth) / 2, text + 2 * theme_.px(Size::SpaceTiny) + 1};
}

void TimeChart::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::LanguageChange)
        renew();
}

void TimeChart::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    fold();
}

void TimeChart::mouseMoveEvent(QMouseEvent *event) {
    const bool isOver = plotRect().contains(event->position());
    Q_EMIT pointed(isOver ? std::optional(timeAt(event->position().x())) : std::nullopt);
}

void TimeChart::mousePressEvent(QMouseEvent *event) {
    QWidget::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && plotRect().contains(event->position()))
        Q_EMIT pressed(timeAt(event->position().x()));
}

void TimeChart::leaveEvent(QEvent *event) {
    QWidget::leaveEvent(event);
    Q_EMIT pointed(std::nullopt);
}

void TimeChart::focusInEvent(QFocusEvent *event) {
    QWidget::focusInEvent(event);
    update();
}

void TimeChart::focusOutEvent(QFocusEvent *event) {
    QWidget::focusOutEvent(event);
    update();
}

} // namespace kit
