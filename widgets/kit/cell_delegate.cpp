#include "widgets/kit/cell_delegate.h"

#include <QHelpEvent>
#include <QToolTip>

#include "widgets/kit/cell.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/style_parts.h"

namespace kit {

CellDelegate::CellDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), theme_(theme), rowHeight_(theme.px(Size::Row)) {}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    painter->save();
    parts::itemPanel({*painter, theme_, option.widget}, option);
    Cell::of(index).paint(*painter, option.rect, theme_, option.direction);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const {
    return {Cell::of(index).width(theme_), rowHeight_};
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index) {
    if (event->type() != QEvent::ToolTip || index.data(Qt::ToolTipRole).isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const Cell cell = Cell::of(index);
    const bool isElided = cell.width(theme_) > option.rect.width();
    QToolTip::showText(event->globalPos(), isElided ? plainToolTip(cell.words()) : QString(), view);
    return isElided;
}

} // namespace kit
