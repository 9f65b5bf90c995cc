#pragma once

#include <filesystem>
#include <string>

namespace bench {

// Writes in the JSON of a policy set, in the console's own window on the service of a data directory, on a screen in
// memory, in a process of its own. Prints the milliseconds from each key until what the service says of the draft has
// been painted, a line each; the exit status of a program.
int runTyping(const std::filesystem::path &dataDirectory, const std::string &policySet);

} // namespace bench
