#pragma once

#include "backend/core/result.h"

#include <filesystem>

namespace client {

// Makes a directory with those above it where it is missing, for its owner alone. DATA_DIRECTORY_UNUSABLE.
core::Result<void> makePrivateDirectory(const std::filesystem::path &directory);

} // namespace client
