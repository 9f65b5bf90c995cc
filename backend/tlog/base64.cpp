#include "backend/tlog/base64.h"

#include <array>
#include <cstdint>

namespace tlog {
namespace {

constexpr std::string_view Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr char Padding = '=';
constexpr std::int8_t NoDigit = -1;

constexpr std::array<std::int8_t, 256> Digits = [] {
    std::array<std::int8_t, 256> digits{};
    digits.fill(NoDigit);
    for (std::size_t value = 0; value < Alphabet.size(); ++value)
        digits[static_cast<std::uint8_t>(Alphabet[value])] = static_cast<std::int8_t>(value);
    return digits;
}();

} // namespace

std::string encodeBase64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (; !bytes.empty(); bytes.remove_prefix(bytes.size() < 3 ? bytes.size() : 3)) {
        std::uint32_t group = 0;
        for (std::size_t index = 0; index < 3; ++index)
            group = group << 8 | (index < bytes.size() ? static_cast<std::uint8_t>(bytes[index]) : 0);
        for (std::size_t digit = 0; digit < 4; ++digit)
            text += digit <= bytes.size() ? Alphabet[group >> (18 - 6 * digit) & 63] : Padding;
    }
    return text;
}

std::optional<std::string> decodeBase64(std::string_view text) {
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && text.ends_with(Padding)) {
        text.remove_suffix(1);
        ++padding;
    }
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t group = 0;
    for (std::size_t index = 0; index < text.size(); ++index) {
        const std::int8_t digit = Digits[static_cast<std::uint8_t>(text[index])];
        if (digit == NoDigit)
            return std::nullopt;
        group = group << 6 | static_cast<std::uint32_t>(digit);
        if (index % 4 != 0)
            bytes += static_cast<char>(group >> (6 - index % 4 * 2) & 0xff);
    }
    return bytes;
}

} // namespace tlog
