#pragma once

#include <string_view>
#include <vector>

namespace core {

// That of the candidates that may have been meant by a name that is none of them: it differs in two characters at most,
// and in less than half of them. Empty where none is so near.
std::string_view nearestName(std::string_view name, const std::vector<std::string_view> &candidates);

} // namespace core
