#include "widgets/gpus/gpu_selection.h"

#include <algorithm>

namespace gpuspage {

GpuSelection::GpuSelection(const HeatmapLayout &layout, QObject *parent) : QObject(parent), layout_(layout) {
    follow();
}

void GpuSelection::follow() {
    const auto namedOf = [this](const GpuRef &gpu) {
        return gpu.isValid() ? Named{names_[static_cast<std::size_t>(gpu.node)], gpu.gpu} : Named{};
    };
    std::vector<Named> selected;
    for (std::size_t node = 0; node < names_.size(); ++node)
        for (int flat = firsts_[node]; flat < firsts_[node + 1]; ++flat)
            if (isSelected_[static_cast<std::size_t>(flat)])
                selected.push_back({names_[node], flat - firsts_[node]});
    const auto current = namedOf(current_);
    const auto anchor = namedOf(anchor_);
    remember();
    isSelected_.assign(static_cast<std::size_t>(layout_.gpuCount()), false);
    count_ = 0;
    for (const auto &gpu : selected)
        if (const GpuRef now = found(gpu); now.isValid())
            set(now, true);
    anchor_ = found(anchor);
    current_ = found(current);
}

void GpuSelection::remember() {
    names_.clear();
    firsts_.assign(1, 0);
    for (int node = 0; node < layout_.nodeCount(); ++node) {
        names_.push_back(layout_.name(node));
        firsts_.push_back(firsts_.back() + layout_.node(node).gpuCount);
    }
}

GpuRef GpuSelection::found(const Named &named) const {
    const int node = layout_.nodeOf(named.node);
    return node >= 0 && named.gpu < layout_.node(node).gpuCount ? GpuRef{node, named.gpu} : GpuRef{};
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

void GpuSelection::selectBetween(const GpuRef &one, const GpuRef &other) {
    if (!layout_.isPivoted()) {
        const auto [first, last] = std::minmax({layout_.flat(one), layout_.flat(other)});
        std::fill(isSelected_.begin() + first, isSelected_.begin() + last + 1, true);
        count_ = last - first + 1;
        return;
    }
    const auto [first, last] = std::minmax({layout_.placeOf(one).rack, layout_.placeOf(other).rack});
    int seen = 0;
    for (int rack = first; rack <= last; ++rack)
        for (const auto &gpu : layout_.gpusOf(rack)) {
            const bool isEnd = gpu == one || gpu == other;
            seen += isEnd ? 1 : 0;
            if (isEnd || seen == 1)
                set(gpu, true);
            if (seen == 2 || (isEnd && one == other))
                return;
        }
}

void GpuSelection::extendTo(const GpuRef &gpu) {
    const GpuRef anchor = anchor_.isValid() ? anchor_ : current_.isValid() ? current_ : gpu;
    clearQuietly();
    selectBetween(anchor, gpu);
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
