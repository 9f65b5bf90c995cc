#include "backend/core/ids.h"

#include "backend/core/clock.h"
#include "backend/core/random.h"

#include <array>
#include <chrono>
#include <cstdint>

namespace core {

std::string uuidV7(const Clock &clock, Random &random) {
    std::array<std::uint8_t, 16> bytes;
    random.fill(bytes);
    const auto sinceEpoch = clock.now().time_since_epoch();
    const auto milliseconds =
        static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(sinceEpoch).count());
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>(0x70 | (bytes[6] & 0x0f));
    bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f));

    constexpr char digits[] = "0123456789abcdef";
    std::string text(36, '-');
    auto out = text.begin();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            ++out;
        *out++ = digits[bytes[i] >> 4];
        *out++ = digits[bytes[i] & 0x0f];
    }
    return text;
}

std::string randomId(Random &random) {
    constexpr char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    std::array<std::uint8_t, 16> bytes;
    random.fill(bytes);
    std::string id;
    for (const auto byte : bytes)
        id += alphabet[byte & 0x1f];
    return id;
}

} // namespace core
