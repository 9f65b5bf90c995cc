#pragma once

#include <string_view>

namespace bench {

// The program that shows the map of 100,000 GPUs, in a process of its own, on the platform that its environment names
// or else on a screen in memory. Prints one figure a line, all in ms; the exit status of a program.
//
// `frame`: median and 99th percentile of a frame in which all values are others, and the median of a widget of that
// size that draws a ready image, both in turns. `move`: the 99th percentile of a frame while the map is moved and
// zoomed, by the clock and on the processor. `scrub`: likewise while the past is moved through.
int runHeatmap(std::string_view what);

} // namespace bench
