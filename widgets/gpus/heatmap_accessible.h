#pragma once

#include <QAccessibleWidget>
#include <QHash>

#include "widgets/gpus/heatmap_layout.h"

namespace gpuspage {

class HeatmapView;

// Makes QAccessible know the map; once or more often.
void installHeatmapAccessible();
// Tells assistive programs which GPU has the cursor now.
void tellCurrentGpu(HeatmapView &view);

// The map as a table of the nodes in sight, each a row of its GPUs, with value and health in words. A table of all
// would hold more than anybody walks through; who looks for one of many has the table beside the map.
class HeatmapAccessible : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit HeatmapAccessible(HeatmapView *view);
    ~HeatmapAccessible() override;

    void *interface_cast(QAccessible::InterfaceType type) override;
    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override;
    int selectedCellCount() const override { return static_cast<int>(selectedInSight().size()); }
    QList<QAccessibleInterface *> selectedCells() const override;
    QString columnDescription(int column) const override;
    QString rowDescription(int row) const override;
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    int columnCount() const override;
    int rowCount() const override;
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int row) override;
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *) override { forget(); }

    // Of a cell; -1 when its node is out of sight.
    int rowOf(const GpuRef &gpu) const;

private:
    HeatmapView *view() const;
    std::vector<int> nodes() const;
    std::vector<GpuRef> selectedInSight() const;
    QAccessibleInterface *interfaceOf(const GpuRef &gpu) const;
    void forget() const;

    mutable QHash<std::pair<QString, int>, QAccessible::Id> cells_; // by name of the node, and GPU
};

} // namespace gpuspage
