#include "widgets/gpus/heatmap_accessible.h"

#include <algorithm>

#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/heatmap_view.h"

namespace gpuspage {

namespace {

constexpr std::size_t MostRows = 200;

// One GPU, as long as it is there.
class GpuAccessible : public kit::AccessibleCell {
public:
    GpuAccessible(HeatmapView *view, const QString &node, int gpu)
        : AccessibleCell(view), view_(view), node_(node), gpu_(gpu) {}

    GpuRef gpu() const {
        const int node = hasView() ? view_->fleet().layout().nodeOf(node_) : -1;
        return node >= 0 && gpu_ < view_->fleet().layout().node(node).gpuCount ? GpuRef{node, gpu_} : GpuRef{};
    }
    bool isValid() const override { return gpu().isValid(); }

    QString text(QAccessible::Text kind) const override {
        if (!isValid())
            return {};
        const auto &fleet = view_->fleet();
        if (kind == QAccessible::Name)
            return GpuWords::gpu(fleet.layout(), gpu());
        if (kind != QAccessible::Description && kind != QAccessible::Value)
            return {};
        const auto *column = fleet.values().column(view_->metric());
        const auto reading = column
                                 ? GpuWords::reading(column->metric, fleet.values().code(*column, gpu()), column->range)
                                 : kit::absenceText(kit::Absence::NoData);
        const auto *shown = fleet.shown(view_->metric());
        const bool isCompared = shown && shown != column;
        const auto change =
            isCompared ? GpuWords::change(shown->metric, fleet.values().code(*shown, gpu()), shown->range) : QString();
        if (kind == QAccessible::Value)
            return isCompared ? change : reading;
        auto words =
            QCoreApplication::translate("gpuspage::HeatmapView", "%1: %2; %3", "metric, value, health")
                .arg(GpuWords::metric(view_->metric()), reading, GpuWords::health(fleet.values().health(gpu())));
        if (isCompared)
            words = QCoreApplication::translate("gpuspage::HeatmapView", "%1; difference: %2", "value and health")
                        .arg(words, change);
        const auto group = fleet.groupOf(gpu());
        return group.isEmpty() ? words
                               : QCoreApplication::translate("gpuspage::HeatmapView", "%1; %2: %3",
                                                             "value and health, kind of group, group")
                                     .arg(words, MapPivot::name(fleet.pivot()), group);
    }

