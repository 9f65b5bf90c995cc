#pragma once

#include <cstdint>
#include <string>

#include "backend/core/result.h"

namespace service {

namespace v1 = pilothouse::v1;

// Where a listener of the service is reached: `<host>:<port>`, port 0 for any that is free; an IPv6 address stands in
// brackets.
struct ListenAddress {
    // INVALID_FIELD with an example. A port is a number and never left out: what would stand for it is nobody's guess.
    static core::Result<ListenAddress> parse(const std::string &text);

    // Every address of this host.
    bool isEverywhere() const;
    // Nobody but this host itself reaches it.
    bool isLoopback() const;
    // How it is reached from this host, at the port that was bound.
    std::string local(int boundPort) const;

    // Without brackets.
    std::string host;
    std::uint16_t port = 0;
};

} // namespace service
