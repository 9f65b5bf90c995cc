#include "widgets/kit/floating_card.h"

#include "widgets/kit/paint.h"

namespace kit {

FloatingCard::FloatingCard(const Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme) {
    const int margin = theme.px(Size::Shadow);
    setContentsMargins(margin, margin, margin, margin);
    connect(&theme, &Theme::changed, this, [this] {
        shadow_ = {};
        update();
    });
}

void FloatingCard::setCardGeometry(const QRect &card) {
    setGeometry(card.marginsAdded(contentsMargins()));
}

QRect FloatingCard::cardRect() const {
    return rect().marginsRemoved(contentsMargins());
}

// Rings of the same faint color, each a pixel further out, add up to a soft edge.
void FloatingCard::drawShadow() {
    const qreal scale = devicePixelRatioF();
    shadow_ = QPixmap(size() * scale);
    shadow_.setDevicePixelRatio(scale);
    shadow_.fill(Qt::transparent);
    QPainter painter(&shadow_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int reach = theme_.px(Size::Shadow);
    QColor color = theme_.color(Color::Shadow);
    const float whole = color.alphaF();
    for (int ring = reach; ring > 0; --ring) {
        const float nearness = 1.0f - float(ring) / float(reach);
        color.setAlphaF(whole * nearness * nearness * 2.0f / float(reach));
        painter.setBrush(color);
        const int radius = theme_.px(Size::RadiusCard) + ring;
        // A little lower than the card, as light comes from above.
        painter.drawRoundedRect(QRectF(cardRect()).adjusted(-ring, -ring + 2, ring, std::min(ring + 2, reach)), radius,
                                radius);
    }
}

void FloatingCard::paintEvent(QPaintEvent *) {
    if (shadow_.deviceIndependentSize().toSize() != size() || shadow_.devicePixelRatio() != devicePixelRatioF())
        drawShadow();
    QPainter painter(this);
    painter.drawPixmap(0, 0, shadow_);
    paint::roundBox(painter, cardRect(),
                    {theme_.color(Color::Surface), theme_.color(Color::Control), theme_.px(Size::RadiusCard), 1});
}

} // namespace kit
