#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "backend/telemetry/gpu_event.h"

namespace telemetry {

// How events of GPUs stand in a file. All numbers are little-endian. A file begins with "PHEVENT\n" and its version, 1,
// in 32 bits. Behind that stand records in the order in which they were written:
//
//    0  how many bytes the record has, 16 bits
//    2  time, in nanoseconds since 1970, 64 bits
//   10  XID, 32 bits
//   14  GPU, 16 bits
//   16  HealthSign, 8 bits
//   17  HealthSeverity; the highest bit says that the sign is over
//   18  how many bytes the node's name has, 16 bits
//   20  the node's name, then its team's
//    n  CRC-32 of all before it in the record
//
// What was written is never touched again, so that a kill leaves at most one record in the making at the end.
struct EventFormat {
    static constexpr std::size_t HeaderBytes = 12;

    static std::string header();
    // Empty for what has no place in a record: names of more than 60,000 bytes together, and numbers out of range.
    static std::string record(const GpuEvent &event);
};

// What a file holds.
struct ReadEvents {
    enum class End {
        Whole,
        // In the middle of a record, as a kill leaves it, or in zeros, as some file systems do.
        Torn,
        // In what nobody wrote so.
        Damaged,
    };

    std::vector<GpuEvent> events;
    // How many bytes of the file are sound; 0 where it is none of this version.
    std::size_t sound = 0;
    End end = End::Whole;
};

// Takes any bytes; what follows the first record that is not sound is not read.
ReadEvents readEvents(std::string_view bytes);

} // namespace telemetry
