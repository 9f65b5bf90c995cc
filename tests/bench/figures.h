#pragma once

#include <vector>

#include <sys/types.h>

namespace bench {

double wallSeconds();
// Processor time of all threads of a process, also of one that is not ours; 0 when it is gone.
double processorSeconds(pid_t process);
double processorSeconds();

double median(std::vector<double> values);
// The nearest-rank percentile; `share` between 0 and 1.
double percentile(std::vector<double> values, double share);

} // namespace bench
