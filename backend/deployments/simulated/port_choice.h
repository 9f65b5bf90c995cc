#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "backend/core/result.h"

namespace deployments::simulated {

// Where simulated replicas answer: ports of loopback that nobody else has, one after the other. Belongs to one thread
// at a time.
class PortChoice {
public:
    // It begins anywhere, so that several services seldom meet.
    PortChoice();

    // `127.0.0.1:port`, none of `taken`. Errors: RESOURCE_EXHAUSTED.
    core::Result<std::string> address(const std::set<std::string> &taken);

private:
    std::uint16_t next_;
};

} // namespace deployments::simulated
