#pragma once

#include <string>
#include <vector>

#include "tests/backend/daemon/child.h"
#include "tests/bench/waiting.h"

namespace bench {

class Desk;

// A program with a window on a desk that stays open, and what can be seen of it from outside.
class OpenWindow {
public:
    // Waits until the window is there and the program rests: takes less than this share of a core.
    OpenWindow(const Desk &desk, const std::vector<std::string> &words, double rest = RestingShare);

    bool isOpen() const { return isOpen_; }
    pid_t pid() const { return child_.pid(); }
    // How often Qt has brought something to the screen.
    int repaints() const;
    // Voluntary context switches of all its threads.
    long wakeups() const;

private:
    support::Child child_;
    bool isOpen_;
};

// Proportional set size in MB: what is shared counts for each with his part.
double megabytesOf(pid_t process);

} // namespace bench
