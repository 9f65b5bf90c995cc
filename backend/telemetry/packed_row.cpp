#include "backend/telemetry/packed_row.h"

#include <algorithm>
#include <array>
#include <cassert>

#include <zlib.h>

namespace telemetry {

namespace {

// The level that costs least: others win a hundredth and take three times as long.
constexpr int level = Z_BEST_SPEED;

// Deflates one block after the other; makes its tables once.
class Packer {
public:
    Packer() : isReady_(::deflateInit(&stream_, level) == Z_OK) {}
    Packer(const Packer &) = delete;
    Packer &operator=(const Packer &) = delete;
    ~Packer() { ::deflateEnd(&stream_); }

    // Empty where it would not shrink.
    std::span<const unsigned char> pack(std::span<const PastCode> codes) {
        if (!isReady_ || ::deflateReset(&stream_) != Z_OK)
            return {};
        // zlib's own type; it does not write there.
        stream_.next_in = const_cast<Bytef *>(codes.data());
        stream_.avail_in = static_cast<uInt>(codes.size());
        stream_.next_out = room_.data();
        stream_.avail_out = static_cast<uInt>(codes.size()) - 1;
        if (::deflate(&stream_, Z_FINISH) != Z_STREAM_END)
            return {};
        return std::span(room_).first(stream_.total_out);
    }

private:
    z_stream stream_{};
    bool isReady_;
    std::array<unsigned char, PackedRow::Block> room_{};
};

} // namespace

PackedRow::PackedRow(std::span<const PastCode> codes) : size_(static_cast<std::uint32_t>(codes.size())) {
    static_assert(sizeof(PastCode) == 1);
    Packer packer;
    for (std::size_t first = 0; first < codes.size(); first += Block) {
        const auto block = codes.subspan(first, std::min(Block, codes.size() - first));
        const auto packed = packer.pack(block);
        if (packed.empty())
            bytes_.insert(bytes_.end(), block.begin(), block.end());
        else
            bytes_.insert(bytes_.end(), packed.begin(), packed.end());
        ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    }
    bytes_.shrink_to_fit();
    ends_.shrink_to_fit();
}

std::size_t PackedRow::blockSize(std::size_t block) const {
    return std::min(Block, size_ - block * Block);
}

void PackedRow::unpack(std::size_t block, std::span<PastCode> codes) const {
    const std::size_t begin = block == 0 ? 0 : ends_[block - 1];
    const auto packed = std::span(bytes_).subspan(begin, ends_[block] - begin);
    if (packed.size() == codes.size()) {
        std::copy(packed.begin(), packed.end(), codes.begin());
        return;
    }
    auto size = static_cast<uLongf>(codes.size());
    [[maybe_unused]] const int done = ::uncompress(codes.data(), &size, packed.data(), packed.size());
    assert(done == Z_OK && size == codes.size());
}

void PackedRow::read(std::size_t first, std::span<PastCode> codes) const {
    assert(first + codes.size() <= size_);
    std::vector<PastCode> room;
    for (std::size_t done = 0; done < codes.size();) {
        const auto block = (first + done) / Block;
        const auto skipped = first + done - block * Block;
        const auto count = std::min(codes.size() - done, blockSize(block) - skipped);
        const auto wanted = codes.subspan(done, count);
        if (count == blockSize(block)) {
            unpack(block, wanted);
        } else {
            room.resize(blockSize(block));
            unpack(block, room);
            std::copy_n(room.begin() + static_cast<std::ptrdiff_t>(skipped), count, wanted.begin());
        }
        done += count;
    }
}

std::size_t PackedRow::bytes() const {
    constexpr std::size_t Allocation = 16;
    return empty() ? 0 : bytes_.capacity() + ends_.capacity() * sizeof(std::uint32_t) + 2 * Allocation;
}

} // namespace telemetry
