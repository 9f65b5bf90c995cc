#pragma once

#include <QHash>
#include <QImage>

#include "widgets/gpus/gpu_health.h"
#include "widgets/kit/theme.h"

namespace gpuspage {

// The signs of what is wrong with a GPU, told apart by their shape alone. Each is drawn once for a size.
class HealthGlyphs {
public:
    explicit HealthGlyphs(const kit::Theme &theme) : theme_(theme) {}

    // The shape within the square, in lines of this color.
    static void draw(QPainter &painter, const QRectF &square, v1::HealthSign sign, const QColor &color);
    static kit::Tone tone(const GpuHealth &health);

    // A square marker with an edge in the tone, in pixels of the screen; from 10 on with its sign in it. What is
    // silenced has a thin edge without tone.
    const QImage &marker(const GpuHealth &health, int side, double scale);
    // The sign alone in a disc, for the corner of a cell that shows its value.
    const QImage &badge(const GpuHealth &health, int side, double scale);
    // Of whatever is drawn around it.
    QColor edgeOf(const GpuHealth &health) const;
    void forget() { made_.clear(); }

private:
    const kit::Theme &theme_;
    QHash<quint32, QImage> made_;
};

} // namespace gpuspage
