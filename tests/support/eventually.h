#pragma once

#include <chrono>
#include <functional>
#include <thread>

namespace support {

// Waits until it holds; false where it does not within the patience, which only a test that fails uses up.
inline bool eventually(const std::function<bool()> &condition,
                       std::chrono::steady_clock::duration patience = std::chrono::seconds(30)) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() >= end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

} // namespace support
