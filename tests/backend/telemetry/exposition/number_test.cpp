#include "backend/telemetry/exposition/number.h"

#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace telemetry {

namespace {

bool isSame(double one, double other) {
    return std::bit_cast<std::uint64_t>(one) == std::bit_cast<std::uint64_t>(other);
}

// Both ways to read it, against the C library's.
void expectAsStrtod(const std::string &text) {
    const double expected = std::strtod(text.c_str(), nullptr);
    const auto read = parseNumber(text);
    ASSERT_TRUE(read) << text;
    ASSERT_TRUE(isSame(*read, expected)) << text;
    const auto padded = text + "        ";
    if (const auto quick = parseShortNumber(padded.data(), text.size())) {
        ASSERT_TRUE(isSame(*quick, expected)) << text;
    }
}

TEST(Number, IsWhatStrtodReads) {
    for (const auto *text : {"0",
                             "-0",
                             "1",
                             "+7",
                             "42",
                             "12345678",
                             "0.079190",
                             "5.",
                             ".5",
                             "00012",
                             "3.1415926535897931",
                             "1e3",
                             "1E+3",
                             "1.5e-7",
                             "9223372036854775794",
                             "18446744073709551615",
                             "9007199254740993",
                             "0.1",
                             "123.456",
                             "1234567.8",
                             "1e308",
                             "4.9e-324",
                             "2.2250738585072011e-308",
                             "179769313486231570000000000000000000000",
                             "1e400",
                             "-1e400",
                             "1e-400",
                             "-1e-400",
                             "1e99999999999999999999",
                             "1e-99999999999999999999",
                             "0e99999",
                             "Inf",
                             "+Inf",
                             "-Inf",
                             "infinity",
                             "INF"})
        expectAsStrtod(text);
    expectAsStrtod("0." + std::string(400, '0') + "1");
    expectAsStrtod("1" + std::string(400, '0'));
    expectAsStrtod(std::string(1000, '0') + ".5e-3");
}

TEST(Number, OfAnyDoubleIsThatDouble) {
    std::mt19937_64 random(7);
    for (int i = 0; i < 200'000; ++i) {
        const auto value = std::bit_cast<double>(random());
        if (!std::isfinite(value))
            continue;
        char text[64];
        std::snprintf(text, sizeof text, "%.17g", value);
        ASSERT_TRUE(isSame(*parseNumber(text), value)) << text;
    }
}

TEST(Number, OfAFewDigitsIsReadInOneWord) {
    std::mt19937_64 random(11);
    for (int i = 0; i < 200'000; ++i) {
        std::string text;
        const auto size = 1 + random() % 8;
        const auto point = random() % 10;
        for (std::size_t at = 0; at < size; ++at)
            text += at == point ? '.' : static_cast<char>('0' + random() % 10);
        if (text == ".")
            continue;
        const auto padded = text + "\nxxxxxxx";
        const auto quick = parseShortNumber(padded.data(), text.size());
        ASSERT_TRUE(quick) << text;
        ASSERT_TRUE(isSame(*quick, std::strtod(text.c_str(), nullptr))) << text;
    }
}

TEST(Number, OfAnyEightBytesIsRightOrNone) {
    std::mt19937_64 random(13);
    constexpr std::string_view letters = "0123456789..-+eE x/:;\xb0\x2e\xae";
    for (int i = 0; i < 500'000; ++i) {
        std::string text;
        const auto size = 1 + random() % 8;
        for (std::size_t at = 0; at < size; ++at)
            text += letters[random() % letters.size()];
        const auto quick = parseShortNumber((text + "00000000").data(), size);
        if (!quick)
            continue;
        const auto slow = parseNumber(text);
        ASSERT_TRUE(slow && isSame(*slow, *quick)) << text;
    }
}

TEST(Number, IsNothingElse) {
    for (const auto *text : {"",    ".",   "-",      "+",   "e5", "1e", "1e+", "0x10",    "1,5", "1.2.3",
                             "--1", "+-1", "nan(1)", "1_0", " 1", "1 ", "in",  "infinit", "1f",  "\xd9\xa1"})
        EXPECT_FALSE(parseNumber(text)) << text;
}

TEST(Number, NanIsNan) {
    for (const auto *text : {"NaN", "nan", "NAN", "+nan", "-nan"}) {
        const auto read = parseNumber(text);
        ASSERT_TRUE(read) << text;
        EXPECT_TRUE(std::isnan(*read)) << text;
    }
}

} // namespace

} // namespace telemetry
