#include "widgets/overview/capacity_bar.h"

#include <algorithm>

#include "widgets/kit/paint.h"

namespace overviewpage {

using kit::Color;
using kit::Size;

CapacityBar::CapacityBar(const kit::Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &kit::Theme::changed, this, qOverload<>(&QWidget::update));
}

void CapacityBar::setCounts(const Counts &counts) {
    if (counts == counts_)
        return;
    counts_ = counts;
    update();
}

void CapacityBar::present() {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMaximumHeight(3 * theme_.px(Size::IconLarge));
    updateGeometry();
}

QColor CapacityBar::color(const kit::Theme &theme, int step) {
    constexpr std::array<qreal, steps> shares{0, 0.3, 0.6, 1};
    const auto ground = kit::paint::mixed(theme.color(Color::Border), theme.color(Color::Control), 0.3);
    if (step == others)
        return kit::paint::mixed(ground, theme.color(Color::Text2), 0.6);
    return kit::paint::mixed(ground, theme.color(Color::Accent), shares[static_cast<std::size_t>(step)]);
}

QSize CapacityBar::sizeHint() const {
    return {theme_.px(Size::ChartWidth), theme_.px(Size::IconLarge)};
}

QSize CapacityBar::minimumSizeHint() const {
    return {theme_.px(Size::Row), theme_.px(Size::IconLarge)};
}

QRectF CapacityBar::part(int first, int end, int step) const {
    const int all = std::max(counts_.ofSteps[0], 1);
    const auto at = [this, all](int count) { return width() * qreal(std::min(count, all)) / all; };
    // What is there at all is seen, however few there are.
    const qreal wide = std::max<qreal>(at(end) - at(first), theme_.px(Size::AccentBar));
    const qreal high = height() * (step + steps - 1) / qreal(2 * steps - 2);
    const qreal left = std::min(at(first), width() - wide);
    return {layoutDirection() == Qt::RightToLeft ? width() - left - wide : left, height() - high, wide, high};
}

// With a seam, so that neighbors are told apart where their colors are close.
void CapacityBar::fill(QPainter &painter, QRectF part, const QBrush &brush) const {
    const qreal line = kit::paint::hairline(painter);
    const bool isRightToLeft = layoutDirection() == Qt::RightToLeft;
    const auto seam = part.adjusted(isRightToLeft ? -line : 0, -line, isRightToLeft ? 0 : line, 0);
    painter.fillRect(kit::paint::snapped(painter, seam), theme_.color(Color::Surface));
    painter.fillRect(kit::paint::snapped(painter, part), brush);
}

void CapacityBar::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const auto &[all, allocated, active, effective] = counts_.ofSteps;
    if (all <= 0)
        return kit::paint::roundBox(painter, rect(), {QColor(), theme_.color(Color::Border), 0, 1});
    painter.fillRect(kit::paint::snapped(painter, part(0, all, 0)), color(theme_, 0));
    if (counts_.others > 0)
        fill(painter, part(allocated, allocated + counts_.others, 1), color(theme_, others));
    if (allocated > 0)
        fill(painter, part(0, allocated, 1), color(theme_, 1));
    if (counts_.undecided > 0) {
        const auto unknown = part(active, active + counts_.undecided, 2);
        fill(painter, unknown, color(theme_, 1));
        painter.fillRect(kit::paint::snapped(painter, unknown), QBrush(color(theme_, 3), Qt::BDiagPattern));
    }
    if (active > 0)
        fill(painter, part(0, active, 2), color(theme_, 2));
    if (effective > 0)
        fill(painter, part(0, effective, 3), color(theme_, 3));
}

} // namespace overviewpage
