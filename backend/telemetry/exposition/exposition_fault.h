#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace telemetry {

// Which promise of the format a text, or a line of it, breaks.
enum class ExpositionFault {
    // More than the limits allow: reading stops there, and what was read before holds.
    TextTooLong,
    TooManySamples,
    // Whoever reads knows no room for yet another GPU or engine; the others' samples hold.
    TooManySubjects,
    // OpenMetrics ends with `# EOF`; a text without it may have been cut.
    EndMissing,
    // The rest are of one line, which is skipped.
    LineTooLong,
    // The last line has no end, so its value may have been cut.
    LineUnfinished,
    NameMalformed,
    LabelsMalformed,
    TooManyLabels,
    LabelRepeated,
    // A label that says whose a value is holds what is not UTF-8 or cannot be shown safely.
    LabelUnsafe,
    ValueMissing,
    ValueMalformed,
    TimeMalformed,
    // Something stands behind value and time.
    TextBehind,
    // OpenMetrics: something stands behind `# EOF`.
    BehindEnd,
};

// In capitals: `VALUE_MALFORMED`.
std::string_view nameOf(ExpositionFault fault);

struct LineFault {
    ExpositionFault fault;
    // From 1.
    std::uint64_t line = 0;

    bool operator==(const LineFault &) const = default;
};

// What came of reading a text.
struct ExpositionReport {
    // Of all kinds; and samples that were wanted and sound.
    std::uint64_t lines = 0;
    std::uint64_t samples = 0;
    // Lines that were skipped because they are broken, and why the first of them is.
    std::uint64_t broken = 0;
    std::optional<LineFault> first;
    // Why the text as a whole was not read to its end, or has none.
    std::optional<ExpositionFault> whole;

    void add(ExpositionFault fault, std::uint64_t line);
};

} // namespace telemetry
