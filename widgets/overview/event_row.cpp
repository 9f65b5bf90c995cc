#include "widgets/overview/event_row.h"

#include "widgets/kit/paint.h"
#include "widgets/kit/plain_text.h"

namespace overviewpage {

using kit::Color;
using kit::Size;
using kit::TextRole;

EventRow::EventRow(const kit::Theme &theme, QWidget *parent) : QAbstractButton(parent), theme_(theme) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &kit::Theme::changed, this, qOverload<>(&QWidget::update));
}

void EventRow::setWords(const Words &words) {
    if (words == words_)
        return;
    words_ = words;
    setText(words.sentence);
    setAccessibleName(QStringLiteral("%1. %2").arg(words.sentence, words.age));
    setAccessibleDescription(words.reason);
    setToolTip(
        kit::plainToolTip(words.sentence + QLatin1Char('\n') + words.reason + QLatin1Char('\n') + words.instant));
    update();
}

QSize EventRow::sizeHint() const {
    return {2 * theme_.px(Size::FactLabel), theme_.lineHeight(TextRole::Body) + theme_.lineHeight(TextRole::Caption) +
                                                2 * theme_.px(Size::SpaceTiny) + theme_.px(Size::SpaceTiny)};
}

QSize EventRow::minimumSizeHint() const {
    return {theme_.px(Size::FactLabel), sizeHint().height()};
}

void EventRow::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    kit::paint::horizontalLine(painter, rect(), 0, theme_.color(Color::Border));
    const int spare = (height() - sizeHint().height()) / 2;
    const auto inner = rect().adjusted(0, theme_.px(Size::SpaceTiny) + 2 + spare, 0, -theme_.px(Size::SpaceTiny) + 2);
    const auto caption = theme_.font(TextRole::Caption);
    const int aged = kit::paint::textWidth(caption, words_.age);
    QRectF line(inner.left(), inner.top(), inner.width(), theme_.lineHeight(TextRole::Body));
    painter.setFont(caption);
    painter.setPen(theme_.color(Color::Text3));
    kit::paint::text(painter, line, words_.age, Qt::AlignTrailing | Qt::AlignVCenter);
    QRectF room = line;
    room.setWidth(line.width() - aged - theme_.px(Size::SpaceMedium));
    if (layoutDirection() == Qt::RightToLeft)
        room.moveRight(line.right());
    painter.setFont(theme_.font(TextRole::Body));
    painter.setPen(theme_.color(underMouse() || isDown() ? Color::Accent : Color::Text));
    kit::paint::text(painter, room, words_.sentence, Qt::AlignLeading | Qt::AlignVCenter);
    line.moveTop(line.bottom());
    line.setHeight(theme_.lineHeight(TextRole::Caption));
    painter.setFont(caption);
    painter.setPen(theme_.color(Color::Text2));
    kit::paint::text(painter, line, words_.reason, Qt::AlignLeading | Qt::AlignVCenter);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        kit::paint::focusRing(painter, rect(), theme_);
}

} // namespace overviewpage