    bool isSelected() const override { return isValid() && view_->fleet().selection().contains(gpu()); }
    int columnIndex() const override { return gpu_; }
    int rowIndex() const override {
        const auto *map = static_cast<const HeatmapAccessible *>(parent());
        return map && isValid() ? map->rowOf(gpu()) : -1;
    }

protected:
    QRect place() const override { return view_->rectOf(gpu()).toAlignedRect(); }
    bool isCurrent() const override { return view_->fleet().selection().current() == gpu(); }

private:
    HeatmapView *view_;
    const QString node_;
    const int gpu_;
};

QAccessibleInterface *heatmapAccessible(const QString &, QObject *object) {
    auto *view = qobject_cast<HeatmapView *>(object);
    return view ? new HeatmapAccessible(view) : nullptr;
}

} // namespace

void installHeatmapAccessible() {
    // Qt keeps each factory once.
    QAccessible::installFactory(heatmapAccessible);
}

void tellCurrentGpu(HeatmapView &view) {
    const auto &current = view.fleet().selection().current();
    if (!QAccessible::isActive() || !current.isValid())
        return;
    const auto *map = static_cast<const HeatmapAccessible *>(QAccessible::queryAccessibleInterface(&view));
    kit::tellCurrentCell(view, map->rowOf(current), current.gpu);
}

HeatmapAccessible::HeatmapAccessible(HeatmapView *view) : AccessibleTable(view) {}

HeatmapView *HeatmapAccessible::view() const {
    return static_cast<HeatmapView *>(widget());
}

// Those around the cursor, where there are more in sight than are told.
std::vector<int> HeatmapAccessible::nodes() const {
    std::vector<int> nodes;
    for (const auto &range : view()->visiblePart().ranges)
        for (int node = range.first(); node < range.first() + range.count(); ++node)
            nodes.push_back(node);
    if (nodes.size() <= MostRows)
        return nodes;
    const auto at = std::ranges::lower_bound(nodes, view()->fleet().selection().current().node);
    const auto place = static_cast<std::size_t>(at - nodes.begin());
    const std::size_t first = std::min(place < MostRows / 2 ? 0 : place - MostRows / 2, nodes.size() - MostRows);
    return {nodes.begin() + static_cast<std::ptrdiff_t>(first),
            nodes.begin() + static_cast<std::ptrdiff_t>(first + MostRows)};
}

int HeatmapAccessible::rowCount() const {
    return static_cast<int>(nodes().size());
}

int HeatmapAccessible::columnCount() const {
    int most = 0;
    for (const int node : nodes())
        most = std::max(most, view()->fleet().layout().node(node).gpuCount);
    return most;
}

int HeatmapAccessible::rowOf(const GpuRef &gpu) const {
    const auto rows = nodes();
    const auto at = std::ranges::lower_bound(rows, gpu.node);
    return at != rows.end() && *at == gpu.node ? static_cast<int>(at - rows.begin()) : -1;
}

QAccessibleInterface *HeatmapAccessible::interfaceOf(const GpuRef &gpu) const {
    const std::pair key(view()->fleet().layout().name(gpu.node), gpu.gpu);
    return cells_.of(key, [&] { return new GpuAccessible(view(), key.first, key.second); });
}

QAccessibleInterface *HeatmapAccessible::cellAt(int row, int column) const {
    const auto rows = nodes();
    if (row < 0 || static_cast<std::size_t>(row) >= rows.size() || column < 0)
        return nullptr;
    const int node = rows[static_cast<std::size_t>(row)];
    return column < view()->fleet().layout().node(node).gpuCount ? interfaceOf({node, column}) : nullptr;
}

QAccessibleInterface *HeatmapAccessible::childAt(int x, int y) const {
    const GpuRef gpu = view()->hitAt(view()->viewport()->mapFromGlobal(QPoint(x, y))).gpu;
    return gpu.isValid() ? interfaceOf(gpu) : nullptr;
}

QAccessibleInterface *HeatmapAccessible::focusChild() const {
    const auto &current = view()->fleet().selection().current();
    return view()->hasFocus() && current.isValid() ? interfaceOf(current) : nullptr;
}

QList<QAccessibleInterface *> HeatmapAccessible::selectedCells() const {
    QList<QAccessibleInterface *> cells;
    const auto &fleet = view()->fleet();
    for (const int node : nodes())
        for (int gpu = 0; gpu < fleet.layout().node(node).gpuCount; ++gpu)
            if (fleet.selection().contains({node, gpu}))
                cells.append(interfaceOf({node, gpu}));
    return cells;
}

QString HeatmapAccessible::columnDescription(int column) const {
    return QCoreApplication::translate("gpuspage::HeatmapView", "GPU %1").arg(column);
}

QString HeatmapAccessible::rowDescription(int row) const {
    const auto rows = nodes();
    return row >= 0 && static_cast<std::size_t>(row) < rows.size()
               ? view()->fleet().layout().nodeId(rows[static_cast<std::size_t>(row)])
               : QString();
}

bool HeatmapAccessible::selectRow(int row) {
    const auto rows = nodes();
    if (row < 0 || static_cast<std::size_t>(row) >= rows.size())
        return false;
    std::vector<GpuRef> gpus;
    const int node = rows[static_cast<std::size_t>(row)];
    for (int gpu = 0; gpu < view()->fleet().layout().node(node).gpuCount; ++gpu)
        gpus.push_back({node, gpu});
    view()->fleet().selection().select(gpus);
    return true;
}

} // namespace gpuspage
