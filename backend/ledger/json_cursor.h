#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "backend/core/sha256.h"

namespace ledger {

// Reads what JsonObject writes, and nothing spelled otherwise: no white space, members in the order in which they are
// asked for, no empty text. Once something does not fit, isGood() is false for good and everything reads as empty.
class JsonCursor {
public:
    explicit JsonCursor(std::string_view text) : rest_(text) {}

    // Begins and ends an object, or an element or the end of a list.
    void open();
    void close();
    // Whether the member of that key comes next; then its value does.
    bool member(std::string_view key);
    // Whether this comes next; then it is passed.
    bool passes(std::string_view literal);

    std::string text();
    std::int64_t number();

    // Empty, or absent, where there is no such member.
    std::string textOf(std::string_view key) { return member(key) ? text() : std::string(); }
    std::optional<std::int64_t> numberOf(std::string_view key);
    std::optional<core::Digest> digestOf(std::string_view key);

    void fail();
    bool isGood() const { return isGood_; }
    bool isAtEnd() const { return isGood_ && rest_.empty(); }

private:
    void expect(std::string_view literal);
    std::string unescaped();

    std::string_view rest_;
    bool isFirst_ = true;
    bool isGood_ = true;
};

} // namespace ledger
