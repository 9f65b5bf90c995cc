#pragma once

#include "backend/catalog/inspect/parsers/byte_reader.h"
#include "backend/catalog/inspect/parsers/dominant_type.h"

#include <cstdint>
#include <string_view>

namespace inspect {

// The tensor part of a GGUF header: every tensor lies right behind the one before it, within the file.
class GgufTensors {
public:
    // `alignment` is a power of two, in bytes.
    explicit GgufTensors(std::uint64_t alignment) : alignment_(alignment) {}

    // Reads so many tensors; a fault stays in the reader.
    void read(ByteReader &reader, std::uint64_t tensors);

    std::uint64_t count() const { return count_; }
    std::uint64_t parameterCount() const { return parameterCount_; }
    std::uint64_t weightBytes() const { return weightBytes_; }
    // Of the type that holds the most bytes; empty without tensors.
    std::string_view dominantType() const { return types_.name(); }

private:
    void readTensor(ByteReader &reader);
    // Elements of the tensor; those of a row go to `rowElements`.
    std::uint64_t readShape(ByteReader &reader, std::uint64_t &rowElements);

    std::uint64_t alignment_;
    std::uint64_t count_ = 0;
    std::uint64_t parameterCount_ = 0;
    std::uint64_t weightBytes_ = 0;
    // From the start of the data: where the last tensor ends, and where the next must begin.
    std::uint64_t end_ = 0;
    std::uint64_t next_ = 0;
    DominantType types_;
};

} // namespace inspect
