#include "backend/core/text_safety.h"

#include "backend/core/utf8.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace core {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Sorted. From UnicodeData 15: Cc, Zl, Zp, Cf but for the few that are visible, and fillers drawn as nothing.
constexpr std::array unsafeRanges = {
    Range{0x0000, 0x001F},   Range{0x007F, 0x009F},   Range{0x00AD, 0x00AD},   Range{0x034F, 0x034F},
    Range{0x061C, 0x061C},   Range{0x115F, 0x1160},   Range{0x17B4, 0x17B5},   Range{0x180B, 0x180F},
    Range{0x200B, 0x200F},   Range{0x2028, 0x202E},   Range{0x2060, 0x206F},   Range{0x3164, 0x3164},
    Range{0xFE00, 0xFE0F},   Range{0xFEFF, 0xFEFF},   Range{0xFFA0, 0xFFA0},   Range{0xFFF0, 0xFFFB},
    Range{0x1BCA0, 0x1BCA3}, Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF},
};

bool isUnsafe(char32_t character) {
    const auto found = std::ranges::lower_bound(unsafeRanges, character, {}, &Range::last);
    return found != unsafeRanges.end() && character >= found->first;
}

std::string escaped(char kind, char32_t value) {
    char text[16];
    std::snprintf(text, sizeof text, "\\%c{%02X}", kind, static_cast<unsigned>(value));
    return text;
}

} // namespace

std::optional<std::size_t> findUnsafeText(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto character = decodeUtf8(text.substr(i));
        if (character.size == 0 || isUnsafe(character.value))
            return i;
        i += character.size;
    }
    return {};
}

namespace {

std::string escape(std::string_view text, bool isLine) {
    std::string result;
    while (!text.empty()) {
        const auto character = decodeUtf8(text);
        const auto size = std::max<std::size_t>(character.size, 1);
        if (character.size == 0)
            result += escaped('x', static_cast<unsigned char>(text.front()));
        else if (isUnsafe(character.value) && (isLine || (character.value != '\n' && character.value != '\t')))
            result += escaped('u', character.value);
        else
            result += text.substr(0, size);
        text.remove_prefix(size);
    }
    return result;
}

} // namespace

std::string escapeUnsafeText(std::string_view text) {
    return escape(text, false);
}

std::string escapeUnsafeLine(std::string_view text) {
    return escape(text, true);
}

} // namespace core
