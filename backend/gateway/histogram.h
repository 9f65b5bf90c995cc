#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace gateway {

// How often durations of which length came: bins that grow by a fifth root of two (15 %), from 10 microseconds to an
// hour. Only bins that hold something take memory.
class Histogram {
public:
    static constexpr int BinsPerOctave = 5;

    void add(std::chrono::microseconds duration);
    void add(const Histogram &other);

    bool isEmpty() const { return bins_.empty(); }
    std::int64_t count() const;
    std::chrono::microseconds sum() const { return sum_; }
    // Nearest rank, as the middle of its bin; nothing where nothing was added. `share` between 0 and 1.
    std::optional<std::chrono::microseconds> percentile(double share) const;
    // How many lie in bins that end at or below a duration.
    std::int64_t countUpTo(std::chrono::microseconds duration) const;

private:
    void addTo(std::uint8_t bin, std::uint32_t count);

    // In the order of the bins.
    std::vector<std::pair<std::uint8_t, std::uint32_t>> bins_;
    std::chrono::microseconds sum_{};
};

} // namespace gateway
