#include "backend/deployments/replica/cri_line.h"

#include <chrono>
#include <cstdio>

namespace replica {

namespace {

constexpr std::int64_t second = 1'000'000'000;
// `2016-10-06T00:17:09.669794202Z`
constexpr std::size_t timeLength = 30;
constexpr std::string_view timeShape = "dddd-dd-ddTdd:dd:dd.dddddddddZ";

std::string_view nameOf(Stream stream) {
    switch (stream) {
    case Stream::Out:
        return "stdout";
    case Stream::Err:
        return "stderr";
    case Stream::Control:
        return "control";
    }
    return {};
}

std::optional<Stream> streamFrom(std::string_view name) {
    for (const auto stream : {Stream::Out, Stream::Err, Stream::Control}) {
        if (name == nameOf(stream))
            return stream;
    }
    return std::nullopt;
}

std::string timeText(std::int64_t time) {
    using namespace std::chrono;
    const sys_time<nanoseconds> instant{nanoseconds(time)};
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    const hh_mm_ss clock(instant - day);
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%09lldZ", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                  int(clock.seconds().count()), static_cast<long long>(clock.subseconds().count()));
    return text;
}

std::int64_t digits(std::string_view text) {
    std::int64_t value = 0;
    for (const char c : text)
        value = value * 10 + (c - '0');
    return value;
}

std::optional<std::int64_t> timeFrom(std::string_view text) {
    using namespace std::chrono;
    for (std::size_t at = 0; at < timeLength; ++at) {
        const bool isDigit = text[at] >= '0' && text[at] <= '9';
        if (timeShape[at] == 'd' ? !isDigit : text[at] != timeShape[at])
            return std::nullopt;
    }
    const year_month_day date(year(int(digits(text.substr(0, 4)))), month(unsigned(digits(text.substr(5, 2)))),
                              day(unsigned(digits(text.substr(8, 2)))));
    const auto hour = digits(text.substr(11, 2)), minute = digits(text.substr(14, 2)), at = digits(text.substr(17, 2));
    // What 64 bits of nanoseconds can hold.
    if (!date.ok() || date.year() < year(1970) || date.year() > year(2261) || hour > 23 || minute > 59 || at > 59)
        return std::nullopt;
    const auto days = sys_days(date).time_since_epoch().count();
    return (((days * 24 + hour) * 60 + minute) * 60 + at) * second + digits(text.substr(20, 9));
}

} // namespace

std::string textOf(const CriLine &line) {
    auto text = timeText(line.time);
    text += ' ';
    text += nameOf(line.stream);
    text += line.isPartial ? " P " : " F ";
    text += line.text;
    text += '\n';
    return text;
}

std::optional<CriLine> criLineFrom(std::string_view line) {
    if (line.size() >= LongestLine || line.size() < timeLength || line.find('\n') != std::string_view::npos)
        return std::nullopt;
    const auto time = timeFrom(line);
    auto rest = line.substr(timeLength);
    if (!time || !rest.starts_with(' '))
        return std::nullopt;
    rest.remove_prefix(1);
    const auto space = rest.find(' ');
    const auto stream = space == std::string_view::npos ? std::nullopt : streamFrom(rest.substr(0, space));
    if (!stream)
        return std::nullopt;
    rest.remove_prefix(space);
    const bool isPartial = rest.starts_with(" P ");
    if ((!isPartial && !rest.starts_with(" F ")) || rest.size() - 3 > LongestText)
        return std::nullopt;
    return CriLine{*time, *stream, isPartial, rest.substr(3)};
}

} // namespace replica
