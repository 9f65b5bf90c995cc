#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace telemetry {

// A value as both formats write it: what strtod reads in the C locale, rounded as it rounds, infinities and NaN
// included, but for hexadecimal, blanks and NaN with something in it. What is beyond a double is infinite or zero.
std::optional<double> parseNumber(std::string_view text);

// The same for what most values are: digits, at most eight characters with their point, in one word instead of a loop
// whose end no processor foresees. Nothing where it is anything else. Eight bytes from `text` on can be read.
inline std::optional<double> parseShortNumber(const char *text, std::size_t size) {
    constexpr std::uint64_t zeros = 0x3030303030303030;
    constexpr std::uint64_t ones = 0x0101010101010101;
    // A quotient of two numbers that a double holds exactly is rounded once (Clinger, 1990).
    constexpr double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};
    if (size == 0 || size > 8 || std::endian::native != std::endian::little)
        return std::nullopt;
    std::uint64_t word = 0;
    std::memcpy(&word, text, 8);
    // The last character to the highest byte, zeros before the first.
    const unsigned unused = 8 * (8 - static_cast<unsigned>(size));
    word = word << unused | (unused == 0 ? 0 : zeros >> (64 - unused));
    // The bit below the first byte that is a point is exact; those above may not be.
    const std::uint64_t differing = word ^ ones * '.';
    const std::uint64_t points = (differing - ones) & ~differing & ones * 0x80;
    unsigned decimals = 0;
    if (points != 0) {
        const auto place = static_cast<unsigned>(std::countr_zero(points)) / 8;
        const std::uint64_t before = (std::uint64_t(1) << (8 * place)) - 1;
        decimals = 7 - place;
        word = (word & before) << 8 | (decimals == 0 ? 0 : word & (~std::uint64_t(0) << (8 * place + 8))) | '0';
    }
    const bool areDigits = ((word & ones * 0xf0) | ((word + ones * 6) & ones * 0xf0) >> 4) == (zeros | zeros >> 4);
    if (!areDigits || (points != 0 && size == 1))
        return std::nullopt;
    // Pairs, then fours, then all eight.
    word = (word & ones * 0x0f) * 2561 >> 8;
    word = (word & 0x00ff00ff00ff00ff) * 6553601 >> 16;
    word = (word & 0x0000ffff0000ffff) * 42949672960001 >> 32;
    return static_cast<double>(word) / powers[decimals];
}

} // namespace telemetry
