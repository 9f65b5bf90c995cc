#pragma once

#include <string_view>

namespace bench {

// The program that shows a map of 10,000 GPUs and 2,000 replicas on a screen in memory, in a process of its own. Prints
// one figure a line; the exit status of a program.
//
// `frame`: the 99th percentile of a frame in ms, of both lenses, moved and zoomed: by the clock and on the processor.
// `churn`: under 1,000 changes of status a second for so many seconds, what the longest turn of the event loop took in
// ms, likewise, and by how much memory grew in MB.
int runTopology(std::string_view what, double seconds);

} // namespace bench
