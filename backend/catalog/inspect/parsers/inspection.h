#pragma once

#include <cstdint>
#include <optional>

#include "backend/catalog/inspect/parsers/fault.h"
#include "backend/catalog/inspect/parsers/header.h"

namespace inspect {

// Reads the header of a model file, GGUF or safetensors by its first bytes, of an open descriptor with pread, and for
// safetensors the config.json, up to 1 MiB, of another. Memory and time are bounded whatever the files hold.
Parsed<Header> inspectModel(int file, const std::optional<int> &config, std::uint64_t safetensorsHeaderLimit);

} // namespace inspect
