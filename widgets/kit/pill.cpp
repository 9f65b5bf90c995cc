#include "widgets/kit/pill.h"

#include <QKeySequence>

#include "widgets/kit/paint.h"

namespace kit {

Pill::Pill(const Theme &theme, const QString &word, Tone tone, QWidget *parent)
    : QLabel(word, parent), theme_(theme), tone_(tone) {
    setTextFormat(Qt::PlainText);
    setFont(theme.font(TextRole::Label));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Pill::setTone(Tone tone) {
    tone_ = tone;
    update();
}

void Pill::setGlyph(std::optional<Icon> glyph) {
    glyph_ = glyph;
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const {
    return paint::pillSize(theme_, text(), glyph_.has_value());
}

void Pill::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    paint::pill(painter, rect(), text(), theme_,
                {tone_, glyph_ ? icon(theme_, *glyph_, tone_) : QIcon(), layoutDirection()});
}

KeyCap::KeyCap(const Theme &theme, const QKeySequence &keys, QWidget *parent)
    : QLabel(keys.toString(QKeySequence::NativeText).replace(QLatin1Char('+'), QLatin1Char(' ')), parent),
      theme_(theme) {
    setFont(theme.font(TextRole::Count));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize KeyCap::sizeHint() const {
    return {std::max(paint::textWidth(font(), text()) + 2 * theme_.px(Size::SpaceTiny) + 2, theme_.px(Size::KeyCap)),
            theme_.px(Size::KeyCap)};
}

void KeyCap::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    paint::roundBox(painter, rect(),
                    {theme_.color(Color::Surface), theme_.color(Color::Border), theme_.px(Size::RadiusChip), 1});
    painter.setFont(font());
    painter.setPen(theme_.color(Color::Text3));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, text());
}

} // namespace kit
