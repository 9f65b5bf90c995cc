#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace findings {

// How inference is looked for on the own host.
struct LookingOptions {
    // From one look at the own host to the next.
    std::chrono::milliseconds period = std::chrono::seconds(10);
    // What stays for less is none of anybody's business.
    std::chrono::milliseconds settling = std::chrono::seconds(10);
    // What is missed for less is still there.
    std::chrono::milliseconds missing = std::chrono::seconds(30);
    // Between the signal that asks a process to end and the one that ends it.
    std::chrono::milliseconds stopping = std::chrono::seconds(10);
    // Those alone that are looked at; empty looks at all.
    std::vector<std::uint16_t> ports = {};
};

} // namespace findings
