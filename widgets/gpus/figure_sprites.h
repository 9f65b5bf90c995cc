#pragma once

#include <vector>

#include <QImage>

#include "backend/telemetry/code.h"
#include "widgets/kit/theme.h"

namespace gpuspage {

// Values as small pictures, each drawn once: there are thousands of them on the screen and not so many different ones.
class FigureSprites {
public:
    explicit FigureSprites(const kit::Theme &theme) : theme_(theme) {}

    // Forgets all where the range or the scale of the screen is another one.
    void prepare(const telemetry::Range &range, double scale);
    // How much of each pixel is ink; null where the code has no value.
    const QImage &mask(telemetry::LiveCode code);
    // Blends the mask over an opaque picture, its upper left corner at that place; clipped to the picture.
    static void blend(QImage &image, const QPoint &at, const QImage &mask, QRgb ink);

private:
    const kit::Theme &theme_;
    telemetry::Range range_;
    double scale_ = 0;
    std::vector<QImage> masks_;
    QImage none_;
};

} // namespace gpuspage
