#pragma once

#include "widgets/gpus/heatmap_layout.h"
#include "widgets/kit/accessible_table.h"

namespace gpuspage {

class HeatmapView;

// Makes QAccessible know the map; once or more often.
void installHeatmapAccessible();
// Tells assistive programs which GPU has the cursor now.
void tellCurrentGpu(HeatmapView &view);

// The map as a table of the nodes in sight, each a row of its GPUs, with value and health in words. A table of all
// would hold more than anybody walks through; who looks for one of many has the table beside the map.
class HeatmapAccessible : public kit::AccessibleTable {
public:
    explicit HeatmapAccessible(HeatmapView *view);

    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

    QAccessibleInterface *cellAt(int row, int column) const override;
    QList<QAccessibleInterface *> selectedCells() const override;
    QString columnDescription(int column) const override;
    QString rowDescription(int row) const override;
    int columnCount() const override;
    int rowCount() const override;
    bool selectRow(int row) override;
    void modelChange(QAccessibleTableModelChangeEvent *) override { cells_.forget(); }

    // Of a cell; -1 when its node is out of sight.
    int rowOf(const GpuRef &gpu) const;

private:
    HeatmapView *view() const;
    std::vector<int> nodes() const;
    QAccessibleInterface *interfaceOf(const GpuRef &gpu) const;

    mutable kit::AccessibleCells<std::pair<QString, int>> cells_; // by name of the node, and GPU
};

} // namespace gpuspage
