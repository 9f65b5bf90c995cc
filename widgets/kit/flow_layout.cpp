#include "widgets/kit/flow_layout.h"

#include <QStyle>
#include <QWidget>

namespace kit {

FlowLayout::FlowLayout(int space, QWidget *parent) : QLayout(parent), rowSpace_(space) {
    setContentsMargins(0, 0, 0, 0);
    setSpacing(space);
}

FlowLayout::~FlowLayout() {
    qDeleteAll(items_);
}

QLayoutItem *FlowLayout::takeAt(int index) {
    return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const {
    return heightAt(width);
}

QSize FlowLayout::sizeHint() const {
    QSize size;
    for (const auto *item : items_) {
        if (item->isEmpty())
            continue;
        size.rwidth() += item->sizeHint().width() + (size.width() > 0 ? spacing() : 0);
        size.setHeight(qMax(size.height(), item->sizeHint().height()));
    }
    return size.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const auto *item : items_) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect) {
    QLayout::setGeometry(rect);
    const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    const QSize room(isEven_ ? evened(rect.width()) : rect.width(), rect.height());
    arrange(QStyle::visualRect(direction, rect, QRect(rect.topLeft(), room)), true);
}

int FlowLayout::evened(int width) const {
    const int height = heightAt(width);
    int least = 0;
    int most = width;
    while (most - least > 1) {
        const int middle = (least + most) / 2;
        (heightAt(middle) > height || middle < minimumSize().width() ? least : most) = middle;
    }
    return most;
}

int FlowLayout::arrange(const QRect &rect, bool isToPlace) const {
    const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    const QRect room = rect.marginsRemoved(contentsMargins());
    QPoint at = room.topLeft();
    int line = 0;
    for (auto *item : items_) {
        if (item->isEmpty())
            continue;
        const QSize size(qMin(item->sizeHint().width(), room.width()), item->sizeHint().height());
        if (at.x() > room.left() && at.x() + size.width() > room.right() + 1) {
            at = QPoint(room.left(), at.y() + line + rowSpace_);
            line = 0;
        }
        if (isToPlace)
            item->setGeometry(QStyle::visualRect(direction, room, QRect(at, size)));
        at.rx() += size.width() + spacing();
        line = qMax(line, size.height());
    }
    return at.y() + line - rect.y() + contentsMargins().bottom();
}

} // namespace kit
