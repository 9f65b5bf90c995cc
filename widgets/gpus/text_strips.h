#pragma once

#include <QHash>
#include <QImage>

#include "widgets/kit/theme.h"

namespace gpuspage {

// Lines of text on the ground of the map, each drawn once and then copied: setting the names of hundreds of racks anew
// would take longer than all cells.
class TextStrips {
public:
    explicit TextStrips(const kit::Theme &theme) : theme_(theme) {}

    struct Style {
        kit::TextRole role;
        kit::Color color;
        double scale; // of the screen
    };
    // Into a picture of 32 bits, within the rectangle in its pixels, at the leading edge; elided at its end.
    void draw(QImage &image, const QRect &rect, const QString &text, const Style &style);
    void forget() { strips_.clear(); }

private:
    const QImage &strip(const QSize &size, const QString &text, const Style &style);

    const kit::Theme &theme_;
    QHash<QString, QImage> strips_;
};

} // namespace gpuspage
