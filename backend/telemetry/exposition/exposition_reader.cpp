#include "backend/telemetry/exposition/exposition_reader.h"

#include <charconv>
#include <cmath>
#include <cstring>

#include "backend/telemetry/exposition/number.h"

namespace telemetry {

namespace {

constexpr std::string_view EndMark = "# EOF";
// Further away than any clock; and it keeps the sum of a time and a span in 64 bits.
constexpr double MostSeconds = 1e12;
constexpr std::int64_t MostMilliseconds = 1'000'000'000'000'000;

bool isBlank(char letter) {
    return letter == ' ' || letter == '\t';
}

bool isNameStart(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' || letter == ':';
}

bool isNamePart(char letter) {
    return isNameStart(letter) || (letter >= '0' && letter <= '9');
}

std::string_view withoutBlanks(std::string_view text) {
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    return text;
}

std::string_view takeWord(std::string_view *text) {
    *text = withoutBlanks(*text);
    std::size_t size = 0;
    while (size < text->size() && !isBlank((*text)[size]))
        ++size;
    const auto word = text->substr(0, size);
    text->remove_prefix(size);
    return word;
}

// The closing brace of a block that begins at the front: neither value nor time has one, so it is the last of the
// line; but an exemplar has braces of its own.
std::size_t findClose(std::string_view text, ExpositionFormat format) {
    if (format == ExpositionFormat::Text || std::memchr(text.data(), '#', text.size()) == nullptr) {
        const auto *close = static_cast<const char *>(::memrchr(text.data(), '}', text.size()));
        return close == nullptr ? std::string_view::npos : static_cast<std::size_t>(close - text.data());
    }
    bool isQuoted = false;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (isQuoted && text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            isQuoted = !isQuoted;
        else if (text[at] == '}' && !isQuoted)
            return at;
    }
    return std::string_view::npos;
}

std::optional<std::int64_t> parseTime(std::string_view word, ExpositionFormat format) {
    if (format == ExpositionFormat::OpenMetrics) {
        const auto seconds = parseNumber(word);
        if (!seconds || !(std::abs(*seconds) <= MostSeconds))
            return std::nullopt;
        return static_cast<std::int64_t>(std::llround(*seconds * 1e3));
    }
    std::int64_t milliseconds = 0;
    const auto *end = word.data() + word.size();
    const auto read = std::from_chars(word.data(), end, milliseconds);
    if (read.ec != std::errc() || read.ptr != end || milliseconds > MostMilliseconds ||
        milliseconds < -MostMilliseconds)
        return std::nullopt;
    return milliseconds;
}

} // namespace

ExpositionReader::ExpositionReader(std::string_view text, ExpositionFormat format, const NameFilter &filter,
                                   const ExpositionLimits &limits)
    : rest_(text), format_(format), filter_(filter), limits_(limits) {
    if (text.size() <= limits_.bytes)
        return;
    report_.whole = ExpositionFault::TextTooLong;
    // To the last whole line within.
    rest_ = text.substr(0, limits_.bytes);
    rest_ = rest_.substr(0, rest_.rfind('\n') + 1);
}

void ExpositionReader::reject(const Sample &sample, ExpositionFault fault) {
    --report_.samples;
    report_.add(fault, sample.line);
}

// What a line passes through is one function in the end: a call each is a tenth of its time.
[[gnu::always_inline]] inline bool ExpositionReader::takeLine(std::string_view *line) {
    if (rest_.empty()) {
        if (format_ == ExpositionFormat::OpenMetrics && !hasEnded_ && !report_.whole)
            report_.whole = ExpositionFault::EndMissing;
        return false;
    }
    if (hasEnded_) {
        report_.add(ExpositionFault::BehindEnd, report_.lines + 1);
        rest_ = {};
        return false;
    }
    ++report_.lines;
    const auto *end = static_cast<const char *>(std::memchr(rest_.data(), '\n', rest_.size()));
    if (end == nullptr) {
        takeLastLine();
        return false;
    }
    const auto size = static_cast<std::size_t>(end - rest_.data());
    *line = rest_.substr(0, size);
    rest_.remove_prefix(size + 1);
    return true;
}

// It has no end. OpenMetrics lets its mark go without one; comments and blanks cannot be cut to something else.
void ExpositionReader::takeLastLine() {
    const auto line = withoutBlanks(rest_);
    rest_ = {};
    hasEnded_ = line == EndMark;
    if (!line.empty() && line.front() != '#')
        fail(ExpositionFault::LineUnfinished);
    if (format_ == ExpositionFormat::OpenMetrics && !hasEnded_)
        report_.whole = ExpositionFault::EndMissing;
}

// Samples of one name mostly follow each other, so it is compared with the last one before it is looked up.
[[gnu::always_inline]] inline bool ExpositionReader::takeName(std::string_view line, std::size_t *size) {
    const auto known = lastName_.size();
    if (known != 0 && line.size() > known && std::memcmp(line.data(), lastName_.data(), known) == 0 &&
        !isNamePart(line[known])) {
        *size = known;
        return true;
    }
    if (!isNameStart(line.front()))
        return fail(ExpositionFault::NameMalformed);
    std::size_t length = 1;
    while (length < line.size() && isNamePart(line[length]))
        ++length;
    if (length < line.size() && line[length] != '{' && !isBlank(line[length]))
        return fail(ExpositionFault::NameMalformed);
    lastName_ = line.substr(0, length);
    lastFound_ = filter_.find(lastName_);
    *size = length;
    return true;
}

[[gnu::always_inline]] inline bool ExpositionReader::readSample(std::string_view line, std::size_t nameSize,
                                                                Sample *sample) {
    auto tail = line.substr(nameSize);
    if (!tail.empty() && isBlank(tail.front()))
        tail = withoutBlanks(tail);
    sample->labels = {};
    if (tail.starts_with('{')) {
        const auto close = findClose(tail, format_);
        if (close == std::string_view::npos)
            return fail(ExpositionFault::LabelsMalformed);
        sample->labels = tail.substr(1, close - 1);
        tail.remove_prefix(close + 1);
    } else if (line.size() > nameSize && !isBlank(line[nameSize])) {
        return fail(ExpositionFault::NameMalformed);
    }
    sample->name = lastName_;
    sample->found = lastFound_;
    sample->line = report_.lines;
    return readTail(tail, sample);
}

// Value, time, exemplar.
[[gnu::always_inline]] inline bool ExpositionReader::readTail(std::string_view tail, Sample *sample) {
    sample->milliseconds.reset();
    constexpr std::size_t readable = 8;
    if (tail.size() > 1 && tail.front() == ' ' && rest_.size() >= readable) {
        if (const auto value = parseShortNumber(tail.data() + 1, tail.size() - 1)) {
            sample->value = *value;
            return true;
        }
    }
    auto word = takeWord(&tail);
    if (word.empty())
        return fail(ExpositionFault::ValueMissing);
    const auto value = parseNumber(word);
    if (!value)
        return fail(ExpositionFault::ValueMalformed);
    sample->value = *value;
    tail = withoutBlanks(tail);
    if (!tail.empty() && tail.front() != '#') {
        sample->milliseconds = parseTime(takeWord(&tail), format_);
        if (!sample->milliseconds)
            return fail(ExpositionFault::TimeMalformed);
        tail = withoutBlanks(tail);
    }
    const bool isExemplar = format_ == ExpositionFormat::OpenMetrics && tail.starts_with("# {");
    if (!tail.empty() && !isExemplar)
        return fail(ExpositionFault::TextBehind);
    return true;
}

bool ExpositionReader::fail(ExpositionFault fault) {
    report_.add(fault, report_.lines);
    return false;
}

bool ExpositionReader::next(Sample *sample) {
    std::string_view line;
    while (takeLine(&line)) {
        if (!line.empty() && isBlank(line.front()))
            line = withoutBlanks(line);
        if (line.empty())
            continue;
        if (line.front() == '#') {
            hasEnded_ = format_ == ExpositionFormat::OpenMetrics && line == EndMark;
            continue;
        }
        std::size_t nameSize = 0;
        if (!takeName(line, &nameSize) || lastFound_ == NameFilter::Unwanted)
            continue;
        if (line.size() > limits_.lineBytes) {
            fail(ExpositionFault::LineTooLong);
            continue;
        }
        if (!readSample(line, nameSize, sample))
            continue;
        if (report_.samples == limits_.samples) {
            report_.whole = ExpositionFault::TooManySamples;
            rest_ = {};
            return false;
        }
        ++report_.samples;
        return true;
    }
    return false;
}

} // namespace telemetry
