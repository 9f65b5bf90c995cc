#pragma once

#include "widgets/kit/accessible_table.h"

namespace kit {

class WindowGrid;

// The factory that QAccessible asks for the interface of a WindowGrid.
QAccessibleInterface *windowGridAccessible(const QString &className, QObject *object);

// Tells assistive programs which row has the cursor now.
void tellCurrentRow(WindowGrid &grid);
// Tells them that others are chosen now.
void tellChosenRows(WindowGrid &grid);

// A WindowGrid as a table of the rows in sight: a table of all would hold more cells than the interface can count. Each
// cell says in its description which of all rows it stands in.
class WindowGridAccessible : public AccessibleTable {
public:
    explicit WindowGridAccessible(WindowGrid *grid);

    QAccessible::State state() const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

    QAccessibleInterface *cellAt(int row, int column) const override;
    QList<QAccessibleInterface *> selectedCells() const override;
    QString columnDescription(int column) const override;
    QString rowDescription(int row) const override;
    int columnCount() const override;
    int rowCount() const override;
    QList<int> selectedRows() const override;
    bool selectRow(int row) override;
    void modelChange(QAccessibleTableModelChangeEvent *) override { cells_.forget(); }

    WindowGrid *grid() const;

private:
    mutable AccessibleCells<std::pair<qint64, int>> cells_; // by row of all rows, and column
};

} // namespace kit
