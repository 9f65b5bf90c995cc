#include "widgets/gpus/gpu_health.h"

#include <tuple>

namespace gpuspage {

GpuHealth GpuHealth::of(std::uint8_t byte) {
    GpuHealth health;
    const int sign = byte & 0x0f;
    health.sign = v1::HealthSign_IsValid(sign) ? static_cast<v1::HealthSign>(sign) : v1::HEALTH_SIGN_UNSPECIFIED;
    health.severity = static_cast<v1::HealthSeverity>(((byte >> 4) & 0x03) + 1);
    health.isCordoned = (byte & cordonedBit) != 0;
    health.isSilenced = (byte & silencedBit) != 0;
    return health;
}

std::uint8_t GpuHealth::byte() const {
    return static_cast<std::uint8_t>(sign | (severity - 1) << 4 | (isCordoned ? cordonedBit : 0) |
                                     (isSilenced ? silencedBit : 0));
}

std::uint8_t worse(std::uint8_t first, std::uint8_t second) {
    const auto rank = [](std::uint8_t byte) {
        const auto health = GpuHealth::of(byte);
        return std::tuple(health.isFault(), !health.isSilenced, health.severity, health.sign);
    };
    const auto cordoned = static_cast<std::uint8_t>((first | second) & GpuHealth::cordonedBit);
    return static_cast<std::uint8_t>((rank(first) < rank(second) ? second : first) | cordoned);
}

} // namespace gpuspage
