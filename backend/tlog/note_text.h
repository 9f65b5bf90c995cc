#pragma once

#include <string_view>

namespace tlog {

// What c2sp.org/signed-note allows: valid UTF-8 without control characters below U+0020 but line feed.
bool isNoteText(std::string_view text);

// A key name: valid UTF-8, not empty, without Unicode spaces and plus signs.
bool isKeyName(std::string_view name);

} // namespace tlog
