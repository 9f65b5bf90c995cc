#pragma once

#include "backend/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace tlog {

// The largest entry that a bundle can hold, in bytes.
inline constexpr std::size_t MaxEntryBytes = 65535;

// Entry bundles of c2sp.org/tlog-tiles: each entry follows its length, a big-endian uint16.
// Adding refuses an entry above MaxEntryBytes with TOO_LARGE and leaves the bundle as it was.
core::Result<void> addToBundle(std::string &bundle, std::string_view entry);

// The entries, which look into the bundle: exactly `width` of them, 1..256, and nothing behind.
core::Result<std::vector<std::string_view>> parseBundle(std::string_view bundle, int width);

} // namespace tlog
