#pragma once

#include <filesystem>
#include <string_view>

namespace bench {

// The console's own window on the service of a data directory, on a screen in memory, in a process of its own, which
// says what is seen in it, a line `<wallSeconds()> <what>` each time that something else is. Runs until it is told to
// end; the exit status of a program.
//
// `deployments`: the state in the first row of the list, once it has been painted. `gpus`: the color of a pixel of the
// first GPU on the map of temperatures, as it is on the screen.
int runWindowWatch(const std::filesystem::path &dataDirectory, std::string_view page);

} // namespace bench
