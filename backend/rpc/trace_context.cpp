#include "backend/rpc/trace_context.h"

namespace rpc {

namespace {

bool isHex(std::string_view text) {
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool isZero(std::string_view text) {
    return text.find_first_not_of('0') == std::string_view::npos;
}

} // namespace

std::optional<std::string> traceIdOf(std::string_view traceparent) {
    // version "-" trace-id "-" parent-id "-" flags; later versions may append more after another dash.
    if (traceparent.size() < 55 || traceparent[2] != '-' || traceparent[35] != '-' || traceparent[52] != '-')
        return std::nullopt;
    const std::string_view version = traceparent.substr(0, 2);
    const std::string_view trace = traceparent.substr(3, 32);
    const std::string_view parent = traceparent.substr(36, 16);
    if (!isHex(version) || version == "ff" || !isHex(trace) || isZero(trace) || !isHex(parent) || isZero(parent) ||
        !isHex(traceparent.substr(53, 2)))
        return std::nullopt;
    if (traceparent.size() > 55 && (version == "00" || traceparent[55] != '-'))
        return std::nullopt;
    return std::string(trace);
}

} // namespace rpc
