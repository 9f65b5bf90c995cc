#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace inspect {

// Which promise of its format a file breaks.
enum class FaultCode {
    // The storage failed; the file itself may be sound.
    ReadFailed,
    UnknownFormat,
    UnsupportedVersion,
    WrongByteOrder,
    // The file ends before what its header announces.
    Truncated,
    // More than any model has; the limits keep reading short.
    LimitExceeded,
    InvalidKey,
    // Not UTF-8.
    InvalidText,
    InvalidJson,
    UnknownType,
    // A known type where another one must stand.
    WrongType,
    NestedArray,
    // A key or a tensor stands there twice.
    Repeated,
    InvalidAlignment,
    InvalidShape,
    // Tensors overlap, leave holes or do not cover their size.
    InvalidOffset,
};

// In capitals, as in the answer of the program: `TRUNCATED`.
std::string_view nameOf(FaultCode code);

// Why a file is refused. `detail` is plain English and holds no text of the file.
struct Fault {
    FaultCode code;
    // Bytes from the start of the file.
    std::uint64_t offset;
    std::string detail;
    // The file is the config.json beside the model file.
    bool isInConfig = false;

    bool operator==(const Fault &) const = default;
};

template <typename T>
using Parsed = std::variant<T, Fault>;

} // namespace inspect
