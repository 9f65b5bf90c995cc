#pragma once

#include <optional>
#include <vector>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/kit/window_grid.h"

namespace gpuspage {

// The map as a table: a row for each GPU, with the same selection. Cells are read when they are painted, so that they
// are as new as the map. Looks at the fleet, which outlives it.
class GpuTable : public kit::WindowSource {
    Q_OBJECT

public:
    // After the metrics come what else is shown: the group of a pivot, and what a metric is compared with.
    // The team that a node belongs to need not be that of whoever has its GPUs.
    enum class Column { Name, Cluster, Rack, NodeTeam, Deployment, Team, Health, FirstMetric };
    enum class Extra { Group, Then, Difference };

    explicit GpuTable(GpuFleet &fleet, QObject *parent = nullptr);

    // Shows the rows and shares the selection; the fleet outlives the grid.
    void attach(kit::WindowGrid &grid);
    void setMetrics(const QList<v1::GpuMetric> &metrics);
    const QList<v1::GpuMetric> &metrics() const { return metrics_; }
    // By GPU in the layout's order: others are left out. Nothing shows all.
    void setMatches(std::optional<std::vector<bool>> matches);
    const std::optional<std::vector<bool>> &matches() const { return matches_; }
    // Absent values come last. Nothing: in the order of the layout.
    void sortBy(std::optional<int> column, Qt::SortOrder order);

    GpuRef gpuAt(qint64 row) const;
    qint64 rowOf(const GpuRef &gpu) const; // -1: left out
    int columnOf(Extra extra) const;       // -1: not shown
    kit::Cell cell(qint64 row, int column) const;

    qint64 rowCount() const override;
    bool isRowCountExact() const override { return true; }
    int columnCount() const override;
    QString columnTitle(int column) const override;
    Qt::Alignment columnAlignment(int column) const override;
    bool hasSelection() const override { return true; }
    bool isSelected(qint64 row) const override;
    void request(qint64 block) override;
    void cancel(qint64) override {}

private:
    // Every GPU has its row, in the layout's order: nothing is kept of it then.
    bool isPlain() const { return !matches_ && !sortedBy_; }
    int flatAt(qint64 row) const { return isPlain() ? static_cast<int>(row) : rows_[static_cast<std::size_t>(row)]; }

    void arrange();
    void arrangeRows();
    bool isSortedByOwner() const;
    void sort();
    template <typename KeyOf>
    void sortRows(KeyOf keyOf);
    const FleetValues::Column *metricColumn(int column) const;
    kit::Cell healthCell(const GpuRef &gpu) const;
    QString ownerName(const GpuRef &gpu, Column column) const;
    kit::Cell ownerCell(const GpuRef &gpu, Column column) const;
    kit::Cell valueCell(const GpuRef &gpu, int column) const;
    void showExtras();
    std::optional<Extra> extraAt(int column) const;
    void sortByExtra(Extra extra);
    kit::Cell extraCell(const GpuRef &gpu, Extra extra) const;

    GpuFleet &fleet_;
    QList<v1::GpuMetric> metrics_;
    QList<Extra> extras_;
    MapPivot::By groupedBy_ = MapPivot::By::Rack;
    std::optional<std::vector<bool>> matches_;
    std::optional<int> sortedBy_;
    Qt::SortOrder order_ = Qt::AscendingOrder;
    // Both empty where the rows are plain.
    std::vector<int> rows_;   // GPUs in the layout's order
    std::vector<int> places_; // of GPUs among the rows, -1: left out
};

} // namespace gpuspage
