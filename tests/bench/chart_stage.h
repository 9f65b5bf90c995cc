#pragma once

#include <string_view>

namespace bench {

// The program that shows charts, in a process of its own with a screen in memory. Prints one figure a line, all in ms;
// the exit status of a program.
//
// `points`: the median of a frame of one chart in which all of 100,000 points are others, and that of a widget of its
// size that draws the least and greatest of each column of pixels by hand, both in turns. `cursor`: the 99th percentile
// of a frame in which the cursor moves through all charts of a GPU, by the clock and on the processor.
int runChart(std::string_view what);

} // namespace bench
