#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "backend/telemetry/exposition/exposition_fault.h"

namespace telemetry {

// Prometheus' text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/), or OpenMetrics 1.0
// (RFC draft, https://prometheus.io/docs/specs/om/open_metrics_spec/), which ends with `# EOF`, has exemplars, and
// counts seconds where the other counts milliseconds.
enum class ExpositionFormat { Text, OpenMetrics };

struct ExpositionLimits {
    std::size_t bytes = std::size_t(256) << 20;
    // Of those that are wanted.
    std::uint64_t samples = 4'000'000;
    std::size_t lineBytes = 64 * 1024;
};

// Which samples are wanted, by their names. Asked once for each name that follows another.
class NameFilter {
public:
    static constexpr int Unwanted = -1;

    virtual ~NameFilter() = default;

    // A number of the filter's own, or Unwanted.
    virtual int find(std::string_view name) const = 0;
};

// One line; views are into the text.
struct Sample {
    std::string_view name;
    // What the filter said.
    int found = NameFilter::Unwanted;
    // What stands between the braces, unchecked: LabelCursor and checkLabels() read it. Empty where there are none.
    std::string_view labels;
    double value = 0;
    // Since 1970, where the sample carries its own.
    std::optional<std::int64_t> milliseconds;
    std::uint64_t line = 0;
};

// Reads a text in one pass and allocates nothing. Lines whose name is not wanted cost the search for their end;
// broken lines are counted and skipped, so that the rest stays.
class ExpositionReader {
public:
    // Text and filter outlive the reader.
    ExpositionReader(std::string_view text, ExpositionFormat format, const NameFilter &filter,
                     const ExpositionLimits &limits = {});

    // The next sample that is wanted; false at the end.
    bool next(Sample *sample);
    // What next() cannot see: the labels of a sample that it gave are broken.
    void reject(const Sample &sample, ExpositionFault fault);
    const ExpositionReport &report() const { return report_; }

private:
    bool takeLine(std::string_view *line);
    void takeLastLine();
    bool takeName(std::string_view line, std::size_t *size);
    bool readSample(std::string_view line, std::size_t nameSize, Sample *sample);
    bool fail(ExpositionFault fault);
    bool readTail(std::string_view tail, Sample *sample);

    std::string_view rest_;
    const ExpositionFormat format_;
    const NameFilter &filter_;
    const ExpositionLimits limits_;
    ExpositionReport report_;
    std::string_view lastName_;
    int lastFound_ = NameFilter::Unwanted;
    bool hasEnded_ = false;
};

} // namespace telemetry
