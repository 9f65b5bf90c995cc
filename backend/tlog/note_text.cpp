#include "backend/tlog/note_text.h"

#include "backend/core/utf8.h"

namespace tlog {
namespace {

// The property White_Space.
bool isSpace(char32_t character) {
    return (character >= 0x09 && character <= 0x0d) || character == ' ' || character == 0x85 || character == 0xa0 ||
           character == 0x1680 || (character >= 0x2000 && character <= 0x200a) || character == 0x2028 ||
           character == 0x2029 || character == 0x202f || character == 0x205f || character == 0x3000;
}

} // namespace

bool isNoteText(std::string_view text) {
    while (!text.empty()) {
        const auto character = core::decodeUtf8(text);
        if (character.size == 0 || (character.value < ' ' && character.value != '\n'))
            return false;
        text.remove_prefix(character.size);
    }
    return true;
}

bool isKeyName(std::string_view name) {
    if (name.empty())
        return false;
    while (!name.empty()) {
        const auto character = core::decodeUtf8(name);
        if (character.size == 0 || isSpace(character.value) || character.value == '+')
            return false;
        name.remove_prefix(character.size);
    }
    return true;
}

} // namespace tlog
