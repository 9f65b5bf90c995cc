#include "widgets/gpus/heatmap_accessible.h"

#include <algorithm>

#include <QPointer>

#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/heatmap_view.h"

namespace gpuspage {

namespace {

constexpr std::size_t MostRows = 200;
constexpr int KeptCells = 4096;

// One GPU, as long as it is there.
class GpuAccessible : public QAccessibleInterface, public QAccessibleTableCellInterface {
public:
    GpuAccessible(HeatmapView *view, const QString &node, int gpu) : view_(view), node_(node), gpu_(gpu) {}

    GpuRef gpu() const {
        const int node = view_ ? view_->fleet().layout().nodeOf(node_) : -1;
        return node >= 0 && gpu_ < view_->fleet().layout().node(node).gpuCount ? GpuRef{node, gpu_} : GpuRef{};
    }
    bool isValid() const override { return gpu().isValid(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(view_); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    void setText(QAccessible::Text, const QString &) override {}

    QRect rect() const override {
        if (!isValid())
            return {};
        const QRect place = view_->rectOf(gpu()).toAlignedRect();
        return {view_->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }

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

    QAccessible::State state() const override {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.readOnly = true;
        state.invalid = !isValid();
        state.selected = isSelected();
        state.focused = view_ && view_->hasFocus() && view_->fleet().selection().current() == gpu();
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::TableCellInterface ? static_cast<QAccessibleTableCellInterface *>(this) : nullptr;
    }

    bool isSelected() const override { return isValid() && view_->fleet().selection().contains(gpu()); }
    QList<QAccessibleInterface *> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return gpu_; }
    int rowIndex() const override {
        const auto *map = static_cast<const HeatmapAccessible *>(parent());
        return map && isValid() ? map->rowOf(gpu()) : -1;
    }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface *table() const override { return parent(); }

private:
    QPointer<HeatmapView> view_;
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
    if (!QAccessible::isActive() || !current.isValid() || !view.hasFocus())
        return;
    auto *map = static_cast<HeatmapAccessible *>(QAccessible::queryAccessibleInterface(&view));
    const int row = map ? map->rowOf(current) : -1;
    if (row < 0)
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(row * map->columnCount() + current.gpu);
    QAccessible::updateAccessibility(&event);
}

HeatmapAccessible::HeatmapAccessible(HeatmapView *view) : QAccessibleWidget(view, QAccessible::Table) {}

HeatmapAccessible::~HeatmapAccessible() {
    forget();
}

void HeatmapAccessible::forget() const {
    for (const QAccessible::Id id : std::as_const(cells_))
        QAccessible::deleteAccessibleInterface(id);
    cells_.clear();
}

HeatmapView *HeatmapAccessible::view() const {
    return static_cast<HeatmapView *>(widget());
}

void *HeatmapAccessible::interface_cast(QAccessible::InterfaceType type) {
    if (type == QAccessible::TableInterface)
        return static_cast<QAccessibleTableInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
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
    const std::pair key(QString::fromStdString(view()->fleet().layout().facts(gpu.node).name()), gpu.gpu);
    if (const auto held = cells_.constFind(key); held != cells_.cend())
        return QAccessible::accessibleInterface(*held);
    if (cells_.size() >= KeptCells)
        forget();
    auto *made = new GpuAccessible(view(), key.first, key.second);
    cells_.insert(key, QAccessible::registerAccessibleInterface(made));
    return made;
}

QAccessibleInterface *HeatmapAccessible::cellAt(int row, int column) const {
    const auto rows = nodes();
    if (row < 0 || static_cast<std::size_t>(row) >= rows.size() || column < 0)
        return nullptr;
    const int node = rows[static_cast<std::size_t>(row)];
    return column < view()->fleet().layout().node(node).gpuCount ? interfaceOf({node, column}) : nullptr;
}

QAccessibleInterface *HeatmapAccessible::child(int index) const {
    const int columns = columnCount();
    return columns > 0 && index >= 0 ? cellAt(index / columns, index % columns) : nullptr;
}

int HeatmapAccessible::indexOfChild(const QAccessibleInterface *child) const {
    const auto *cell = dynamic_cast<const GpuAccessible *>(child);
    const int row = cell && cell->isValid() ? rowOf(cell->gpu()) : -1;
    return row < 0 ? -1 : row * columnCount() + cell->columnIndex();
}

QAccessibleInterface *HeatmapAccessible::childAt(int x, int y) const {
    const GpuRef gpu = view()->hitAt(view()->viewport()->mapFromGlobal(QPoint(x, y))).gpu;
    return gpu.isValid() ? interfaceOf(gpu) : nullptr;
}

QAccessibleInterface *HeatmapAccessible::focusChild() const {
    const auto &current = view()->fleet().selection().current();
    return view()->hasFocus() && current.isValid() ? interfaceOf(current) : nullptr;
}

std::vector<GpuRef> HeatmapAccessible::selectedInSight() const {
    std::vector<GpuRef> found;
    const auto &fleet = view()->fleet();
    for (const int node : nodes())
        for (int gpu = 0; gpu < fleet.layout().node(node).gpuCount; ++gpu)
            if (fleet.selection().contains({node, gpu}))
                found.push_back({node, gpu});
    return found;
}

QList<QAccessibleInterface *> HeatmapAccessible::selectedCells() const {
    QList<QAccessibleInterface *> cells;
    for (const auto &gpu : selectedInSight())
        cells.append(interfaceOf(gpu));
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
