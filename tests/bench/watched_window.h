#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/backend/daemon/child.h"

namespace bench {

// A console's window that tells what is seen on one of its pages, as runWindowWatch says, in a process of its own.
class WatchedWindow {
public:
    // Waits until something is seen and the window rests.
    WatchedWindow(const std::filesystem::path &dataDirectory, const std::string &page);
    ~WatchedWindow();

    bool isUp() const { return isUp_; }
    // Each thing that was seen, with its time.
    std::vector<std::string> lines() const;
    // When what is seen after these first lines was seen, in seconds as wallSeconds(); nothing where that is not to be.
    std::optional<double> timeAfter(std::size_t lines, std::chrono::seconds patience) const;

private:
    support::Child window_;
    bool isUp_;
};

} // namespace bench
