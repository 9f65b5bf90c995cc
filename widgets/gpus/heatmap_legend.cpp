#include "widgets/gpus/heatmap_legend.h"

#include <algorithm>
#include <cmath>

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QToolTip>

#include "widgets/gpus/gpu_words.h"
#include "widgets/kit/plain_text.h"

namespace gpuspage {

using kit::Size;
using kit::TextRole;

namespace {

constexpr double KeyShare = 0.01;   // of the whole range, in one step of a key
constexpr double LeastShare = 0.02; // between the ends

} // namespace

HeatmapLegend::HeatmapLegend(const kit::Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme) {
    setObjectName(QStringLiteral("heatmapLegend"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &kit::Theme::changed, this, qOverload<>(&QWidget::update));
    say();
}

void HeatmapLegend::setMetric(v1::GpuMetric metric, const telemetry::Range &whole) {
    if (metric == metric_ && whole == whole_)
        return;
    metric_ = metric;
    whole_ = whole;
    spread_.Clear();
    thresholds_.clear();
    scale_.band.reset();
    range_ = Range::Pinned;
    applyRange();
    say();
    update();
    Q_EMIT rangeChanged();
}

void HeatmapLegend::setSpread(const v1::ValueSpread &spread) {
    spread_ = spread;
    if (range_ == Range::Robust)
        applyRange();
    update();
}

void HeatmapLegend::setWhole(const telemetry::Range &whole) {
    if (whole == whole_)
        return;
    whole_ = whole;
    auto scale = scale_;
    scale.low = std::clamp<double>(scale.low, whole.low, whole.high - leastSpan());
    scale.high = std::clamp<double>(scale.high, scale.low + leastSpan(), whole.high);
    apply(scale);
    applyRange();
    update();
}

void HeatmapLegend::setThresholds(const QList<Threshold> &thresholds) {
    thresholds_ = thresholds;
    update();
}

void HeatmapLegend::setTable(const kit::ColorTable &table) {
    table_ = table;
    update();
}

void HeatmapLegend::setTitle(const QString &title) {
    if (title == title_)
        return;
    title_ = title;
    say();
    update();
}

QString HeatmapLegend::title() const {
    return title_.isEmpty() ? GpuWords::metric(metric_) : title_;
}

QString HeatmapLegend::words(double value) const {
    return isAroundNothing() ? GpuWords::difference(metric_, value) : GpuWords::value(metric_, value);
}

double HeatmapLegend::leastSpan() const {
    return LeastShare * (double(whole_.high) - whole_.low);
}

void HeatmapLegend::setFolding(const QString &sentence) {
    if (sentence == folding_)
        return;
    folding_ = sentence;
    updateGeometry();
    update();
}

void HeatmapLegend::setFolded(bool isFolded) {
    if (isFolded == std::exchange(isFolded_, isFolded))
        return;
    updateGeometry();
    update();
}

int HeatmapLegend::histogramHeight() const {
    return theme_.px(isFolded_ ? Size::Icon : Size::IconLarge);
}

void HeatmapLegend::setRange(Range range) {
    if (range == range_ && range != Range::Robust)
        return;
    range_ = range;
    applyRange();
    Q_EMIT rangeChanged();
}

void HeatmapLegend::applyRange() {
    auto scale = scale_;
    if (range_ != Range::Own) {
        scale.low = whole_.low;
        scale.high = whole_.high;
    }
    if (range_ == Range::Robust && spread_.has_p2() && spread_.has_p98()) {
        scale.low = std::clamp<double>(spread_.p2(), whole_.low, whole_.high - leastSpan());
        scale.high = std::clamp<double>(spread_.p98(), scale.low + leastSpan(), whole_.high);
        if (isAroundNothing()) {
            const double reach = std::max(std::abs(spread_.p2()), std::abs(spread_.p98()));
            scale.high = std::clamp<double>(reach, leastSpan() / 2, whole_.high);
            scale.low = -scale.high;
        }
    }
    apply(scale);
}

void HeatmapLegend::apply(const ValueScale &scale) {
    if (scale == scale_)
        return;
    scale_ = scale;
    say();
    update();
    Q_EMIT scaleChanged(scale_);
}

void HeatmapLegend::say() {
    setAccessibleName(tr("Colors of %1").arg(title()));
    const auto ends = tr("from %1 to %2").arg(words(scale_.low), words(scale_.high));
    setAccessibleDescription(
        scale_.band ? tr("%1; only %2 to %3 is lit").arg(ends, words(scale_.band->first), words(scale_.band->second))
                    : ends);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QSize HeatmapLegend::minimumSizeHint() const {
    const int body = theme_.lineHeight(TextRole::Body);
    const int count = theme_.lineHeight(TextRole::Count);
    const int space = theme_.px(Size::SpaceSmall);
    const int lines = isFolded_ ? 1 : folding_.isEmpty() ? 2 : 4;
    return {theme_.px(Size::NavigationWidth) + 2 * theme_.px(Size::SpaceHuge) + theme_.px(Size::SpaceSmall),
            body + space + histogramHeight() + theme_.px(Size::SpaceMedium) + space + lines * count};
}

QSize HeatmapLegend::sizeHint() const {
    return minimumSizeHint().expandedTo(QSize(theme_.px(Size::ChartWidth), 0));
}

QRectF HeatmapLegend::barRect() const {
    const double top = theme_.lineHeight(TextRole::Body) + theme_.px(Size::SpaceSmall) + histogramHeight();
    const double inset = theme_.px(Size::SpaceTiny) + 1;
    return {inset, top, width() - 2 * inset, double(theme_.px(Size::SpaceMedium))};
}

double HeatmapLegend::positionOf(double value) const {
    const QRectF bar = barRect();
    return bar.left() + bar.width() * (value - whole_.low) / std::max(1e-9, double(whole_.high) - whole_.low);
}

double HeatmapLegend::valueAt(double x) const {
    const QRectF bar = barRect();
    return whole_.low +
           std::clamp((x - bar.left()) / std::max(1.0, bar.width()), 0.0, 1.0) * (double(whole_.high) - whole_.low);
}

HeatmapLegend::Grip HeatmapLegend::gripAt(const QPointF &at) const {
    const QRectF bar = barRect();
    const double reach = theme_.px(Size::Target) / 2.0;
    if (at.y() < bar.top() - theme_.px(Size::SpaceTiny) || at.y() > bar.bottom() + reach)
        return Grip::None;
    const double low = std::abs(at.x() - positionOf(scale_.low));
    const double high = std::abs(at.x() - positionOf(scale_.high));
    return std::min(low, high) > reach / 2 ? Grip::None : low <= high ? Grip::Low : Grip::High;
}

std::pair<double, double> HeatmapLegend::bandOf(int part) const {
    const double step = (double(whole_.high) - whole_.low) / parts;
    return {whole_.low + part * step, whole_.low + (part + 1) * step};
}

void HeatmapLegend::lightPart(int part) {
    auto scale = scale_;
    const auto band = bandOf(std::clamp(part, 0, parts - 1));
    if (scale.band == std::optional(band))
        scale.band.reset();
    else
        scale.band = band;
    apply(scale);
}

void HeatmapLegend::moveEnd(Grip grip, double value) {
    auto scale = scale_;
    if (isAroundNothing()) {
        // Both ends at once: as much is as far from nothing on either side.
        scale.high = std::clamp<double>(grip == Grip::Low ? -value : value, leastSpan() / 2, whole_.high);
        scale.low = -scale.high;
    } else if (grip == Grip::Low) {
        scale.low = std::clamp<double>(value, whole_.low, scale.high - leastSpan());
    } else {
        scale.high = std::clamp<double>(value, scale.low + leastSpan(), whole_.high);
    }
    if (scale == scale_)
        return;
    const bool wasOwn = std::exchange(range_, Range::Own) == Range::Own;
    apply(scale);
    if (!wasOwn)
        Q_EMIT rangeChanged();
}

void HeatmapLegend::mousePressEvent(QMouseEvent *event) {
    if (event->button() != Qt::LeftButton)
        return;
    grip_ = gripAt(event->position());
    pressedAt_ = event->position();
    hasMoved_ = false;
}

void HeatmapLegend::mouseMoveEvent(QMouseEvent *event) {
    if (!(event->buttons() & Qt::LeftButton)) {
        const bool isGrip = gripAt(event->position()) != Grip::None;
        setCursor(isGrip ? Qt::SizeHorCursor : Qt::ArrowCursor);
        return;
    }
    if ((event->position() - pressedAt_).manhattanLength() >= QApplication::startDragDistance() / 3.0)
        hasMoved_ = true;
    if (grip_ != Grip::None && hasMoved_)
        moveEnd(grip_, valueAt(event->position().x()));
}

void HeatmapLegend::mouseReleaseEvent(QMouseEvent *event) {
    grip_ = Grip::None;
    const QRectF bar = barRect();
    const QRectF all = bar.adjusted(0, -histogramHeight(), 0, 0);
    if (event->button() != Qt::LeftButton || hasMoved_ || !all.contains(event->position()))
        return;
    const double share = (event->position().x() - bar.left()) / bar.width();
    lightPart(static_cast<int>(share * parts));
}

void HeatmapLegend::mouseDoubleClickEvent(QMouseEvent *event) {
    // The second of two clicks on one part is a click like the first.
    mousePressEvent(event);
}

void HeatmapLegend::keyPressEvent(QKeyEvent *event) {
    const double step =
        KeyShare * (double(whole_.high) - whole_.low) * (event->modifiers() & Qt::ShiftModifier ? 10 : 1);
    const Grip end = cursor_ == 0 ? Grip::Low : cursor_ == parts + 1 ? Grip::High : Grip::None;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        cursor_ = std::clamp(cursor_ + (event->key() == Qt::Key_Left ? -1 : 1), 0, parts + 1);
        update();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const double sign = event->key() == Qt::Key_Up ? 1 : -1;
        if (end != Grip::None)
            moveEnd(end, (end == Grip::Low ? scale_.low : scale_.high) + sign * step);
        return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (end == Grip::None)
            lightPart(cursor_ - 1);
        return;
    case Qt::Key_Escape:
        if (!scale_.band)
            break;
        {
            auto scale = scale_;
            scale.band.reset();
            apply(scale);
        }
        return;
    case Qt::Key_R:
        setRange(range_ == Range::Pinned ? Range::Robust : Range::Pinned);
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void HeatmapLegend::focusInEvent(QFocusEvent *event) {
    QWidget::focusInEvent(event);
    update();
}

bool HeatmapLegend::event(QEvent *event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QRectF bar = barRect();
    if (help->pos().y() > bar.bottom() || help->pos().x() < bar.left() || help->pos().x() > bar.right()) {
        QToolTip::hideText();
        return true;
    }
    const int count = spread_.counts_size();
    const int part =
        count == 0 ? -1
                   : std::clamp(static_cast<int>((help->pos().x() - bar.left()) / bar.width() * count), 0, count - 1);
    const double step = count == 0 ? 0 : (double(whole_.high) - whole_.low) / count;
    if (part >= 0)
        QToolTip::showText(
            help->globalPos(),
            kit::plainToolTip(tr("%1 to %2: %n GPU(s)", nullptr, spread_.counts(part))
                                  .arg(words(whole_.low + part * step), words(whole_.low + (part + 1) * step))),
            this);
    return true;
}

} // namespace gpuspage
