#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace core {

// Byte offset of the first character that has no place in a name shown to people: controls, bidirectional overrides
// and isolates, what has no width, line and paragraph separators, tags, and bytes that are not UTF-8. Such a name could
// look like another one or break a line of a log.
std::optional<std::size_t> findUnsafeText(std::string_view text);

// For showing or logging text from elsewhere: unsafe characters become `\u{202E}`, broken bytes `\x{FF}`. Line feed and
// tab stay.
std::string escapeUnsafeText(std::string_view text);
// The same for what stands on one line, such as a name: line feed and tab are escaped, too.
std::string escapeUnsafeLine(std::string_view text);

} // namespace core
