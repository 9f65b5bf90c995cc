#include "backend/catalog/inspect/parsers/utf8_check.h"

#include <cstring>

namespace inspect {

bool Utf8Check::feed(const char *bytes, std::size_t count) {
    std::size_t at = 0;
    while (at < count) {
        std::uint64_t eight;
        while (missing_ == 0 && count - at >= sizeof eight) {
            std::memcpy(&eight, bytes + at, sizeof eight);
            if (eight & 0x8080808080808080u)
                break;
            at += sizeof eight;
        }
        // The rest of these eight one by one.
        for (int next = 0; next < 8 && at < count; ++next, ++at) {
            const auto byte = static_cast<std::uint8_t>(bytes[at]);
            if (missing_ == 0) {
                if (byte >= 0x80 && !begin(byte))
                    return false;
            } else if (byte < low_ || byte > high_) {
                return false;
            } else {
                low_ = 0x80;
                high_ = 0xBF;
                --missing_;
            }
        }
    }
    return true;
}

bool Utf8Check::begin(std::uint8_t lead) {
    if (lead < 0xC2 || lead > 0xF4)
        return false;
    missing_ = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    // RFC 3629, section 4: the leads whose next byte is bound more tightly.
    low_ = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    high_ = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return true;
}

} // namespace inspect
