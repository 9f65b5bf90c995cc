#pragma once

#include <cstddef>
#include <string_view>

namespace core {

struct Utf8Character {
    char32_t value;
    // In bytes; 0 where the bytes are not UTF-8.
    std::size_t size;
};

// The character at the front of a text that is not empty (RFC 3629: shortest form, no surrogates).
Utf8Character decodeUtf8(std::string_view text);

} // namespace core
