#include "widgets/gpus/table_selection.h"

#include <algorithm>

#include <QScopedValueRollback>

#include "widgets/gpus/gpu_table.h"

namespace gpuspage {

TableSelection::TableSelection(GpuTable &table, GpuSelection &selection, kit::WindowGrid &grid)
    : QObject(&grid), table_(table), selection_(selection), grid_(grid) {
    connect(&grid, &kit::WindowGrid::chosen, this, &TableSelection::choose);
    connect(&grid, &kit::WindowGrid::allChosen, this, &TableSelection::chooseAll);
    connect(&grid, &kit::WindowGrid::currentRowChanged, this, &TableSelection::take);
    connect(&selection, &GpuSelection::changed, grid.viewport(), qOverload<>(&QWidget::update));
    connect(&selection, &GpuSelection::currentChanged, this, &TableSelection::follow);
    connect(&table, &kit::WindowSource::replaced, this, &TableSelection::follow);
    connect(&table, &kit::WindowSource::reordered, this, &TableSelection::followRows);
    follow();
}

void TableSelection::choose(qint64 row, kit::WindowGrid::Choice choice) {
    using Choice = kit::WindowGrid::Choice;
    const GpuRef gpu = table_.gpuAt(row);
    if (!gpu.isValid())
        return;
    const QScopedValueRollback following(isFollowing_, true);
    switch (choice) {
    case Choice::Alone:
        selection_.select({gpu});
        break;
    case Choice::Toggle:
        selection_.select({gpu}, GpuSelection::How::Toggle);
        break;
    case Choice::UpTo:
        chooseUpTo(row);
        break;
    case Choice::Nothing:
        break;
    }
    selection_.setCurrent(gpu);
}

// As the rows stand now; from where the table does not show it begins at the cursor.
void TableSelection::chooseUpTo(qint64 row) {
    qint64 from = table_.rowOf(selection_.anchor());
    if (from < 0)
        from = grid_.currentRow() < 0 ? row : grid_.currentRow();
    selection_.extendTo(table_.gpuAt(row), table_.gpuAt(from), gpusBetween(from, row));
}

// All that the table shows: what a filter leaves out is nobody's choice.
void TableSelection::chooseAll() {
    const QScopedValueRollback following(isFollowing_, true);
    const GpuRef current = selection_.current();
    selection_.select(gpusBetween(0, table_.rowCount() - 1));
    if (table_.rowOf(current) >= 0)
        selection_.setCurrent(current);
    grid_.setCurrentRow(table_.rowOf(selection_.current()));
}

std::vector<GpuRef> TableSelection::gpusBetween(qint64 one, qint64 other) const {
    const auto [first, last] = std::minmax(one, other);
    std::vector<GpuRef> gpus;
    gpus.reserve(static_cast<std::size_t>(last - first + 1));
    for (qint64 row = first; row <= last; ++row)
        gpus.push_back(table_.gpuAt(row));
    return gpus;
}

// The cursor came to a row without anything being chosen.
void TableSelection::take(qint64 row) {
    const GpuRef gpu = table_.gpuAt(row);
    if (isFollowing_ || !gpu.isValid())
        return;
    const QScopedValueRollback following(isFollowing_, true);
    selection_.setCurrent(gpu);
}

void TableSelection::follow() {
    if (isFollowing_)
        return;
    const QScopedValueRollback following(isFollowing_, true);
    grid_.setCurrentRow(table_.rowOf(selection_.current()));
}

// The same rows in another order: nobody has gone anywhere.
void TableSelection::followRows() {
    if (isFollowing_)
        return;
    const QScopedValueRollback following(isFollowing_, true);
    grid_.moveCurrentRow(table_.rowOf(selection_.current()));
}

} // namespace gpuspage
