#include "widgets/deployments/share_bar.h"

#include <QPainter>

#include "widgets/kit/figures.h"
#include "widgets/kit/paint.h"

namespace deploymentspage {

ShareBar::ShareBar(const kit::Theme &theme, QWidget *parent) : QWidget(parent), theme_(theme) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &kit::Theme::changed, this, qOverload<>(&QWidget::update));
}

void ShareBar::setParts(const QList<Part> &parts) {
    parts_ = parts;
    QStringList words;
    for (const auto &part : parts)
        words << tr("%1: %2", "what, share").arg(part.words, kit::Figures::percent(part.basisPoints));
    setAccessibleName(words.join(QStringLiteral(", ")));
    setToolTip(words.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

QSize ShareBar::sizeHint() const {
    return {theme_.px(kit::Size::FactLabel),
            theme_.px(kit::Size::Progress) + theme_.px(kit::Size::SpaceTiny) +
                static_cast<int>(parts_.size()) * theme_.lineHeight(kit::TextRole::Caption)};
}

void ShareBar::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int height = theme_.px(kit::Size::Progress);
    const QRectF bar(0, 0, width(), height);
    kit::paint::roundBox(painter, bar,
                         {theme_.color(kit::Color::Sunken), theme_.color(kit::Color::Control), height / 2});
    qreal left = 0;
    int top = height + theme_.px(kit::Size::SpaceTiny);
    const int line = theme_.lineHeight(kit::TextRole::Caption);
    const int dot = theme_.px(kit::Size::Dot);
    for (const auto &part : parts_) {
        const qreal length = bar.width() * part.basisPoints / 10'000;
        const auto color =
            part.tone == kit::Tone::Neutral ? theme_.color(kit::Color::Control) : theme_.strong(part.tone);
        kit::paint::roundBox(painter, QRectF(left, 0, length, height), {color, {}, height / 2});
        left += length;
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QRectF(0, top + (line - dot) / 2.0, dot, dot));
        painter.setPen(theme_.color(kit::Color::Text2));
        painter.setFont(theme_.font(kit::TextRole::Caption));
        const int gap = dot + theme_.px(kit::Size::SpaceSmall);
        const auto share = kit::Figures::percent(part.basisPoints);
        const int shareWidth = kit::paint::textWidth(painter.font(), share);
        kit::paint::text(painter, QRectF(gap, top, width() - gap - shareWidth - gap, line), part.words);
        kit::paint::text(painter, QRectF(width() - shareWidth - 1, top, shareWidth + 1, line), share,
                         Qt::AlignTrailing);
        top += line;
    }
}

} // namespace deploymentspage
