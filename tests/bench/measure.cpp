#include <sys/resource.h>

#include <algorithm>
#include <chrono>

#include "tests/bench/bench.h"

namespace bench {

Row measure(const Measurement &measurement) {
    std::vector<double> values;
    std::vector<double> references;
    std::vector<double> ratios;
    // One of each first, uncounted: files, pages and caches are warm then.
    measurement.ours();
    measurement.theirs();
    for (int round = 0; round < measurement.rounds; ++round) {
        values.push_back(measurement.ours());
        references.push_back(measurement.theirs());
        ratios.push_back(values.back() / references.back());
    }
    Row row;
    row.name = measurement.name;
    row.value = median(values);
    row.unit = measurement.unit;
    row.reference = measurement.reference;
    row.referenceValue = median(references);
    row.ratio = median(ratios);
    row.lowest = *std::min_element(ratios.begin(), ratios.end());
    row.highest = *std::max_element(ratios.begin(), ratios.end());
    row.budget = measurement.budget;
    row.isRate = measurement.isRate;
    return row;
}

double processorSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double wallSeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

} // namespace bench
