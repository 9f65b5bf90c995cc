#include "widgets/kit/role_label.h"

namespace kit {

RoleLabel::RoleLabel(const Theme &theme, TextRole role, const QString &text, QWidget *parent)
    : QLabel(text, parent), theme_(theme), role_(role) {
    setTextFormat(Qt::PlainText);
    setFont(theme.font(role));
    applyColor();
    connect(&theme, &Theme::changed, this, &RoleLabel::applyColor);
}

void RoleLabel::setColor(Color color) {
    color_ = color;
    tone_.reset();
    applyColor();
}

void RoleLabel::setTone(Tone tone) {
    tone_ = tone;
    applyColor();
}

void RoleLabel::setRole(TextRole role) {
    role_ = role;
    setFont(theme_.font(role));
    updateGeometry();
}

void RoleLabel::enterEvent(QEnterEvent *event) {
    QLabel::enterEvent(event);
    if (isSelectable_)
        setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void RoleLabel::applyColor() {
    QPalette colors = palette();
    const QColor color = tone_ ? theme_.strong(*tone_) : theme_.color(color_);
    if (colors.color(QPalette::Active, QPalette::WindowText) == color)
        return;
    colors.setColor(QPalette::WindowText, color);
    colors.setColor(QPalette::Disabled, QPalette::WindowText, theme_.disabled(Color::Text3));
    setPalette(colors);
}

// One line is as high as its role asks, whatever the font's own height.
QSize RoleLabel::lined(QSize size) const {
    const int line = theme_.lineHeight(role_) + contentsMargins().top() + contentsMargins().bottom() + 2 * margin();
    const bool isOneLine = !wordWrap() && !text().contains(QLatin1Char('\n'));
    size.setHeight(isOneLine ? line : std::max(size.height(), line));
    return size;
}

QSize RoleLabel::sizeHint() const {
    return lined(QLabel::sizeHint());
}

QSize RoleLabel::minimumSizeHint() const {
    return lined(QLabel::minimumSizeHint());
}

} // namespace kit
