#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "backend/telemetry/exposition/exposition_reader.h"
#include "backend/telemetry/vocabulary/counter_memory.h"
#include "backend/telemetry/vocabulary/readings.h"
#include "backend/telemetry/vocabulary/vocabulary.h"

namespace telemetry {

// A sample as Prometheus' API gives it, its labels as they are meant.
struct NamedSample {
    std::string_view name;
    std::span<const std::pair<std::string, std::string>> labels;
    double value = 0;
    std::int64_t milliseconds = 0;
};

// Reads what one source says, time after time, to the one vocabulary, whatever exporter or engine it is. Remembers the
// source's counters from one reading to the next. For one thread.
class Interpreter {
public:
    struct Limits {
        ExpositionLimits text;
        // GPUs, parts of GPUs and engines; more of them are counted as faults and left out.
        std::size_t subjects = 16 * 1024;
        std::size_t labels = 64;
        // That names the host before all that are known; may be empty.
        std::string hostLabel = {};
    };

    // The vocabulary outlives it.
    explicit Interpreter(const Vocabulary &vocabulary, Limits limits);
    explicit Interpreter(const Vocabulary &vocabulary) : Interpreter(vocabulary, Limits()) {}

    // `now`, in milliseconds since 1970, is the time of samples that have none of their own.
    Readings read(std::string_view text, ExpositionFormat format, std::int64_t now);
    // Of one time.
    Readings read(std::span<const NamedSample> samples, std::int64_t now);

private:
    const Vocabulary &vocabulary_;
    const Limits limits_;
    CounterMemory counters_;
};

} // namespace telemetry
