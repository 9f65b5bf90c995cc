#include "widgets/overview/critical_gpus.h"

#include <cstdint>

namespace overviewpage {

CriticalGpus CriticalGpus::of(std::span<const char> health) {
    CriticalGpus gpus;
    for (const auto entry : health) {
        const auto byte = static_cast<std::uint8_t>(entry);
        const bool isSilenced = (byte & 0x80) != 0;
        if (isSilenced || ((byte >> 4) & 0x03) + 1 != v1::CRITICAL)
            continue;
        const auto sign = static_cast<v1::HealthSign>(byte & 0x0f);
        gpus.sign = gpus.count == 0 || gpus.sign == sign ? sign : v1::HEALTH_SIGN_UNSPECIFIED;
        ++gpus.count;
    }
    return gpus;
}

} // namespace overviewpage
