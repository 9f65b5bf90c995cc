#pragma once

#include "backend/catalog/inspect/parsers/fault.h"
#include "backend/catalog/inspect/parsers/header.h"

#include <cstdint>
#include <optional>

namespace inspect {

// Reads the header of a model file, GGUF or safetensors by its first bytes, from the descriptor of a regular file, and
// for safetensors the config.json, up to 1 MiB, from another. Memory and time are bounded whatever the files hold. It
// needs no system calls but lseek, pread and those of memory.
Parsed<Header> inspectModel(int file, const std::optional<int> &config, std::uint64_t safetensorsHeaderLimit);

} // namespace inspect
