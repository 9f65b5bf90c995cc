#pragma once

#include <filesystem>

namespace bench {

// The console's own window on the service of a data directory, on a screen in memory, in a process of its own. Says a
// line `<wallSeconds()> <state>` each time that the list of deployments has been painted with another state in its
// first row. Runs until it is told to end; the exit status of a program.
int runWindowWatch(const std::filesystem::path &dataDirectory);

} // namespace bench
