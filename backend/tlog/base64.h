#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tlog {

// RFC 4648 section 4 with padding. Decoding takes, as the verifiers of signed notes do, any value in the spare bits of
// the last digit, and nothing else beside the alphabet: no line breaks, no missing padding.
std::string encodeBase64(std::string_view bytes);
std::optional<std::string> decodeBase64(std::string_view text);

} // namespace tlog
