#include "backend/tlog/note_text.h"

#include <cstdint>
#include <optional>

namespace tlog {
namespace {

constexpr char32_t FirstSurrogate = 0xd800;
constexpr char32_t LastSurrogate = 0xdfff;
constexpr char32_t LastCharacter = 0x10ffff;

// Takes the next character off the text; nothing where it is not UTF-8 (RFC 3629: no overlong forms, no surrogates).
std::optional<char32_t> takeCharacter(std::string_view &text) {
    const auto lead = static_cast<std::uint8_t>(text.front());
    text.remove_prefix(1);
    if (lead < 0x80)
        return lead;
    const int following = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    constexpr char32_t Smallest[] = {0, 0x80, 0x800, 0x10000};
    if (lead < 0xc0 || lead >= 0xf8 || text.size() < static_cast<std::size_t>(following))
        return std::nullopt;
    char32_t character = lead & (0x3f >> following);
    for (int count = 0; count < following; ++count) {
        const auto next = static_cast<std::uint8_t>(text.front());
        if ((next & 0xc0) != 0x80)
            return std::nullopt;
        character = character << 6 | (next & 0x3f);
        text.remove_prefix(1);
    }
    if (character < Smallest[following] || character > LastCharacter ||
        (character >= FirstSurrogate && character <= LastSurrogate))
        return std::nullopt;
    return character;
}

// The property White_Space.
bool isSpace(char32_t character) {
    return (character >= 0x09 && character <= 0x0d) || character == ' ' || character == 0x85 || character == 0xa0 ||
           character == 0x1680 || (character >= 0x2000 && character <= 0x200a) || character == 0x2028 ||
           character == 0x2029 || character == 0x202f || character == 0x205f || character == 0x3000;
}

} // namespace

bool isNoteText(std::string_view text) {
    while (!text.empty()) {
        const auto character = takeCharacter(text);
        if (!character || (*character < ' ' && *character != '\n'))
            return false;
    }
    return true;
}

bool isKeyName(std::string_view name) {
    if (name.empty())
        return false;
    while (!name.empty()) {
        const auto character = takeCharacter(name);
        if (!character || isSpace(*character) || *character == '+')
            return false;
    }
    return true;
}

} // namespace tlog
