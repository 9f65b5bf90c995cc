#pragma once

#include "backend/catalog/inspect/parsers/fault.h"
#include "backend/catalog/inspect/parsers/header.h"

#include <cstdint>

namespace inspect {

// The largest header that the format allows, and the largest read unless told otherwise; bytes.
constexpr std::uint64_t largestSafetensorsHeader = 100'000'000;
constexpr std::uint64_t usualSafetensorsHeader = 32u << 20;

// Reads the header of a safetensors file of `size` bytes: its JSON is strict, no name stands twice, and the tensors
// cover the file to its last byte, without holes or overlaps, so that nothing else can hide in it. The header says
// nothing of the architecture; a config.json does.
Parsed<Header> parseSafetensors(int descriptor, std::uint64_t size, std::uint64_t headerLimit = usualSafetensorsHeader);

} // namespace inspect
