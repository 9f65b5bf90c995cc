#pragma once

#include <vector>

#include <QObject>

#include "widgets/gpus/heatmap_layout.h"

namespace gpuspage {

// Which GPUs are selected, and on which one the cursor stands, for all who show them. Lives in the GUI thread and looks
// at the layout, which outlives it; follow() comes after each change of that.
class GpuSelection : public QObject {
    Q_OBJECT

public:
    enum class How { Replace, Add, Toggle };

    explicit GpuSelection(const HeatmapLayout &layout, QObject *parent = nullptr);

    // What is still there stays selected.
    void follow();
    // Moves the cursor to the first of them, unless it stands on one.
    void select(const std::vector<GpuRef> &gpus, How how = How::Replace);
    void setCurrent(const GpuRef &gpu); // invalid: nowhere
    // Selects those from `anchor` to this one, in whatever order whoever asks shows them.
    void extendTo(const GpuRef &gpu, const GpuRef &anchor, const std::vector<GpuRef> &between);
    void clear();

    bool contains(const GpuRef &gpu) const;
    bool containsAt(int flat) const { return isSelected_[static_cast<std::size_t>(flat)]; }
    int count() const { return count_; }
    bool isEmpty() const { return count_ == 0; }
    const GpuRef &current() const { return current_; }
    // Where what is extended begins, as the last selection of one set it; invalid before anything was selected.
    const GpuRef &anchor() const { return anchor_.isValid() ? anchor_ : current_; }
    // In the layout's order, or as they stand where they are pivoted; both among them.
    std::vector<GpuRef> between(const GpuRef &one, const GpuRef &other) const;
    // In ascending order.
    std::vector<GpuRef> gpus() const;

Q_SIGNALS:
    void changed();
    void currentChanged();

private:
    void set(const GpuRef &gpu, bool isSelected);
    void clearQuietly();
    // Of the layout before, in this one.
    GpuRef nowOf(const GpuRef &before) const;

    const HeatmapLayout &layout_;
    std::vector<bool> isSelected_; // in the layout's order
    int count_ = 0;
    GpuRef current_;
    GpuRef anchor_;
    std::vector<int> firsts_; // the first GPU of each node, and behind the last one
};

} // namespace gpuspage
