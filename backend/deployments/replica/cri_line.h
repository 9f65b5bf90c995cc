#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace replica {

enum class Stream {
    Out,
    Err,
    // Of the shim itself: starts, ends, what was left out.
    Control,
};

// A line of a log as Kubernetes keeps it (CRI): `2016-10-06T00:17:09.669794202Z stdout F text`.
struct CriLine {
    // Since 1970, in nanoseconds.
    std::int64_t time = 0;
    Stream stream = Stream::Out;
    // `P`: what follows it on its stream is the same line.
    bool isPartial = false;
    // As it was written, in any encoding; no line end.
    std::string_view text;
    bool operator==(const CriLine &) const = default;
};

// Longer lines are written as partial ones.
inline constexpr std::size_t LongestText = 16'384;
// With its line end: no line is longer.
inline constexpr std::size_t LongestLine = LongestText + 64;

// With a line end.
std::string textOf(const CriLine &line);
// Without line end; exactly what textOf() writes, anything else is nothing. The text looks into what is given.
std::optional<CriLine> criLineFrom(std::string_view line);

} // namespace replica
