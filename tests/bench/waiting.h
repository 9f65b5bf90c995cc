#pragma once

#include <chrono>
#include <functional>

#include <sys/types.h>

namespace bench {

// Asks every 20 ms until it holds or the time is over; whether it holds.
bool waitFor(const std::function<bool()> &condition, std::chrono::seconds time);

// Of a core, over a second, where nothing is to be done.
inline constexpr double RestingShare = 0.02;
// Until the process takes less than this share of a core over a second, or the time is over; whether it does.
bool waitForRest(pid_t process, std::chrono::seconds time, double share = RestingShare);

} // namespace bench
