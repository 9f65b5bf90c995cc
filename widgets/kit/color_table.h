#pragma once

#include <array>

#include <QColor>

namespace kit {

class Theme;

// Colors that stand for values, from the least to the greatest. Cividis (Nuñez, Anderton, Renslow 2018) and viridis
// (van der Walt, Smith 2015) grow evenly in lightness and can be read by people who cannot tell red from green; their
// numbers are those of matplotlib, which gives them away under CC0. Vik and berlin (Crameri 2018, Scientific colour
// maps, doi.org/10.5281/zenodo.1243862, MIT licence) lie around a middle that is near the ground, light or dark, and
// grow as evenly from there to both sides: blue below, brown or red above.
class ColorTable {
public:
    enum class Name { Cividis, Viridis, Vik, Berlin };
    static constexpr int size = 256;

    explicit ColorTable(Name name);
    // For what lies on both sides of nothing, which is near the theme's ground.
    static ColorTable diverging(const Theme &theme);

    // Of 0 to 1; beyond, the color of the end. Opaque.
    QRgb at(double share) const;

private:
    std::array<QRgb, size> colors_{};
};

} // namespace kit
