#pragma once

#include "backend/core/result.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace core {

// The bytes of a regular file. FILE_NOT_FOUND, FILE_UNREADABLE, and TOO_LARGE above the limit in bytes.
Result<std::string> readWholeFile(const std::filesystem::path &file, std::size_t limit);

// Replaces a file, or makes it, readable by its owner alone: readers see the old bytes or the new, also after a crash.
// DISK_FULL, FILE_UNREADABLE.
Result<void> replaceWholeFile(const std::filesystem::path &file, std::string_view bytes);

} // namespace core
