#include "backend/fleet/past_grid.h"

#include <algorithm>

namespace fleet {

PastGrid::PastGrid(const Shape &shape, std::vector<v1::GpuMetric> metrics, v1::Fold fold,
                   std::vector<const PlacedNode *> nodes)
    : shape_(shape), metrics_(std::move(metrics)), fold_(fold), nodes_(std::move(nodes)) {
    entries_.push_back(0);
    for (const auto *node : nodes_)
        entries_.push_back(entries_.back() + static_cast<std::size_t>(node->gpuCount));
    codes_.assign(metrics_.size(),
                  std::vector<telemetry::PastCode>(shape_.steps * entries_.back(), telemetry::PastNoData));
    firsts_.fill(shape_.steps);
}

v1::Fold PastGrid::foldOf(std::size_t metric) const {
    return fold_ == v1::FOLD_UNSPECIFIED ? telemetry::factsOf(metrics_[metric]).fold : fold_;
}

void PastGrid::put(std::size_t metric, std::size_t step, std::size_t entry, telemetry::PastCode code,
                   v1::HistoryOrigin from) {
    auto &known = codes_[metric][step * entries_.back() + entry];
    if (code == telemetry::PastNoData || known != telemetry::PastNoData)
        return;
    known = code;
    const auto place = static_cast<std::size_t>(from);
    ++counts_[place];
    firsts_[place] = std::min(firsts_[place], step);
}

void PastGrid::takeGpus(std::size_t metric, const Steps &steps, const telemetry::PastSteps &told,
                        v1::HistoryOrigin from) {
    for (auto step = steps.first; step < steps.end; ++step) {
        const auto row = rowFor(metric, step, told);
        for (std::size_t entry = 0; entry < row.size(); ++entry)
            put(metric, step, entry, row[entry], from);
    }
}

void PastGrid::takeNodes(std::size_t metric, const Steps &steps, const telemetry::PastSteps &told,
                         v1::HistoryOrigin from) {
    for (auto step = steps.first; step < steps.end; ++step) {
        const auto row = rowFor(metric, step, told);
        for (std::size_t node = 0; node < row.size(); ++node) {
            if (row[node] == telemetry::PastNoData)
                continue;
            for (auto entry = entries_[node]; entry < entries_[node + 1]; ++entry)
                put(metric, step, entry, row[node], from);
        }
    }
}

v1::HistoryOrigin PastGrid::origin() const {
    const auto most = std::max_element(counts_.begin(), counts_.end());
    return *most == 0 ? v1::HISTORY_ORIGIN_UNSPECIFIED : static_cast<v1::HistoryOrigin>(most - counts_.begin());
}

std::span<const telemetry::PastCode> PastGrid::rowFor(std::size_t metric, std::size_t step,
                                                      const telemetry::PastSteps &told) const {
    if (told.count() == 0)
        return {};
    const auto away = std::chrono::floor<std::chrono::milliseconds>(middleOf(step) - told.start);
    const auto number = telemetry::floorDivide(away.count(), told.step.count());
    if (number < 0 || number >= static_cast<std::int64_t>(told.count()))
        return {};
    const auto place = static_cast<std::size_t>(number);
    switch (foldOf(metric)) {
    case v1::LEAST:
        return told.leastAt(place);
    case v1::GREATEST:
        return told.greatestAt(place);
    default:
        return told.meanAt(place);
    }
}

} // namespace fleet
