#include "backend/telemetry/vocabulary/interpreter.h"

#include "backend/telemetry/vocabulary/gathering.h"
#include "backend/telemetry/vocabulary/label_blocks.h"

namespace telemetry {

Interpreter::Interpreter(const Vocabulary &vocabulary, Limits limits) : vocabulary_(vocabulary), limits_(limits) {}

Readings Interpreter::read(std::string_view text, ExpositionFormat format, std::int64_t now) {
    Gathering gathering(vocabulary_, counters_);
    LabelBlocks blocks(gathering, {limits_.subjects, limits_.labels, limits_.hostLabel});
    ExpositionReader reader(text, format, vocabulary_, limits_.text);
    Sample sample;
    while (reader.next(&sample)) {
        const auto &block = blocks.at(sample.labels);
        if (block.fault)
            reader.reject(sample, *block.fault);
        else
            gathering.add({block.subject, sample.found, sample.value, sample.milliseconds.value_or(now), block.detail});
    }
    counters_.forgetBefore(now);
    auto readings = std::move(gathering).finish();
    readings.report = reader.report();
    return readings;
}

Readings Interpreter::read(std::span<const NamedSample> samples, std::int64_t now) {
    Gathering gathering(vocabulary_, counters_);
    ExpositionReport report;
    for (const auto &sample : samples) {
        ++report.lines;
        const int place = vocabulary_.find(sample.name);
        if (place == NameFilter::Unwanted)
            continue;
        SubjectReader reader(limits_.hostLabel);
        std::optional<ExpositionFault> fault;
        for (const auto &[name, value] : sample.labels) {
            if (!fault)
                fault = reader.take(name, value);
        }
        const auto detail = reader.detail();
        const auto subject = fault ? std::nullopt : gathering.subject(std::move(reader).subject(), limits_.subjects);
        if (!subject) {
            report.add(fault.value_or(ExpositionFault::TooManySubjects), report.lines);
            continue;
        }
        ++report.samples;
        gathering.add({*subject, place, sample.value, sample.milliseconds, detail});
    }
    counters_.forgetBefore(now);
    auto readings = std::move(gathering).finish();
    readings.report = report;
    return readings;
}

} // namespace telemetry
