#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "backend/telemetry/vocabulary/counter_memory.h"
#include "backend/telemetry/vocabulary/readings.h"
#include "backend/telemetry/vocabulary/vocabulary.h"

namespace telemetry {

// Puts together what the samples of one reading say: halves to a whole, parts of memory to a share, counters to rates,
// several samples of one metric by the metric's fold, and of several terms the one that is believed first.
class Gathering {
public:
    struct Sampled {
        std::uint32_t subject;
        // Of a term of the vocabulary.
        int place;
        double raw;
        std::int64_t milliseconds;
        std::string_view detail;
    };

    // All of them outlive it.
    Gathering(const Vocabulary &vocabulary, CounterMemory &counters) : vocabulary_(vocabulary), counters_(counters) {}

    // The place of the subject; nothing where there are as many as allowed, and it is none of them.
    std::optional<std::uint32_t> subject(Subject subject, std::size_t most);
    void add(const Sampled &sampled);
    Readings finish() &&;

private:
    // What one term said of one subject.
    struct Told {
        int place;
        std::uint32_t count;
        // Nothing while only blanks came.
        std::optional<double> value;
        std::int64_t milliseconds;
    };
    struct Whole;

    void addSignal(const Sampled &sampled);
    void tell(const Sampled &sampled, std::optional<double> value);
    void addMetrics(std::uint32_t subject);
    void addMemory(std::uint32_t subject);
    std::optional<float> checked(v1::GpuMetric metric, std::optional<double> value);

    const Vocabulary &vocabulary_;
    CounterMemory &counters_;
    std::unordered_map<std::string, std::uint32_t> places_;
    std::vector<std::vector<Told>> told_;
    // Of each subject, where counters need it.
    std::vector<const std::string *> keys_;
    Readings readings_;
};

} // namespace telemetry
