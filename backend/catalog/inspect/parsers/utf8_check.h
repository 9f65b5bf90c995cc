#pragma once

#include <cstddef>
#include <cstdint>

namespace inspect {

// Checks text that arrives in pieces against UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above
// U+10FFFF.
class Utf8Check {
public:
    // False once the text is broken.
    bool feed(const char *bytes, std::size_t count);
    // True when the last piece ended between two characters.
    bool isComplete() const { return missing_ == 0; }

private:
    bool begin(std::uint8_t lead);

    int missing_ = 0;
    // What the next continuation byte may be.
    std::uint8_t low_ = 0x80;
    std::uint8_t high_ = 0xBF;
};

} // namespace inspect
