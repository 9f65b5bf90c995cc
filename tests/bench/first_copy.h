#pragma once

#include <filesystem>

namespace bench {

// `pilothouse-bench first-copy DIRECTORY`: takes a first copy of everything from the service that runs there, as the
// console does, and prints how many seconds and MB of resident memory that took.
int runFirstCopy(const std::filesystem::path &dataDirectory);

} // namespace bench
