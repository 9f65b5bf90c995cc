#pragma once

#include <chrono>

namespace core {

// How far back the guards of a canary look, at most: the contract's `CanaryGuards`. The controller judges by it, and
// the console shows what was measured within it.
constexpr std::chrono::milliseconds guardWindow = std::chrono::minutes(5);

} // namespace core
