#include <QAbstractItemView>
#include <QTreeView>

#include "widgets/kit/paint.h"
#include "widgets/kit/style_parts.h"

namespace kit::parts {
namespace {

bool isSouth(const QStyleOptionTab &option) {
    return option.shape == QTabBar::RoundedSouth || option.shape == QTabBar::TriangularSouth;
}

bool isFirstCell(const QStyleOptionViewItem &option) {
    return option.viewItemPosition != QStyleOptionViewItem::Middle &&
           option.viewItemPosition != QStyleOptionViewItem::End;
}

// Of a tree the view itself marks the whole row.
bool isIndented(const QStyleOptionViewItem &option) {
    const auto *tree = qobject_cast<const QTreeView *>(option.widget);
    return tree && tree->indentation() > 0;
}

bool isLastCell(const QStyleOptionViewItem &option) {
    return option.viewItemPosition == QStyleOptionViewItem::End ||
           option.viewItemPosition == QStyleOptionViewItem::OnlyOne ||
           option.viewItemPosition == QStyleOptionViewItem::Invalid;
}

// Follows the words of the column that the rows are sorted by. Qt calls an ascending order "down".
QString sortArrow(QStyleOptionHeader::SortIndicator indicator) {
    switch (indicator) {
    case QStyleOptionHeader::None:
        return {};
    case QStyleOptionHeader::SortDown:
        return QStringLiteral("\u00a0\u2191");
    case QStyleOptionHeader::SortUp:
        return QStringLiteral("\u00a0\u2193");
    }
    Q_UNREACHABLE();
}

} // namespace

void tabShape(const Canvas &on, const QStyleOptionTab &option) {
    const QRect rect = option.rect;
    if (option.state & QStyle::State_Selected) {
        const int thickness = on.px(Size::FocusRing);
        const int padding = on.px(Size::SpaceSmall);
        const int y = isSouth(option) ? rect.top() : rect.bottom() + 1 - thickness;
        const QRect line(rect.x() + padding, y, rect.width() - 2 * padding, thickness);
        on.painter.fillRect(paint::snapped(on.painter, line), on.color(Color::Accent));
    }
    if (hasKeyboardFocus(option))
        paint::focusRing(on.painter, rect.adjusted(0, 0, 0, -on.px(Size::FocusRing)), on.theme);
}

void tabLabel(const Canvas &on, const QStyleOptionTab &option) {
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool isHovered = option.state & QStyle::State_MouseOver;
    const Color color = isSelected ? Color::Accent : isHovered ? Color::Text : Color::Text2;
    const int padding = on.px(Size::SpaceSmall);
    QRect rect = option.rect.adjusted(padding, 0, -padding, 0);
    if (!option.icon.isNull()) {
        const int side = on.px(Size::Icon);
        const QRect logical(rect.x(), rect.center().y() - side / 2 + 1, side, side);
        option.icon.paint(&on.painter, QStyle::visualRect(option.direction, rect, logical), Qt::AlignCenter,
                          isSelected ? QIcon::Selected : QIcon::Normal);
        rect = QStyle::visualRect(option.direction, rect, rect.adjusted(side + padding, 0, 0, 0));
    }
    on.painter.save();
    on.painter.setFont(on.theme.font(isSelected ? TextRole::Strong : TextRole::Medium));
    on.painter.setPen(on.text(option.state & QStyle::State_Enabled, color));
    on.painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, option.text);
    on.painter.restore();
}

void headerSection(const Canvas &on, const QStyleOption &option) {
    on.painter.fillRect(option.rect, on.color(Color::Surface));
    const qreal y = option.rect.bottom() + 1 - paint::hairline(on.painter);
    paint::horizontalLine(on.painter, option.rect, y, on.color(Color::Border));
}

void headerLabel(const Canvas &on, const QStyleOptionHeader &option) {
    const int margin = on.px(Size::SpaceSmall);
    const bool isSorted = option.sortIndicator != QStyleOptionHeader::None;
    const QRect rect = option.rect.adjusted(margin, 0, -margin, 0);
    const QFont &font = on.theme.font(TextRole::Label);
    const QString arrow = sortArrow(option.sortIndicator);
    const int arrowWidth = paint::textWidth(font, arrow);
    const Qt::Alignment horizontal = option.textAlignment & Qt::AlignHorizontal_Mask;
    on.painter.save();
    on.painter.setFont(font);
    on.painter.setPen(on.color(isSorted || (option.state & QStyle::State_MouseOver) ? Color::Text : Color::Text3));
    on.painter.setLayoutDirection(option.direction);
    const QString words = paint::elided(font, option.text, rect.width() - arrowWidth) + arrow;
    paint::text(on.painter, rect, words, horizontal ? horizontal : Qt::AlignLeading);
    on.painter.restore();
}

void itemPanel(const Canvas &on, const QStyleOptionViewItem &option) {
    if (option.state & QStyle::State_Selected) {
        on.painter.fillRect(option.rect, on.color(Color::AccentSoft));
        if (isFirstCell(option) && !isIndented(option))
            paint::accentBar(on.painter, option.rect, on.theme, option.direction);
    } else if (option.state & QStyle::State_MouseOver) {
        on.painter.fillRect(option.rect, paint::mixed(on.color(Color::Surface), on.color(Color::Text), 0.04));
    } else if (option.backgroundBrush.style() != Qt::NoBrush) {
        on.painter.fillRect(option.rect, option.backgroundBrush);
    }
}

void itemFocus(const Canvas &on, const QStyleOptionViewItem &option) {
    const int thickness = on.px(Size::FocusRing);
    const QRectF rect = paint::snapped(on.painter, option.rect);
    const QColor color = on.color(Color::Accent);
    on.painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), thickness), color);
    on.painter.fillRect(QRectF(rect.x(), rect.bottom() - thickness, rect.width(), thickness), color);
    const bool isMirrored = option.direction == Qt::RightToLeft;
    if (isMirrored ? isLastCell(option) : isFirstCell(option))
        on.painter.fillRect(QRectF(rect.x(), rect.y(), thickness, rect.height()), color);
    if (isMirrored ? isFirstCell(option) : isLastCell(option))
        on.painter.fillRect(QRectF(rect.right() - thickness, rect.y(), thickness, rect.height()), color);
}

void branch(const Canvas &on, const QStyleOption &option) {
    if (!(option.state & QStyle::State_Children))
        return;
    const bool isMirrored = option.direction == Qt::RightToLeft;
    const Icon closed = isMirrored ? Icon::ChevronLeft : Icon::ChevronRight;
    sign(on, option.rect, option.state & QStyle::State_Open ? Icon::ChevronDown : closed, option);
}

} // namespace kit::parts
