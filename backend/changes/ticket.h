#pragma once

#include <string_view>

namespace changes {

// Whether a text names a ticket: capitals, a hyphen and a number, `OPS-1234`, or a number after `#`.
bool namesTicket(std::string_view text);

} // namespace changes
