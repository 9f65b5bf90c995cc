#include "backend/service/listen_address.h"

#include <algorithm>
#include <charconv>

namespace service {

namespace {

core::Error unusable(const std::string &text) {
    return {v1::INVALID_FIELD,
            "'" + text + "' is not an address to listen on; write host and port, for example 127.0.0.1:7443 or [::1]:0",
            {}};
}

bool isHost(const std::string &host, bool isBracketed) {
    const bool hasColon = host.find(':') != std::string::npos;
    return !host.empty() && hasColon == isBracketed && std::all_of(host.begin(), host.end(), [](unsigned char c) {
        return std::isalnum(c) || c == '.' || c == '-' || c == '_' || c == ':' || c == '%';
    });
}

} // namespace

core::Result<ListenAddress> ListenAddress::parse(const std::string &text) {
    const auto colon = text.rfind(':');
    if (colon == std::string::npos)
        return unusable(text);
    ListenAddress address;
    address.host = text.substr(0, colon);
    const bool isBracketed = address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']';
    if (isBracketed)
        address.host = address.host.substr(1, address.host.size() - 2);
    const char *end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + colon + 1, end, address.port);
    if (read.ec != std::errc() || read.ptr != end || !isHost(address.host, isBracketed))
        return unusable(text);
    return address;
}

bool ListenAddress::isEverywhere() const {
    return host == "0.0.0.0" || host == "::";
}

bool ListenAddress::isLoopback() const {
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

std::string ListenAddress::local(int boundPort) const {
    const auto reached = host == "0.0.0.0" ? "127.0.0.1" : host == "::" ? "::1" : host;
    const bool isSix = reached.find(':') != std::string::npos;
    return (isSix ? "[" + reached + "]" : reached) + ":" + std::to_string(boundPort);
}

} // namespace service
