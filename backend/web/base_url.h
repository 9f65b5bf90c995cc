#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace web {

// How far what is sent in clear may go.
enum class Clear { ThisMachine, Anywhere };

// Where an API is: `https://host[:port]/path`, without credentials, query or fragment. `http` where that is allowed.
struct BaseUrl {
    // Nothing where the text is no such URL.
    static std::optional<BaseUrl> parse(std::string_view text, Clear clear = Clear::ThisMachine);

    // Host and port as `Host` says them: the port is left out where it is the scheme's own.
    std::string authority() const;
    // The host is this machine's own address, or its name for that.
    bool isOfThisMachine() const;

    bool isTls = true;
    // Without brackets.
    std::string host;
    std::uint16_t port = 443;
    // Begins with a slash or is empty; never ends with one.
    std::string path;
};

// Whether a text that is no such URL was meant as one with a user or a password in it (RFC 3986, 3.2.1).
bool holdsCredentials(std::string_view text);

struct HostPort {
    // Of `host:port`, IPv6 in brackets; nothing where the text is not that.
    static std::optional<HostPort> parse(std::string_view text);

    std::string host;
    std::uint16_t port = 0;
};

} // namespace web
