#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace inspect {

// Types of metadata values, with the numbers of the GGUF specification.
enum class GgufValueType : std::uint32_t {
    Uint8 = 0,
    Int8 = 1,
    Uint16 = 2,
    Int16 = 3,
    Uint32 = 4,
    Int32 = 5,
    Float32 = 6,
    Bool = 7,
    String = 8,
    Array = 9,
    Uint64 = 10,
    Int64 = 11,
    Float64 = 12,
};

// Bytes of a value of fixed size; nothing for strings, arrays and types that do not exist.
std::optional<std::uint64_t> sizeOf(GgufValueType type);

// How weights are stored: `blockBytes` for every `blockElements` of a row.
struct GgufTensorType {
    std::string_view name;
    std::uint64_t blockElements;
    std::uint64_t blockBytes;
};

// Nothing for numbers that ggml does not know or no longer supports.
const GgufTensorType *findTensorType(std::uint32_t id);

// `Q4_K_M` of general.file_type; empty when the number is not known or the writer only guessed.
std::string_view fileTypeName(std::uint64_t fileType);

} // namespace inspect
