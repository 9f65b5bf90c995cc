#include "widgets/kit/window_grid_accessible.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLocale>

#include "widgets/kit/window_grid.h"

namespace kit {
namespace {

// One cell of the window. Valid as long as its row is in sight.
class CellAccessible : public AccessibleCell {
public:
    CellAccessible(WindowGrid *grid, qint64 row, int column)
        : AccessibleCell(grid), grid_(grid), row_(row), column_(column) {}

    bool isValid() const override {
        return hasView() && row_ >= grid_->firstVisibleRow() && row_ <= grid_->lastVisibleRow();
    }

    QString text(QAccessible::Text kind) const override {
        if (!isValid())
            return {};
        if (kind == QAccessible::Name) {
            const auto cell = grid_->cellAt(row_, column_);
            return cell ? cell->words() : QCoreApplication::translate("kit::WindowGrid", "loading");
        }
        if (kind == QAccessible::Description)
            return QCoreApplication::translate("kit::WindowGrid", "row %1 of %2")
                .arg(QLocale().toString(row_ + 1), QLocale().toString(grid_->rowCount()));
        return {};
    }

    bool isSelected() const override { return hasView() && grid_->isChosen(row_); }
    int columnIndex() const override { return column_; }
    int rowIndex() const override { return hasView() ? static_cast<int>(row_ - grid_->firstVisibleRow()) : -1; }

protected:
    QRect place() const override { return grid_->cellRect(row_, column_); }
    bool isCurrent() const override { return hasView() && grid_->currentRow() == row_ && column_ == 0; }

private:
    WindowGrid *grid_;
    qint64 row_;
    int column_;
};

} // namespace

QAccessibleInterface *windowGridAccessible(const QString &, QObject *object) {
    auto *grid = qobject_cast<WindowGrid *>(object);
    return grid ? new WindowGridAccessible(grid) : nullptr;
}

void tellCurrentRow(WindowGrid &grid) {
    if (grid.currentRow() >= 0)
        tellCurrentCell(grid, static_cast<int>(grid.currentRow() - grid.firstVisibleRow()), 0);
}

void tellChosenRows(WindowGrid &grid) {
    if (!QAccessible::isActive() || !grid.hasSelection())
        return;
    QAccessibleEvent event(&grid, QAccessible::SelectionWithin);
    QAccessible::updateAccessibility(&event);
}

WindowGridAccessible::WindowGridAccessible(WindowGrid *grid) : AccessibleTable(grid) {}

QAccessible::State WindowGridAccessible::state() const {
    auto state = AccessibleTable::state();
    state.multiSelectable = grid()->hasSelection();
    state.extSelectable = state.multiSelectable;
    return state;
}

WindowGrid *WindowGridAccessible::grid() const {
    return static_cast<WindowGrid *>(widget());
}

int WindowGridAccessible::rowCount() const {
    return static_cast<int>(grid()->lastVisibleRow() - grid()->firstVisibleRow()) + 1;
}

int WindowGridAccessible::columnCount() const {
    return grid()->header()->count();
}

QAccessibleInterface *WindowGridAccessible::cellAt(int row, int column) const {
    if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount())
        return nullptr;
    const std::pair key(grid()->firstVisibleRow() + row, column);
    return cells_.of(key, [&] { return new CellAccessible(grid(), key.first, column); });
}

QAccessibleInterface *WindowGridAccessible::childAt(int x, int y) const {
    const QPoint place = grid()->viewport()->mapFromGlobal(QPoint(x, y));
    const qint64 row = grid()->rowAt(place.y());
    const int column = grid()->header()->logicalIndexAt(place.x());
    return row < 0 || column < 0 ? nullptr : cellAt(static_cast<int>(row - grid()->firstVisibleRow()), column);
}

QAccessibleInterface *WindowGridAccessible::focusChild() const {
    return grid()->hasFocus() ? cellAt(static_cast<int>(grid()->currentRow() - grid()->firstVisibleRow()), 0) : nullptr;
}

QList<int> WindowGridAccessible::selectedRows() const {
    QList<int> rows;
    for (int row = 0; row < rowCount(); ++row)
        if (grid()->isChosen(grid()->firstVisibleRow() + row))
            rows << row;
    return rows;
}

QList<QAccessibleInterface *> WindowGridAccessible::selectedCells() const {
    QList<QAccessibleInterface *> cells;
    for (const int row : selectedRows())
        for (int column = 0; column < columnCount(); ++column)
            cells.append(cellAt(row, column));
    return cells;
}

QString WindowGridAccessible::columnDescription(int column) const {
    return grid()->header()->model()->headerData(column, Qt::Horizontal).toString();
}

QString WindowGridAccessible::rowDescription(int row) const {
    return QLocale().toString(grid()->firstVisibleRow() + row + 1);
}

bool WindowGridAccessible::selectRow(int row) {
    grid()->choose(grid()->firstVisibleRow() + row, WindowGrid::Choice::Alone);
    return true;
}

} // namespace kit
