#include "widgets/gpus/gpu_table.h"

#include <algorithm>
#include <numeric>

#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/health_glyphs.h"
#include "widgets/gpus/table_selection.h"

namespace gpuspage {

namespace {

constexpr int FirstMetric = static_cast<int>(GpuTable::Column::FirstMetric);

QString lastPart(const std::string &name) {
    const auto text = QString::fromStdString(name);
    return text.mid(text.lastIndexOf(QLatin1Char('/')) + 1);
}

// Reads its cells from the table as long as that is there.
class TableBlock : public kit::WindowBlock {
public:
    TableBlock(const GpuTable *table, qint64 first, int count) : table_(table), first_(first), count_(count) {}

    int rowCount() const override { return count_; }
    kit::Cell cell(int row, int column) const override {
        return table_ ? table_->cell(first_ + row, column) : kit::Cell();
    }

private:
    QPointer<const GpuTable> table_;
    const qint64 first_;
    const int count_;
};

} // namespace

GpuTable::GpuTable(GpuFleet &fleet, QObject *parent) : WindowSource(parent), fleet_(fleet) {
    metrics_ = {v1::SM_ACTIVE,     v1::TENSOR_ACTIVE,   v1::MEMORY_USED,
                v1::KV_CACHE_USED, v1::GPU_TEMPERATURE, v1::POWER_DRAW};
    connect(&fleet, &GpuFleet::reshaped, this, [this] {
        matches_.reset();
        arrange();
    });
    connect(&fleet, &GpuFleet::rearranged, this, &GpuTable::showExtras);
    connect(&fleet, &GpuFleet::measured, this, &GpuTable::showExtras);
    connect(&fleet, &GpuFleet::owned, this, [this] {
        if (!isSortedByOwner())
            return;
        arrangeRows();
        Q_EMIT reordered();
    });
    arrange();
}

// Only where there are others: all else is read when it is painted.
void GpuTable::showExtras() {
    QList<Extra> extras;
    if (fleet_.layout().isPivoted())
        extras << Extra::Group;
    if (fleet_.comparison().isActive())
        extras << Extra::Then << Extra::Difference;
    const bool isGrouped = extras.contains(Extra::Group);
    if (extras == extras_ && (!isGrouped || fleet_.pivot() == groupedBy_))
        return;
    extras_ = extras;
    groupedBy_ = fleet_.pivot();
    arrange();
}

int GpuTable::columnOf(Extra extra) const {
    const auto place = extras_.indexOf(extra);
    return place < 0 ? -1 : FirstMetric + static_cast<int>(metrics_.size() + place);
}

std::optional<GpuTable::Extra> GpuTable::extraAt(int column) const {
    const auto place = column - FirstMetric - metrics_.size();
    return place >= 0 && place < extras_.size() ? std::optional(extras_[place]) : std::nullopt;
}

void GpuTable::attach(kit::WindowGrid &grid) {
    grid.setSource(this);
    connect(&fleet_, &GpuFleet::measured, grid.viewport(), qOverload<>(&QWidget::update));
    connect(&fleet_, &GpuFleet::owned, grid.viewport(), qOverload<>(&QWidget::update));
    connect(&fleet_, &GpuFleet::owned, &grid, &kit::WindowGrid::fitSoon, Qt::SingleShotConnection);
    new TableSelection(*this, fleet_.selection(), grid);
}

void GpuTable::setMetrics(const QList<v1::GpuMetric> &metrics) {
    metrics_ = metrics;
    arrange();
}

void GpuTable::setMatches(std::optional<std::vector<bool>> matches) {
    if (matches && matches->size() != static_cast<std::size_t>(fleet_.layout().gpuCount()))
        matches.reset();
    matches_ = std::move(matches);
    arrange();
}

void GpuTable::sortBy(std::optional<int> column, Qt::SortOrder order) {
    sortedBy_ = column;
    order_ = order;
    arrange();
}

bool GpuTable::isSortedByOwner() const {
    return sortedBy_ == static_cast<int>(Column::Deployment) || sortedBy_ == static_cast<int>(Column::Team) ||
           (sortedBy_ && extraAt(*sortedBy_) == Extra::Group);
}

void GpuTable::arrange() {
    arrangeRows();
    Q_EMIT replaced();
}

void GpuTable::arrangeRows() {
    const auto count = static_cast<std::size_t>(fleet_.layout().gpuCount());
    // Of a layout that there is not any more.
    if (matches_ && matches_->size() != count)
        matches_.reset();
    rows_ = {};
    places_ = {};
    if (!isPlain()) {
        rows_.reserve(count);
        for (std::size_t gpu = 0; gpu < count; ++gpu)
            if (!matches_ || (*matches_)[gpu])
                rows_.push_back(static_cast<int>(gpu));
        if (sortedBy_)
            sort();
        places_.assign(count, -1);
        for (std::size_t row = 0; row < rows_.size(); ++row)
            places_[static_cast<std::size_t>(rows_[row])] = static_cast<int>(row);
    }
}

// Each key is made once.
template <typename KeyOf>
void GpuTable::sortRows(KeyOf keyOf) {
    std::vector<std::pair<decltype(keyOf(GpuRef())), int>> keyed;
    keyed.reserve(rows_.size());
    for (const int gpu : rows_)
        keyed.emplace_back(keyOf(fleet_.layout().gpuAt(gpu)), gpu);
    const bool isDown = order_ == Qt::DescendingOrder;
    std::ranges::stable_sort(keyed, [isDown](const auto &one, const auto &two) {
        return isDown ? two.first < one.first : one.first < two.first;
    });
    std::ranges::transform(keyed, rows_.begin(), [](const auto &entry) { return entry.second; });
}

void GpuTable::sortByExtra(Extra extra) {
    if (extra == Extra::Group)
        return sortRows([this](const GpuRef &gpu) { return fleet_.groupOf(gpu); });
    sortRows([&](const GpuRef &gpu) {
        const auto told = fleet_.comparison().of(gpu);
        const auto code = extra == Extra::Then ? told.then : told.difference;
        const int level = code & ~telemetry::StaleBit;
        return telemetry::hasValue(code) ? level : order_ == Qt::AscendingOrder ? int(telemetry::NoData) : -1;
    });
}

void GpuTable::sort() {
    const auto &layout = fleet_.layout();
    const auto &values = fleet_.values();
    if (const auto extra = extraAt(*sortedBy_))
        return sortByExtra(*extra);
    switch (static_cast<Column>(std::min(*sortedBy_, FirstMetric))) {
    case Column::Name:
        return sortRows([&](const GpuRef &gpu) { return layout.nodeId(gpu.node); });
    case Column::Cluster:
        return sortRows([&](const GpuRef &gpu) { return layout.clusterId(gpu.node); });
    case Column::Rack:
        return sortRows([&](const GpuRef &gpu) { return layout.facts(gpu.node).rack; });
    case Column::NodeTeam:
        return sortRows([&](const GpuRef &gpu) { return layout.facts(gpu.node).team; });
    case Column::Deployment:
    case Column::Team:
        return sortRows([&](const GpuRef &gpu) { return ownerName(gpu, static_cast<Column>(*sortedBy_)); });
    case Column::Health:
        return sortRows([&](const GpuRef &gpu) {
            const auto health = GpuHealth::of(values.health(gpu));
            return std::pair(health.isFault() ? static_cast<int>(health.severity) : 0, static_cast<int>(health.sign));
        });
    case Column::FirstMetric:
        break;
    }
    const auto *measured = metricColumn(*sortedBy_);
    if (!measured)
        return;
    sortRows([&](const GpuRef &gpu) {
        const auto code = values.code(*measured, gpu);
        const int level = code & ~telemetry::StaleBit;
        return telemetry::hasValue(code) ? level : order_ == Qt::AscendingOrder ? int(telemetry::NoData) : -1;
    });
}

qint64 GpuTable::rowCount() const {
    return isPlain() ? fleet_.layout().gpuCount() : static_cast<qint64>(rows_.size());
}

GpuRef GpuTable::gpuAt(qint64 row) const {
    return row >= 0 && row < rowCount() ? fleet_.layout().gpuAt(flatAt(row)) : GpuRef{};
}

qint64 GpuTable::rowOf(const GpuRef &gpu) const {
    if (!gpu.isValid())
        return -1;
    const int flat = fleet_.layout().flat(gpu);
    return isPlain() ? flat : places_[static_cast<std::size_t>(flat)];
}

bool GpuTable::isSelected(qint64 row) const {
    return row >= 0 && row < rowCount() && fleet_.selection().containsAt(flatAt(row));
}

int GpuTable::columnCount() const {
    return FirstMetric + static_cast<int>(metrics_.size() + extras_.size());
}

QString GpuTable::columnTitle(int column) const {
    if (const auto extra = extraAt(column)) {
        const auto metric = GpuWords::metric(fleet_.comparison().metric());
        return *extra == Extra::Group  ? tr("Group: %1", "kind of group").arg(MapPivot::name(groupedBy_))
               : *extra == Extra::Then ? tr("%1, then", "metric").arg(metric)
                                       : tr("%1, difference", "metric").arg(metric);
    }
    if (column >= FirstMetric)
        return GpuWords::metric(metrics_.value(column - FirstMetric));
    switch (static_cast<Column>(column)) {
    case Column::Name:
        return tr("GPU");
    case Column::Cluster:
        return tr("Cluster");
    case Column::Rack:
        return tr("Rack");
    case Column::NodeTeam:
        return tr("Team of the node");
    case Column::Deployment:
        return tr("Deployment");
    case Column::Team:
        return tr("Team");
    case Column::Health:
        return tr("Health");
    case Column::FirstMetric:
        break;
    }
    Q_UNREACHABLE();
}

Qt::Alignment GpuTable::columnAlignment(int column) const {
    return column >= FirstMetric && extraAt(column) != Extra::Group ? Qt::AlignTrailing : Qt::AlignLeading;
}

void GpuTable::request(qint64 block) {
    const qint64 first = block * blockRows;
    const auto count = static_cast<int>(std::clamp<qint64>(rowCount() - first, 0, blockRows));
    Q_EMIT blockReady(block, std::make_shared<TableBlock>(this, first, count));
}

const FleetValues::Column *GpuTable::metricColumn(int column) const {
    return fleet_.values().column(metrics_.value(column - FirstMetric));
}

kit::Cell GpuTable::cell(qint64 row, int column) const {
    const GpuRef gpu = gpuAt(row);
    if (!gpu.isValid())
        return {};
    if (const auto extra = extraAt(column))
        return extraCell(gpu, *extra);
    const auto &layout = fleet_.layout();
    const auto facts = layout.facts(gpu.node);
    const auto named = [](const QString &text, kit::CellKind kind, kit::Absence absence) {
        kit::Cell cell;
        cell.text = text;
        cell.kind = kind;
        cell.absence = absence;
        return cell;
    };
    switch (static_cast<Column>(std::min(column, FirstMetric))) {
    case Column::Name:
        return named(tr("%1 / GPU %2").arg(layout.nodeId(gpu.node)).arg(gpu.gpu), kit::CellKind::Strong,
                     kit::Absence::None);
    case Column::Cluster:
        return named(layout.clusterId(gpu.node), kit::CellKind::Name, kit::Absence::None);
    case Column::Rack:
        return named(QString::fromStdString(facts.rack), kit::CellKind::Name, kit::Absence::NotReported);
    case Column::NodeTeam:
        return named(lastPart(facts.team), kit::CellKind::Name, kit::Absence::NotApplicable);
    case Column::Deployment:
    case Column::Team:
        return ownerCell(gpu, static_cast<Column>(column));
    case Column::Health:
        return healthCell(gpu);
    case Column::FirstMetric:
        return valueCell(gpu, column);
    }
    Q_UNREACHABLE();
}

QString GpuTable::ownerName(const GpuRef &gpu, Column column) const {
    const auto *owner = fleet_.owners().of(gpu);
    if (!owner)
        return {};
    if (column == Column::Team)
        return lastPart(owner->team());
    // What the service has not placed has no more than a name.
    return owner->deployment().empty() ? QString::fromStdString(owner->workload()) : lastPart(owner->deployment());
}

kit::Cell GpuTable::ownerCell(const GpuRef &gpu, Column column) const {
    kit::Cell cell;
    cell.text = ownerName(gpu, column);
    cell.kind = kit::CellKind::Name;
    cell.absence = fleet_.owners().isKnown() ? kit::Absence::NotApplicable : kit::Absence::NoData;
    return cell;
}

kit::Cell GpuTable::extraCell(const GpuRef &gpu, Extra extra) const {
    kit::Cell cell;
    if (extra == Extra::Group) {
        cell.text = fleet_.groupOf(gpu);
        cell.kind = kit::CellKind::Name;
        return cell;
    }
    const auto &comparison = fleet_.comparison();
    const auto told = comparison.of(gpu);
    const auto code = extra == Extra::Then ? told.then : told.difference;
    cell.alignment = Qt::AlignTrailing;
    if (!telemetry::hasValue(code))
        cell.absence = GpuWords::absence(code);
    else if (extra == Extra::Then)
        cell.text = GpuWords::reading(comparison.metric(), code, told.thenRange);
    else
        cell.text = GpuWords::change(comparison.metric(), code, comparison.column()->range);
    if (telemetry::hasValue(code) && telemetry::isStale(code))
        cell.kind = kit::CellKind::Muted;
    return cell;
}

kit::Cell GpuTable::healthCell(const GpuRef &gpu) const {
    const auto byte = fleet_.values().health(gpu);
    const auto health = GpuHealth::of(byte);
    kit::Cell cell;
    if (health.isFault()) {
        const auto sign = GpuWords::sign(health.sign);
        cell.text = sign.isEmpty() ? GpuWords::severity(health.severity) : sign;
        if (health.isSilenced)
            cell.text = tr("%1, silenced", "a sign").arg(cell.text);
        cell.kind = kit::CellKind::Pill;
        cell.tone = HealthGlyphs::tone(health);
    } else {
        cell.text = health.isCordoned ? tr("cordoned") : GpuWords::severity(health.severity);
        cell.kind = kit::CellKind::Muted;
    }
    return cell;
}

kit::Cell GpuTable::valueCell(const GpuRef &gpu, int column) const {
    const auto *measured = metricColumn(column);
    const auto code = measured ? fleet_.values().code(*measured, gpu) : telemetry::NoData;
    kit::Cell cell;
    cell.alignment = Qt::AlignTrailing;
    if (telemetry::hasValue(code))
        cell.text = GpuWords::reading(measured->metric, code, measured->range);
    else
        cell.absence = GpuWords::absence(code);
    if (telemetry::hasValue(code) && telemetry::isStale(code))
        cell.kind = kit::CellKind::Muted;
    return cell;
}

} // namespace gpuspage
