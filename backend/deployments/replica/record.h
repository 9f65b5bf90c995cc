#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "backend/deployments/replica/process_table.h"

namespace replica {

// How an engine came to its end.
struct Outcome {
    enum class Kind {
        // By itself; the value is its exit code.
        Exited,
        // The value is the signal that ended it.
        Killed,
        // It was never started; the value is an errno.
        NotStarted,
    };
    Kind kind = Kind::Exited;
    int value = 0;
    bool operator==(const Outcome &) const = default;
};

// What a shim leaves in the directory of its replica, in the file `record`, replaced by rename. It is the truth once
// the shim is gone; without an outcome the shim did not end by itself.
struct Record {
    std::string bootId;
    ProcessIdentity shim;
    // Absent until it has one.
    std::optional<ProcessIdentity> engine;
    std::optional<Outcome> outcome;
    bool operator==(const Record &) const = default;
};

// Larger files are no records.
inline constexpr std::size_t LongestRecord = 4'096;

std::string textOf(const Record &record);
// Exactly what textOf() writes; anything else is nothing.
std::optional<Record> recordFrom(std::string_view text);

// `exited 3`, `killed 9`, `failed 2`.
std::string textOf(const Outcome &outcome);
std::optional<Outcome> outcomeFrom(std::string_view text);

// `4711 123456`: pid and start in ticks since boot.
std::string textOf(const ProcessIdentity &identity);
std::optional<ProcessIdentity> identityFrom(std::string_view text);

} // namespace replica
