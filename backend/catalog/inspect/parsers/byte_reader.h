#pragma once

#include "backend/catalog/inspect/parsers/fault.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace inspect {

// Reads a file forwards in small pieces, never mapping it. The first fault stays: after it every read yields zero or
// nothing, so that a parser may look at `isGood` once per step.
class ByteReader {
public:
    // `size` is the length of the file; `budget` how many bytes may be fetched in all, what is skipped not counted.
    ByteReader(int descriptor, std::uint64_t size, std::uint64_t budget);

    std::uint8_t u8() { return number<std::uint8_t>(); }
    std::uint16_t u16() { return number<std::uint16_t>(); }
    std::uint32_t u32() { return number<std::uint32_t>(); }
    std::uint64_t u64() { return number<std::uint64_t>(); }
    // UTF-8 of so many bytes; the caller has bounded the length.
    std::string text(std::uint64_t length);
    // The same, read and forgotten.
    void checkText(std::uint64_t length);
    // What lies in the buffer, at most `most` bytes; empty at the end of the file and after a fault. It is consumed at
    // once and stays valid until the next read.
    std::string_view piece(std::uint64_t most);
    void skip(std::uint64_t count);
    void fail(FaultCode code, std::string detail);
    void failAt(std::uint64_t offset, FaultCode code, std::string detail);

    bool isGood() const { return !fault_; }
    const std::optional<Fault> &fault() const { return fault_; }
    std::uint64_t position() const { return base_ + at_; }
    std::uint64_t remaining() const { return size_ - position(); }

private:
    template <typename T>
    T number();
    // Makes at least one byte, and `count` of them where that is no more than a number needs, stand in the buffer.
    bool provide(std::size_t count);
    template <typename Sink>
    void consumeText(std::uint64_t length, Sink &&sink);

    int descriptor_;
    std::uint64_t size_;
    std::uint64_t budget_;
    // Where the buffer stands in the file.
    std::uint64_t base_ = 0;
    std::size_t at_ = 0;
    std::size_t filled_ = 0;
    std::optional<Fault> fault_;
    std::array<char, 64 * 1024> buffer_;
};

} // namespace inspect
