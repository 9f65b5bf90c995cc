#include "widgets/gpus/gpu_selection.h"

#include <algorithm>
#include <utility>

namespace gpuspage {

GpuSelection::GpuSelection(const HeatmapLayout &layout, QObject *parent) : QObject(parent), layout_(layout) {
    follow();
}

void GpuSelection::follow() {
    const auto before = std::exchange(isSelected_, std::vector<bool>(static_cast<std::size_t>(layout_.gpuCount())));
    const auto firsts = std::exchange(firsts_, {0});
    current_ = nowOf(current_);
    anchor_ = nowOf(anchor_);
    count_ = 0;
    firsts_.reserve(static_cast<std::size_t>(layout_.nodeCount()) + 1);
    for (int node = 0; node < layout_.nodeCount(); ++node) {
        const int count = layout_.node(node).gpuCount;
        firsts_.push_back(firsts_.back() + count);
        const int held = layout_.nodeBefore(node);
        if (held < 0)
            continue;
        const auto first = static_cast<std::size_t>(firsts[static_cast<std::size_t>(held)]);
        const int heldCount = firsts[static_cast<std::size_t>(held) + 1] - static_cast<int>(first);
        for (int gpu = 0; gpu < std::min(count, heldCount); ++gpu)
            if (before[first + static_cast<std::size_t>(gpu)])
                set({node, gpu}, true);
    }
}

GpuRef GpuSelection::nowOf(const GpuRef &before) const {
    for (int node = 0; before.isValid() && node < layout_.nodeCount(); ++node)
        if (layout_.nodeBefore(node) == before.node)
            return before.gpu < layout_.node(node).gpuCount ? GpuRef{node, before.gpu} : GpuRef{};
    return {};
}

void GpuSelection::set(const GpuRef &gpu, bool isSelected) {
    const auto flat = static_cast<std::size_t>(layout_.flat(gpu));
    if (isSelected_[flat] == isSelected)
        return;
    isSelected_[flat] = isSelected;
    count_ += isSelected ? 1 : -1;
}

void GpuSelection::clearQuietly() {
    std::fill(isSelected_.begin(), isSelected_.end(), false);
    count_ = 0;
}

void GpuSelection::select(const std::vector<GpuRef> &gpus, How how) {
    if (how == How::Replace)
        clearQuietly();
    // Many at once are toggled as one.
    const bool isTaken =
        how == How::Toggle && std::ranges::all_of(gpus, [this](const auto &gpu) { return contains(gpu); });
    for (const auto &gpu : gpus)
        set(gpu, !isTaken);
    if (gpus.size() == 1)
        anchor_ = gpus.front();
    Q_EMIT changed();
    if (!gpus.empty() && std::ranges::find(gpus, current_) == gpus.end())
        setCurrent(gpus.front());
}

void GpuSelection::setCurrent(const GpuRef &gpu) {
    if (gpu == current_)
        return;
    current_ = gpu;
    Q_EMIT currentChanged();
}

std::vector<GpuRef> GpuSelection::between(const GpuRef &one, const GpuRef &other) const {
    std::vector<GpuRef> gpus;
    if (!layout_.isPivoted()) {
        const auto [first, last] = std::minmax({layout_.flat(one), layout_.flat(other)});
        gpus.reserve(static_cast<std::size_t>(last - first) + 1);
        for (int flat = first; flat <= last; ++flat)
            gpus.push_back(layout_.gpuAt(flat));
        return gpus;
    }
    const auto [first, last] = std::minmax({layout_.placeOf(one).rack, layout_.placeOf(other).rack});
    int seen = 0;
    for (int rack = first; rack <= last; ++rack)
        for (const auto &gpu : layout_.gpusOf(rack)) {
            const bool isEnd = gpu == one || gpu == other;
            seen += isEnd ? 1 : 0;
            if (isEnd || seen == 1)
                gpus.push_back(gpu);
            if (seen == 2 || (isEnd && one == other))
                return gpus;
        }
    return gpus;
}

void GpuSelection::extendTo(const GpuRef &gpu, const GpuRef &anchor, const std::vector<GpuRef> &between) {
    clearQuietly();
    for (const auto &one : between)
        set(one, true);
    anchor_ = anchor;
    Q_EMIT changed();
    setCurrent(gpu);
}

void GpuSelection::clear() {
    if (isEmpty())
        return;
    clearQuietly();
    Q_EMIT changed();
}

bool GpuSelection::contains(const GpuRef &gpu) const {
    return gpu.isValid() && isSelected_[static_cast<std::size_t>(layout_.flat(gpu))];
}

std::vector<GpuRef> GpuSelection::gpus() const {
    std::vector<GpuRef> gpus;
    gpus.reserve(static_cast<std::size_t>(count_));
    for (int node = 0; node < layout_.nodeCount(); ++node)
        for (int gpu = 0; gpu < layout_.node(node).gpuCount; ++gpu)
            if (contains({node, gpu}))
                gpus.push_back({node, gpu});
    return gpus;
}

} // namespace gpuspage
