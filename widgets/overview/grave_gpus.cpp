#include "widgets/overview/grave_gpus.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace overviewpage {

namespace {

// Bits of a byte of FleetFrame.health.
constexpr int signBits = 4;
constexpr unsigned signMask = 0x0f;
constexpr unsigned severityMask = 0x03;
constexpr unsigned silencedBit = 0x80;
// Degraded GPUs of which it can be said that they share a cause.
constexpr int fewest = 2;

} // namespace

GraveGpus GraveGpus::of(std::span<const char> health) {
    GraveGpus critical;
    std::array<int, signMask + 1> degraded{};
    for (const auto entry : health) {
        const auto byte = static_cast<std::uint8_t>(entry);
        const auto severity = ((byte >> signBits) & severityMask) + 1;
        if ((byte & silencedBit) != 0 || severity < v1::DEGRADED)
            continue;
        const auto sign = static_cast<v1::HealthSign>(byte & signMask);
        if (severity == v1::DEGRADED) {
            ++degraded[sign];
            continue;
        }
        critical.severity = v1::CRITICAL;
        critical.sign = critical.count == 0 || critical.sign == sign ? sign : v1::HEALTH_SIGN_UNSPECIFIED;
        ++critical.count;
    }
    if (critical.count > 0)
        return critical;
    const auto most = std::ranges::max_element(degraded);
    if (*most < fewest || 2 * static_cast<std::size_t>(*most) < health.size())
        return {};
    return {*most, v1::DEGRADED, static_cast<v1::HealthSign>(most - degraded.begin())};
}

int GraveGpus::kind() const {
    return sign == v1::HEALTH_SIGN_UNSPECIFIED ? 0 : severity << signBits | sign;
}

GraveGpus GraveGpus::ofKind(int kind) {
    return {0, static_cast<v1::HealthSeverity>(kind >> signBits),
            static_cast<v1::HealthSign>(static_cast<unsigned>(kind) & signMask)};
}

} // namespace overviewpage
