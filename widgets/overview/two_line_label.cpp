#include "widgets/overview/two_line_label.h"

#include <QTextLayout>

#include "widgets/kit/paint.h"

namespace overviewpage {

TwoLineLabel::TwoLineLabel(const kit::Theme &theme, QWidget *parent)
    : ElidedLabel(theme, kit::TextRole::Body, {}, parent) {
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

QSize TwoLineLabel::sizeHint() const {
    return {ElidedLabel::sizeHint().width(), 2 * theme().lineHeight(role())};
}

QSize TwoLineLabel::minimumSizeHint() const {
    return {ElidedLabel::minimumSizeHint().width(), sizeHint().height()};
}

void TwoLineLabel::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::Active, QPalette::WindowText));
    const QRectF room = contentsRect();
    QTextLayout layout(text(), font());
    layout.beginLayout();
    auto line = layout.createLine();
    line.setLineWidth(room.width());
    const int second = line.isValid() ? line.textStart() + line.textLength() : 0;
    layout.endLayout();
    const bool isOneLine = second >= text().size();
    const qreal high = theme().lineHeight(role());
    QRectF at(room.left(), room.center().y() - (isOneLine ? high / 2 : high), room.width(), high);
    kit::paint::text(painter, at, text().left(second).trimmed(), Qt::AlignLeading | Qt::AlignVCenter);
    if (isOneLine)
        return;
    at.translate(0, high);
    kit::paint::text(painter, at, text().mid(second), Qt::AlignLeading | Qt::AlignVCenter);
}

} // namespace overviewpage
