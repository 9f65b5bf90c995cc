#include "backend/telemetry/snapshot.h"

namespace telemetry {

void Snapshot::take(const Columns &columns, Instant now, const StaleAges &ages) {
    instant_ = now;
    slotCount_ = columns.slotCount();
    columns_.clear();
    for (const auto &facts : metrics()) {
        const auto place = static_cast<std::size_t>(facts.metric) - 1;
        if (!columns.isKnown(facts.metric))
            continue;
        codes_[place].resize(slotCount_);
        columns.read(0, facts.metric, {now, ages[place]}, codes_[place]);
        columns_.push_back({facts.metric, codes_[place]});
    }
}

std::span<const LiveCode> Snapshot::codes(v1::GpuMetric metric) const {
    for (const auto &column : columns_) {
        if (column.metric == metric)
            return column.codes;
    }
    return {};
}

} // namespace telemetry
