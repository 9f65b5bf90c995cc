#pragma once

#include "backend/catalog/inspect/parsers/fault.h"
#include "backend/catalog/inspect/parsers/header.h"

#include <cstdint>

namespace inspect {

// Reads the header of a GGUF file, versions 2 and 3, of `size` bytes. The format is that of ggml's gguf.md; where a
// reader may choose, this one refuses. Names and counts of the file are never trusted before they are bounded.
Parsed<Header> parseGguf(int descriptor, std::uint64_t size);

} // namespace inspect
