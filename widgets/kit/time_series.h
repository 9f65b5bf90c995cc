#pragma once

#include <optional>
#include <vector>

#include <QtGlobal>

#include "widgets/kit/absence.h"

namespace kit {

// From one instant to another, in milliseconds since 1970.
struct TimeSpan {
    qint64 from = 0;
    qint64 to = 1;
    bool operator==(const TimeSpan &) const = default;
};

// What was measured of one thing over time, in steps of one length that follow each other.
struct TimeSeries {
    // Milliseconds since 1970, milliseconds.
    qint64 start = 0;
    qint64 step = 1;
    // One for each step; NaN where there is none.
    std::vector<float> means;
    // Of each step, as long as `means`; empty where a step is one value.
    std::vector<float> least;
    std::vector<float> greatest;
    // Why a step has none, as long as `means`; empty where all that have none have no data.
    std::vector<Absence> absences;

    struct Spread {
        float least = 0;
        float greatest = 0;

        void add(float value) {
            least = value < least ? value : least;
            greatest = value > greatest ? value : greatest;
        }
        void add(const Spread &other) {
            add(other.least);
            add(other.greatest);
        }
        bool operator==(const Spread &) const = default;
    };
    // Several steps as one.
    struct Folded {
        float least = 0;
        float mean = 0;
        float greatest = 0;
    };

    qint64 end() const { return start + static_cast<qint64>(means.size()) * step; }
    bool isFolded() const { return !means.empty() && least.size() == means.size() && greatest.size() == means.size(); }
    // The step that a time is in; nothing before the first one and after the last.
    std::optional<std::size_t> placeAt(qint64 time) const;
    // Nothing where there is no value.
    std::optional<float> valueAt(std::size_t place) const;
    // Of a step without value.
    Absence absenceAt(std::size_t place) const;
    // Of the steps from the first place to before the last one; nothing where none of them has a value.
    std::optional<Folded> folded(std::size_t first, std::size_t last) const;
    // Of all values in the span, single ones too; nothing where there is none.
    std::optional<Spread> spread(const TimeSpan &span) const;
    // Steps that touch the span: the first one, and one after the last.
    std::pair<std::size_t, std::size_t> placesIn(const TimeSpan &span) const;
};

} // namespace kit
