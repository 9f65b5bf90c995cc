#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct z_stream_s;

namespace core {

struct Kind;

// Bytes that are like others, kept as what makes them different: raw deflate (RFC 1951) with an example as dictionary.
// Immutable; safe from every thread.
struct PackedBytes {
    std::string bytes;
    std::uint32_t size = 0;                     // of what was packed
    std::shared_ptr<const std::string> example; // null: the bytes are as they were

    // The bytes, packed as above.
    static std::string unpacked(std::string_view packed, std::uint32_t size, const std::string &example);
};

// Packs what is long; what comes of one kind and is unlike the last example of it is the next example. A node of eight
// GPUs takes 310 bytes instead of 1,100, and 15 us. For one thread.
class BytesPacker {
public:
    BytesPacker();
    ~BytesPacker();

    PackedBytes pack(const Kind &kind, std::string bytes);

private:
    // Less wins nothing that its description does not take.
    static constexpr std::size_t leastSize = 512;

    // Empty where it fails.
    std::string deflated(std::string_view bytes, const std::string &example);

    const std::unique_ptr<z_stream_s> stream_;
    bool isReady_;
    std::map<const Kind *, std::shared_ptr<const std::string>> examples_;
};

} // namespace core
