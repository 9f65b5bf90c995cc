#include "widgets/kit/accessible_table.h"

#include <algorithm>

namespace kit {

QRect AccessibleCell::rect() const {
    if (!isValid())
        return {};
    const QRect within = place();
    return {view_->viewport()->mapToGlobal(within.topLeft()), within.size()};
}

QAccessible::State AccessibleCell::state() const {
    QAccessible::State state;
    state.selectable = true;
    state.focusable = true;
    state.readOnly = true;
    state.invalid = !isValid();
    state.selected = isSelected();
    state.focused = view_ && view_->hasFocus() && isCurrent();
    return state;
}

void *AccessibleCell::interface_cast(QAccessible::InterfaceType type) {
    return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this) : nullptr;
}

void *AccessibleTable::interface_cast(QAccessible::InterfaceType type) {
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessibleInterface *AccessibleTable::child(int index) const {
    const int columns = columnCount();
    return columns > 0 && index >= 0 ? cellAt(index / columns, index % columns) : nullptr;
}

int AccessibleTable::indexOfChild(const QAccessibleInterface *child) const {
    const auto *cell = dynamic_cast<const AccessibleCell *>(child);
    const int row = cell && cell->isValid() ? cell->rowIndex() : -1;
    return row < 0 ? -1 : row * columnCount() + cell->columnIndex();
}

void tellCurrentCell(QAbstractScrollArea &view, int row, int column) {
    if (!QAccessible::isActive() || row < 0 || !view.hasFocus())
        return;
    auto *table = QAccessible::queryAccessibleInterface(&view)->tableInterface();
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(row * std::max(1, table->columnCount()) + column);
    QAccessible::updateAccessibility(&event);
}

} // namespace kit
