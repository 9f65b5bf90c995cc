#pragma once

#include <string_view>

namespace service {

// resources/scenario/demo.json, within the program.
std::string_view demoAdditionsText();

} // namespace service
