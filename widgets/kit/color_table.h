#pragma once

#include <array>

#include <QColor>

namespace kit {

class Theme;

// Colors that stand for values, from the least to the greatest. Cividis (Nuñez, Anderton, Renslow 2018) and viridis
// (van der Walt, Smith 2015) grow evenly in lightness and can be read by people who cannot tell red from green; their
// numbers are those of matplotlib, which gives them away under CC0.
class ColorTable {
public:
    enum class Name { Cividis, Viridis };
    static constexpr int size = 256;

    explicit ColorTable(Name name);
    // For what lies on both sides of nothing: blue, the surface, orange.
    static ColorTable diverging(const Theme &theme);

    // Of 0 to 1; beyond, the color of the end. Opaque.
    QRgb at(double share) const;

private:
    ColorTable() = default;

    std::array<QRgb, size> colors_{};
};

} // namespace kit
