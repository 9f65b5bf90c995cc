#include "backend/telemetry/exposition/labels.h"
#include "backend/telemetry/exposition/number.h"
#include "backend/telemetry/vocabulary/interpreter.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

// What exporters say. Whatever it is, the views lie within the text, what is counted adds up, what is read short is
// what is read long, and what is taken to be a value can be one.

namespace {

using namespace telemetry;

void require(bool isSo) {
    if (!isSo)
        std::abort();
}

class AllNames final : public NameFilter {
public:
    int find(std::string_view) const override { return 0; }
};

bool isWithin(std::string_view part, std::string_view text) {
    return part.empty() || (part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size());
}

void checkLabelsOf(const Sample &sample, std::string_view text) {
    LabelCursor cursor(sample.labels);
    Label label;
    while (cursor.next(&label)) {
        require(!label.name.empty() && isWithin(label.name, text) && isWithin(label.written, sample.labels));
        require(unescape(label.written).size() <= label.written.size());
        require(label.isEscaped || unescape(label.written) == label.written);
    }
}

void checkReader(std::string_view text, ExpositionFormat format) {
    const AllNames everything;
    ExpositionReader reader(text, format, everything, {1 << 20, 1000, 4096});
    Sample sample;
    std::uint64_t samples = 0;
    std::uint64_t line = 0;
    while (reader.next(&sample)) {
        ++samples;
        require(sample.line > line && isWithin(sample.name, text) && isWithin(sample.labels, text));
        require(!sample.name.empty() && sample.name.find('\n') == std::string_view::npos);
        line = sample.line;
        checkLabelsOf(sample, text);
    }
    const auto &report = reader.report();
    require(report.samples == samples && samples + report.broken <= report.lines + 1);
    require(report.first.has_value() == (report.broken > 0));
}

void checkNumber(const std::string &text) {
    const auto word = text.substr(0, 8);
    const auto quick = parseShortNumber((word + "00000000").data(), word.size());
    const auto slow = parseNumber(word);
    require(!quick || (slow && std::bit_cast<std::uint64_t>(*quick) == std::bit_cast<std::uint64_t>(*slow)));
    const auto whole = parseNumber(text);
    // The C library stops at a NUL.
    if (whole && !std::isnan(*whole) && text.find('\0') == std::string::npos)
        require(std::bit_cast<std::uint64_t>(*whole) ==
                std::bit_cast<std::uint64_t>(std::strtod(text.c_str(), nullptr)));
}

void checkInterpreter(const std::string &text) {
    static const Vocabulary vocabulary;
    Interpreter interpreter(vocabulary, {{1 << 20, 1000, 4096}, 8, 16});
    for (int time = 1; time <= 2; ++time) {
        const auto readings = interpreter.read(text, ExpositionFormat::Text, time * 1000);
        require(readings.subjects.size() <= 8);
        for (const auto &reading : readings.values) {
            require(reading.subject < readings.subjects.size());
            require(!reading.value || std::isfinite(*reading.value));
        }
        for (const auto &signal : readings.signals)
            require(signal.subject < readings.subjects.size() && signal.value.value_or(0) >= 0);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string text(reinterpret_cast<const char *>(data), size);
    checkReader(text, ExpositionFormat::Text);
    checkReader(text, ExpositionFormat::OpenMetrics);
    checkNumber(text);
    checkInterpreter(text);
    return 0;
}
