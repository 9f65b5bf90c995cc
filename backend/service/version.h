#pragma once

#include <string_view>

namespace service {

// Of this build, for example `0.1.0`.
std::string_view version();

} // namespace service
