#pragma once

#include <QAccessibleWidget>
#include <QHash>

namespace kit {

class WindowGrid;

// The factory that QAccessible asks for the interface of a WindowGrid.
QAccessibleInterface *windowGridAccessible(const QString &className, QObject *object);

// Tells assistive programs which row has the cursor now.
void tellCurrentRow(WindowGrid &grid);

// A WindowGrid as a table of the rows in sight: a table of all would hold more cells than the interface can count. Each
// cell says in its description which of all rows it stands in.
class WindowGridAccessible : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit WindowGridAccessible(WindowGrid *grid);
    ~WindowGridAccessible() override;

    void *interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override;
    int selectedCellCount() const override;
    QList<QAccessibleInterface *> selectedCells() const override;
    QString columnDescription(int column) const override;
    QString rowDescription(int row) const override;
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return selectedRows().size(); }
    int columnCount() const override;
    int rowCount() const override;
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override;
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override;
    bool selectRow(int row) override;
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *) override { forget(); }

    WindowGrid *grid() const;

private:
    void forget() const;

    mutable QHash<std::pair<qint64, int>, QAccessible::Id> cells_; // by row of all rows, and column
};

} // namespace kit
