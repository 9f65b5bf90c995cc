#pragma once

#include <string_view>

namespace gateway {

// What clients that do not exist call themselves, so that nobody takes their requests for those of a person.
inline constexpr std::string_view simulatedAgent = "pilothouse-simulated-client";

} // namespace gateway
