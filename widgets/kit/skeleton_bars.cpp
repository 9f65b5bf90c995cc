#include "widgets/kit/skeleton_bars.h"

#include "widgets/kit/paint.h"

namespace kit {

SkeletonBars::SkeletonBars(const Theme &theme, int columns, QWidget *parent)
    : QWidget(parent), theme_(theme), columns_(std::max(1, columns)), rowHeight_(theme.px(Size::Row)) {
    setAccessibleName(tr("Loading"));
    wait_.setSingleShot(true);
    connect(&wait_, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SkeletonBars::setColumns(int columns) {
    columns_ = std::max(1, columns);
    update();
}

void SkeletonBars::setRowHeight(int height) {
    rowHeight_ = height;
    update();
}

QSize SkeletonBars::sizeHint() const {
    return {theme_.px(Size::FactLabel) * columns_, rowHeight_ * 4};
}

void SkeletonBars::paintBar(QPainter &painter, const QRectF &rect, const Theme &theme, quint64 seed) {
    // Between two and four fifths of the room, in an order that looks like text.
    const qreal share = 0.4 + 0.1 * static_cast<qreal>((seed * 7 + seed / 3) % 5);
    const int height = theme.px(Size::SpaceSmall);
    const QRectF bar(rect.x(), rect.center().y() - height / 2.0, rect.width() * share, height);
    const QColor color = paint::mixed(theme.color(Color::Surface), theme.color(Color::Control), 0.28);
    paint::roundBox(painter, QStyle::visualRect(painter.layoutDirection(), rect.toRect(), bar.toRect()),
                    {color, QColor(), height / 2, 1});
}

void SkeletonBars::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    wait_.start(theme_.milliseconds(Duration::Motion));
}

void SkeletonBars::paintEvent(QPaintEvent *) {
    if (wait_.isActive())
        return;
    QPainter painter(this);
    const int space = theme_.px(Size::SpaceSmall);
    const int width = this->width() / columns_;
    for (int y = 0, row = 0; y + rowHeight_ <= height(); y += rowHeight_, ++row)
        for (int column = 0; column < columns_; ++column)
            paintBar(painter, QRectF(column * width + space, y, width - 2 * space, rowHeight_), theme_,
                     static_cast<quint64>(row * columns_ + column));
}

} // namespace kit
