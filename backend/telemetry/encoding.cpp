#include "backend/telemetry/encoding.h"

#include <cassert>

namespace telemetry {

void encodeAll(std::span<const float> values, const Range &range, std::span<LiveCode> codes) {
    assert(values.size() == codes.size());
    const float low = range.low;
    const float width = range.high - range.low;
    for (std::size_t place = 0; place < values.size(); ++place) {
        const float value = values[place];
        float share = (value - low) / width;
        // Written so that NaN becomes 0, which may be converted, and the loop has no branch.
        share = share > 0.0f ? share : 0.0f;
        share = share < 1.0f ? share : 1.0f;
        const auto level = static_cast<LiveCode>(static_cast<int>(share * float(MaxLevel) + 0.5f));
        codes[place] = value == value ? level : NotReported;
    }
}

} // namespace telemetry
