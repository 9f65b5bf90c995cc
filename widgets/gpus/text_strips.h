#pragma once

#include <utility>

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
    void draw(QImage &image, const QRect &rect, const QString &text, const Style &style) {
        draw(image, rect, {text, text}, style);
    }
    // The second of both where there is no room for the first.
    void draw(QImage &image, const QRect &rect, const std::pair<QString, QString> &texts, const Style &style);
    void forget() { strips_.clear(); }

private:
    struct Key {
        QSize size;
        std::pair<QString, QString> texts;
        kit::TextRole role;
        kit::Color color;
        double scale;

        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept {
            return qHashMulti(seed, key.size.width(), key.size.height(), key.texts, static_cast<int>(key.role),
                              static_cast<int>(key.color), key.scale);
        }
    };

    const QImage &strip(const Key &key);

    const kit::Theme &theme_;
    QHash<Key, QImage> strips_;
};

} // namespace gpuspage
