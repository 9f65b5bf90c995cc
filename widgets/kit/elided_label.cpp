#include "widgets/kit/elided_label.h"

#include <QHelpEvent>
#include <QToolTip>

#include "widgets/kit/paint.h"
#include "widgets/kit/plain_text.h"

namespace kit {

ElidedLabel::ElidedLabel(const Theme &theme, TextRole role, const QString &text, QWidget *parent)
    : RoleLabel(theme, role, text, parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode) {
    mode_ = mode;
    update();
}

QSize ElidedLabel::minimumSizeHint() const {
    const QSize whole = RoleLabel::minimumSizeHint();
    return {std::min(whole.width(), 3 * this->theme().px(Size::SpaceHuge)), whole.height()};
}

bool ElidedLabel::isElided() const {
    return paint::textWidth(font(), text()) > contentsRect().width() && !text().isEmpty();
}

bool ElidedLabel::event(QEvent *event) {
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), isElided() ? plainToolTip(text()) : QString(), this);
        return true;
    }
    return RoleLabel::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    const Qt::Alignment horizontal = QStyle::visualAlignment(layoutDirection(), alignment());
    painter.drawText(contentsRect(),
                     int((horizontal & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter | Qt::TextSingleLine),
                     paint::elided(font(), text(), contentsRect().width(), mode_));
}

} // namespace kit
