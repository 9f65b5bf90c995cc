#pragma once

#include "backend/filter/mistake.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filter {

enum class TokenKind { Text, String, Dot, Comma, Open, Close, Comparator, End };

struct Token {
    TokenKind kind;
    std::size_t position;
    std::size_t length;
    // Of a String: what it says, without quotes and escapes.
    std::string text;
    // Places in `text` of the stars that are wildcards.
    std::vector<std::size_t> stars;
    // White space or the start of the filter stands before it.
    bool isApart;

    std::size_t end() const { return position + length; }
};

struct Lexed {
    // Always closed by an End.
    std::vector<Token> tokens;
    // A string whose closing quote is missing.
    std::optional<Token> open;
    // Where reading stopped.
    std::optional<Mistake> mistake;
};

// Cuts a filter into the tokens of AIP-160. A time such as 2026-11-22T14:01:58Z needs no quotes.
Lexed lex(std::string_view text);

} // namespace filter
