#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "backend/core/error.h"

namespace telemetry {

// Files of the past, by their descriptors.

// Of an errno: DISK_FULL or FILE_UNREADABLE.
core::Error fileFailure(int error, const std::filesystem::path &path);
// 0, or errno.
int writeAt(int descriptor, std::string_view bytes, std::size_t offset);
// All of them, or false.
bool readAt(int descriptor, std::span<char> bytes, std::size_t offset);
// Of a regular file; nothing of any other.
std::optional<std::size_t> fileSize(int descriptor);

} // namespace telemetry
