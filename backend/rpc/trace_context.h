#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rpc {

// The trace id of a `traceparent` header after W3C Trace Context level 1; nothing when the header is not valid.
std::optional<std::string> traceIdOf(std::string_view traceparent);

} // namespace rpc
