#include "widgets/kit/window_grid_accessible.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLocale>
#include <QPointer>

#include "widgets/kit/window_grid.h"

namespace kit {
namespace {

constexpr int keptCells = 4096; // beyond what any screen shows

// One cell of the window. Valid as long as its row is in sight.
class CellAccessible : public QAccessibleInterface, public QAccessibleTableCellInterface {
public:
    CellAccessible(WindowGrid *grid, qint64 row, int column) : grid_(grid), row_(row), column_(column) {}

    bool isValid() const override {
        return grid_ && row_ >= grid_->firstVisibleRow() && row_ <= grid_->lastVisibleRow();
    }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(grid_); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override {
        if (!isValid())
            return {};
        const QRect cell = grid_->cellRect(row_, column_);
        return {grid_->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
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

    QAccessible::State state() const override {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.readOnly = true;
        state.invalid = !isValid();
        state.selected = grid_ && grid_->currentRow() == row_;
        state.focused = state.selected && grid_->hasFocus() && column_ == 0;
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this) : nullptr;
    }

    bool isSelected() const override { return grid_ && grid_->currentRow() == row_; }
    QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return column_; }
    int rowIndex() const override { return grid_ ? static_cast<int>(row_ - grid_->firstVisibleRow()) : -1; }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }

private:
    QPointer<WindowGrid> grid_;
    qint64 row_;
    int column_;
};

} // namespace

QAccessibleInterface *windowGridAccessible(const QString &, QObject *object) {
    auto *grid = qobject_cast<WindowGrid *>(object);
    return grid ? new WindowGridAccessible(grid) : nullptr;
}

void tellCurrentRow(WindowGrid &grid) {
    if (!QAccessible::isActive() || grid.currentRow() < 0 || !grid.hasFocus())
        return;
    const auto columns = std::max(1, grid.header()->count());
    QAccessibleEvent event(&grid, QAccessible::Focus);
    event.setChild(static_cast<int>(grid.currentRow() - grid.firstVisibleRow()) * columns);
    QAccessible::updateAccessibility(&event);
}

WindowGridAccessible::WindowGridAccessible(WindowGrid *grid) : QAccessibleWidget(grid, QAccessible::Table) {}

WindowGridAccessible::~WindowGridAccessible() {
    forget();
}

void WindowGridAccessible::forget() const {
    for (const QAccessible::Id id : std::as_const(cells_))
        QAccessible::deleteAccessibleInterface(id);
    cells_.clear();
}

WindowGrid *WindowGridAccessible::grid() const {
    return static_cast<WindowGrid *>(widget());
}

void *WindowGridAccessible::interface_cast(QAccessible::InterfaceType type) {
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

int WindowGridAccessible::rowCount() const {
    return static_cast<int>(grid()->lastVisibleRow() - grid()->firstVisibleRow()) + 1;
}

int WindowGridAccessible::columnCount() const {
    return grid()->header()->count();
}

int WindowGridAccessible::childCount() const {
    return rowCount() * columnCount();
}

QAccessibleInterface *WindowGridAccessible::child(int index) const {
    const int columns = columnCount();
    return columns > 0 && index >= 0 ? cellAt(index / columns, index % columns) : nullptr;
}

QAccessibleInterface *WindowGridAccessible::cellAt(int row, int column) const {
    if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount())
        return nullptr;
    const std::pair key(grid()->firstVisibleRow() + row, column);
    if (const auto held = cells_.constFind(key); held != cells_.cend())
        return QAccessible::accessibleInterface(*held);
    if (cells_.size() >= keptCells)
        forget();
    auto *cell = new CellAccessible(grid(), key.first, column);
    cells_.insert(key, QAccessible::registerAccessibleInterface(cell));
    return cell;
}

int WindowGridAccessible::indexOfChild(const QAccessibleInterface *child) const {
    auto *mutableChild = const_cast<QAccessibleInterface *>(child); // tableCellInterface() is not const in Qt
    const auto *cell = mutableChild->tableCellInterface();
    return cell ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
}

QAccessibleInterface *WindowGridAccessible::childAt(int x, int y) const {
    const QPoint place = grid()->viewport()->mapFromGlobal(QPoint(x, y));
    const qint64 row = grid()->rowAt(place.y());
    const int column = grid()->header()->logicalIndexAt(place.x());
    return row < 0 || column < 0 ? nullptr : cellAt(static_cast<int>(row - grid()->firstVisibleRow()), column);
}

QAccessibleInterface *WindowGridAccessible::focusChild() const {
    return grid()->hasFocus() && !selectedRows().isEmpty() ? cellAt(selectedRows().constFirst(), 0) : nullptr;
}

QList<int> WindowGridAccessible::selectedRows() const {
    const qint64 row = grid()->currentRow();
    if (row < grid()->firstVisibleRow() || row > grid()->lastVisibleRow())
        return {};
    return {static_cast<int>(row - grid()->firstVisibleRow())};
}

bool WindowGridAccessible::isRowSelected(int row) const {
    return selectedRows().contains(row);
}

int WindowGridAccessible::selectedCellCount() const {
    return selectedRowCount() * columnCount();
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
    grid()->setCurrentRow(grid()->firstVisibleRow() + row);
    return true;
}

} // namespace kit
