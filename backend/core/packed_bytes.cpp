#include "backend/core/packed_bytes.h"

#include <cassert>
#include <utility>

#include <zlib.h>

namespace core {

namespace {

constexpr int window = 12;   // bits: an example and its like are within 4 KB
constexpr int raw = -window; // no head and no checksum
constexpr int memoryLevel = 5;

// zlib's own type; it does not write there.
Bytef *input(std::string_view bytes) {
    return const_cast<Bytef *>(reinterpret_cast<const Bytef *>(bytes.data()));
}

Bytef *output(std::string &bytes) {
    return reinterpret_cast<Bytef *>(bytes.data());
}

} // namespace

std::string PackedBytes::unpacked(std::string_view packed, std::uint32_t size, const std::string &example) {
    std::string bytes(size, '\0');
    z_stream stream{};
    [[maybe_unused]] int done = ::inflateInit2(&stream, raw);
    assert(done == Z_OK);
    ::inflateSetDictionary(&stream, input(example), static_cast<uInt>(example.size()));
    stream.next_in = input(packed);
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = output(bytes);
    stream.avail_out = size;
    done = ::inflate(&stream, Z_FINISH);
    assert(done == Z_STREAM_END && stream.avail_out == 0);
    ::inflateEnd(&stream);
    return bytes;
}

BytesPacker::BytesPacker()
    : stream_(std::make_unique<z_stream>()),
      isReady_(::deflateInit2(stream_.get(), Z_BEST_SPEED, Z_DEFLATED, raw, memoryLevel, Z_DEFAULT_STRATEGY) == Z_OK) {}

BytesPacker::~BytesPacker() {
    ::deflateEnd(stream_.get());
}

PackedBytes BytesPacker::pack(const Kind &kind, std::string bytes) {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    if (bytes.size() < leastSize || !isReady_)
        return {std::move(bytes), size, nullptr};
    auto &example = examples_[&kind];
    if (example) {
        if (auto packed = deflated(bytes, *example); !packed.empty())
            return {std::move(packed), size, example};
    }
    example = std::make_shared<const std::string>(bytes);
    return {std::move(bytes), size, nullptr};
}

std::string BytesPacker::deflated(std::string_view bytes, const std::string &example) {
    // More than half of it is no likeness.
    std::string packed(bytes.size() / 2, '\0');
    ::deflateReset(stream_.get());
    ::deflateSetDictionary(stream_.get(), input(example), static_cast<uInt>(example.size()));
    stream_->next_in = input(bytes);
    stream_->avail_in = static_cast<uInt>(bytes.size());
    stream_->next_out = output(packed);
    stream_->avail_out = static_cast<uInt>(packed.size());
    if (::deflate(stream_.get(), Z_FINISH) != Z_STREAM_END)
        return {};
    packed.resize(stream_->total_out);
    return packed;
}

} // namespace core
