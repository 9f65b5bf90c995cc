#include "backend/telemetry/tile_file.h"

#include "backend/telemetry/file_bytes.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <zlib.h>

namespace telemetry {

namespace {

std::uint32_t checksumOf(const unsigned char *record, std::size_t bytes) {
    return static_cast<std::uint32_t>(::crc32_z(0, record, bytes));
}

// How many steps a file of this size has begun to write.
std::int64_t begunSteps(const TileHeader &header, std::size_t size) {
    const auto written = size > header.headerBytes() ? size - header.headerBytes() : 0;
    return static_cast<std::int64_t>((written + header.recordBytes() - 1) / header.recordBytes());
}

std::size_t offsetOf(const TileHeader &header, std::int64_t place) {
    return header.headerBytes() + header.recordBytes() * static_cast<std::size_t>(place);
}

} // namespace

core::Result<TileWriter> TileWriter::create(const std::filesystem::path &path, const TileHeader &header,
                                            const Ladder &ladder) {
    posix::Descriptor descriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!descriptor.isOpen())
        return fileFailure(errno, path);
    if (const int error = writeAt(descriptor.number(), header.encode(ladder), 0); error != 0) {
        ::unlink(path.c_str());
        return fileFailure(error, path);
    }
    return TileWriter(std::move(descriptor), path, header);
}

std::optional<TileWriter> TileWriter::resume(const std::filesystem::path &path, const TileHeader &header,
                                             const Ladder &ladder) {
    posix::Descriptor descriptor(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
    const auto size = descriptor.isOpen() ? fileSize(descriptor.number()) : std::nullopt;
    const auto expected = header.encode(ladder);
    std::string found(expected.size(), '\0');
    if (!size || !readAt(descriptor.number(), found, 0) || found != expected)
        return std::nullopt;
    TileWriter writer(std::move(descriptor), path, header);
    writer.next_ = begunSteps(header, *size);
    return writer;
}

core::Result<void> TileWriter::write(std::int64_t number, std::span<const PastCode> row) {
    assert(row.size() == header_.rowBytes());
    const auto place = number - header_.name.firstStep();
    assert(place >= 0 && place < header_.name.steps());
    if (place < next_)
        return {};
    next_ = place + 1;
    std::string record(header_.recordBytes(), '\0');
    const auto mark = static_cast<std::uint32_t>(place + 1);
    std::memcpy(record.data(), &mark, sizeof mark);
    std::memcpy(record.data() + sizeof mark, row.data(), row.size());
    const auto summed = sizeof mark + row.size();
    const auto checksum = checksumOf(reinterpret_cast<const unsigned char *>(record.data()), summed);
    std::memcpy(record.data() + summed, &checksum, sizeof checksum);
    if (const int error = writeAt(descriptor_.number(), record, offsetOf(header_, place)); error != 0)
        return fileFailure(error, path_);
    return {};
}

std::optional<TileReader> TileReader::open(const std::filesystem::path &path, const TileName &name,
                                           const Ladder &ladder) {
    posix::Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
    const auto size = descriptor.isOpen() ? fileSize(descriptor.number()) : std::nullopt;
    std::string bytes(TileHeader::FixedBytes, '\0');
    if (!size || !readAt(descriptor.number(), bytes, 0))
        return std::nullopt;
    const auto names = TileHeader::nameBytes(bytes, name, ladder);
    if (!names || *names > *size - TileHeader::FixedBytes)
        return std::nullopt;
    bytes.resize(TileHeader::FixedBytes + *names);
    if (!readAt(descriptor.number(), std::span(bytes).subspan(TileHeader::FixedBytes), TileHeader::FixedBytes))
        return std::nullopt;
    auto header = TileHeader::decode(bytes, name);
    return header ? std::optional(TileReader(std::move(descriptor), std::move(*header))) : std::nullopt;
}

std::optional<std::int64_t> TileReader::newest() const {
    const auto begun = begunSteps(header_, fileSize(descriptor_.number()).value_or(0));
    return begun == 0 ? std::nullopt
                      : std::optional(header_.name.firstStep() + std::min(begun, header_.name.steps()) - 1);
}

std::optional<std::int64_t> TileReader::oldest() const {
    const auto begun = std::min(begunSteps(header_, fileSize(descriptor_.number()).value_or(0)), header_.name.steps());
    for (std::int64_t place = 0; place < begun; ++place) {
        std::array<char, sizeof(std::uint32_t)> mark{};
        const bool isRead = readAt(descriptor_.number(), mark, offsetOf(header_, place));
        if (isRead && mark != std::array<char, sizeof(std::uint32_t)>{})
            return header_.name.firstStep() + place;
    }
    return std::nullopt;
}

std::optional<std::span<const PastCode>> TileReader::read(std::int64_t number) {
    const auto place = number - header_.name.firstStep();
    if (place < 0 || place >= header_.name.steps())
        return std::nullopt;
    record_.resize(header_.recordBytes());
    const std::span bytes(reinterpret_cast<char *>(record_.data()), record_.size());
    if (!readAt(descriptor_.number(), bytes, offsetOf(header_, place)))
        return std::nullopt;
    std::uint32_t mark = 0;
    std::uint32_t checksum = 0;
    std::memcpy(&mark, record_.data(), sizeof mark);
    std::memcpy(&checksum, record_.data() + sizeof mark + header_.rowBytes(), sizeof checksum);
    const bool isSound = mark == static_cast<std::uint32_t>(place + 1) &&
                         checksum == checksumOf(record_.data(), sizeof mark + header_.rowBytes());
    if (!isSound)
        return std::nullopt;
    return std::span<const PastCode>(record_).subspan(sizeof mark, header_.rowBytes());
}

} // namespace telemetry
