#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace telemetry {

// What counters stood at when their source was last read, so that their growth can be told. For one thread.
class CounterMemory {
public:
    // By how much the counter grew in a second since the last time; nothing at the first time, when it began anew, when
    // no time has passed, or after a pause so long that the mean says nothing of now.
    std::optional<double> rate(const std::string &subject, int place, double value, std::int64_t milliseconds);
    // Whoever was not seen since is forgotten.
    void forgetBefore(std::int64_t milliseconds);
    std::size_t size() const { return counters_.size(); }

private:
    struct Counter {
        int place;
        double value;
        std::int64_t milliseconds;
    };

    std::unordered_map<std::string, std::vector<Counter>> counters_;
};

} // namespace telemetry
