#pragma once

#include <array>

#include <QFont>

#include "widgets/kit/tokens.h"

namespace kit {

// The embedded fonts, one for each role of text. Needs a QGuiApplication. Stops the program when a font is not the one
// that was embedded, since a fallback would be drawn silently.
class Fonts {
public:
    explicit Fonts(const Tokens &tokens);

    const QFont &font(TextRole role) const { return fonts_[static_cast<std::size_t>(role)]; }

private:
    std::array<QFont, Tokens::typeCount> fonts_;
};

} // namespace kit
