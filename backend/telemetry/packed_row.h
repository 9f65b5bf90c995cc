#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "backend/telemetry/code.h"

namespace telemetry {

// A row of past codes as memory keeps it: deflated (RFC 1950) in blocks, so that some of it can be read without the
// rest. What GPUs do takes a third of its codes. Immutable; safe from any thread.
class PackedRow {
public:
    // Of codes; what is read of a part unpacks the blocks that it touches.
    static constexpr std::size_t Block = 16'384;

    PackedRow() = default;
    explicit PackedRow(std::span<const PastCode> codes);

    bool empty() const { return size_ == 0; }
    // In codes.
    std::size_t size() const { return size_; }
    // As many codes as there is room for, from a place on; all of them are within the row.
    void read(std::size_t first, std::span<PastCode> codes) const;
    // On the heap, with what the allocator adds.
    std::size_t bytes() const;

private:
    std::size_t blockSize(std::size_t block) const;
    void unpack(std::size_t block, std::span<PastCode> codes) const;

    std::uint32_t size_ = 0;
    // Of each block within the bytes; one that did not shrink lies there as it is.
    std::vector<std::uint32_t> ends_;
    std::vector<unsigned char> bytes_;
};

} // namespace telemetry
