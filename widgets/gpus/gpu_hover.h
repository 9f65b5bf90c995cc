#pragma once

#include <QObject>
#include <QTimer>

#include "widgets/gpus/gpu_fleet.h"

namespace kit {
class Theme;
}

namespace gpuspage {

class GpuCard;
class HeatmapView;

// On which GPU of a map the pointer is, and the card that tells of it: it comes where the pointer rests, goes when the
// pointer does, and stays once somebody has pinned it. Belongs to the view.
class GpuHover : public QObject {
    Q_OBJECT

public:
    GpuHover(const kit::Theme &theme, HeatmapView &view);

    // Invalid: on none.
    void setGpu(const GpuRef &gpu);
    // Shows the card of the GPU under the pointer, else of the one under the cursor, and keeps it; lets a kept one go.
    void pin();
    // False where no card was kept.
    bool unpin();
    // On none for now, without a word: the GPUs stand elsewhere, or others do.
    void leave() { gpu_ = {}; }
    // No card, not even one that was kept.
    void close();
    // Says again what the console knows by itself.
    void tellAgain();
    // Adds what came for the GPU that the card is about, which makes the card higher.
    void describe(const v1::DescribeGpuResponse &description, const QString &node);

    const GpuRef &gpu() const { return gpu_; }
    GpuCard &card() const { return *card_; }

Q_SIGNALS:
    // A card is shown of this one; invalid when the pointer has left.
    void rested(const gpuspage::GpuRef &gpu);

private:
    void show(const GpuRef &gpu);
    void place(const GpuRef &gpu);

    const kit::Theme &theme_;
    HeatmapView &view_;
    GpuCard *card_;
    GpuRef gpu_;
    QTimer resting_;
};

} // namespace gpuspage
