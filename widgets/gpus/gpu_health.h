#pragma once

#include <cstdint>

#include "pilothouse/v1/fleet_service.pb.h"

namespace gpuspage {

namespace v1 = pilothouse::v1;

// What a byte of FleetFrame.health says.
struct GpuHealth {
    v1::HealthSign sign = v1::HEALTH_SIGN_UNSPECIFIED;
    v1::HealthSeverity severity = v1::HEALTHY;
    bool isCordoned = false;
    bool isSilenced = false;

    static constexpr std::uint8_t cordonedBit = 0x40;
    static constexpr std::uint8_t silencedBit = 0x80;
    // Sign and severity: what is left out of this byte is well.
    static constexpr std::uint8_t faultBits = 0x3f;

    // Numbers that nobody knows are no sign.
    static GpuHealth of(std::uint8_t byte);
    std::uint8_t byte() const;
    bool isFault() const { return severity > v1::HEALTHY; }
    bool operator==(const GpuHealth &) const = default;
};

// Of two the one that is shown: what nobody silenced first, then the worse, then the later sign; cordoned if one is.
std::uint8_t worse(std::uint8_t first, std::uint8_t second);

} // namespace gpuspage
