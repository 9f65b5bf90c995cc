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

void CapacityBar::setCounts(const std::array<int, steps> &counts) {
    if (counts == counts_)
        return;
    counts_ = counts;
    update();
}

QColor CapacityBar::color(const kit::Theme &theme, int step) {
    constexpr std::array<qreal, steps> shares{0, 0.3, 0.6, 1};
    const auto ground = kit::paint::mixed(theme.color(Color::Border), theme.color(Color::Control), 0.3);
    return kit::paint::mixed(ground, theme.color(Color::Accent), shares[static_cast<std::size_t>(step)]);
}

QSize CapacityBar::sizeHint() const {
    return {theme_.px(Size::ChartWidth), theme_.px(Size::IconLarge)};
}

QSize CapacityBar::minimumSizeHint() const {
    return {theme_.px(Size::Row), theme_.px(Size::IconLarge)};
}

void CapacityBar::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const bool isRightToLeft = layoutDirection() == Qt::RightToLeft;
    const qreal line = kit::paint::hairline(painter);
    const int all = std::max(counts_[0], 1);
    for (int step = 0; step < steps; ++step) {
        const auto at = static_cast<std::size_t>(step);
        if (counts_[at] <= 0)
            continue;
        // What is there at all is seen, however few there are.
        const qreal wide =
            std::max<qreal>(width() * qreal(std::min(counts_[at], all)) / all, theme_.px(Size::AccentBar));
        const qreal high = height() * (step + steps - 1) / qreal(2 * steps - 2);
        QRectF part(isRightToLeft ? width() - wide : 0, height() - high, wide, high);
        // A seam, so that neighbors are told apart where their colors are close.
        if (step > 0) {
            auto seam = part.adjusted(0, -line, isRightToLeft ? 0 : line, 0);
            if (isRightToLeft)
                seam.setLeft(seam.left() - line);
            painter.fillRect(kit::paint::snapped(painter, seam), theme_.color(Color::Surface));
        }
        painter.fillRect(kit::paint::snapped(painter, part), color(theme_, step));
    }
    if (counts_[0] <= 0)
        kit::paint::roundBox(painter, rect(), {QColor(), theme_.color(Color::Border), 0, 1});
}

} // namespace overviewpage
