#pragma once

#include <QObject>

#include "widgets/gpus/gpu_selection.h"
#include "widgets/kit/window_grid.h"

namespace gpuspage {

class GpuTable;

// Makes the selection of a table the selection of all who show GPUs, in both directions: what is chosen in its rows is
// selected, whatever order they stand in, and the row of the GPU that has the cursor has it too. All three outlive it.
class TableSelection : public QObject {
    Q_OBJECT

public:
    TableSelection(GpuTable &table, GpuSelection &selection, kit::WindowGrid &grid);

private:
    void choose(qint64 row, kit::WindowGrid::Choice choice);
    void chooseUpTo(qint64 row);
    void chooseAll();
    void take(qint64 row);
    void follow();
    void followRows();
    std::vector<GpuRef> gpusBetween(qint64 one, qint64 other) const;

    GpuTable &table_;
    GpuSelection &selection_;
    kit::WindowGrid &grid_;
    bool isFollowing_ = false;
};

} // namespace gpuspage
