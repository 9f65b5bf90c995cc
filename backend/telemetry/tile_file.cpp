#include "backend/telemetry/tile_file.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <zlib.h>

namespace telemetry {

namespace {

core::Error failure(int error, const std::filesystem::path &path) {
    const auto words = std::generic_category().message(error);
    return core::Error(error == ENOSPC || error == EDQUOT ? core::v1::DISK_FULL : core::v1::FILE_UNREADABLE,
                       path.string() + " cannot be written: " + words,
                       {{"path", path.string()}, {"system_error", words}});
}

// 0, or errno.
int writeAll(int descriptor, std::string_view bytes, std::size_t offset) {
    while (!bytes.empty()) {
        const auto written = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
            offset += static_cast<std::size_t>(written);
        }
    }
    return 0;
}

bool readAll(int descriptor, std::span<char> bytes, std::size_t offset) {
    while (!bytes.empty()) {
        const auto count = ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count == 0 || (count < 0 && errno != EINTR))
            return false;
        if (count > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(count));
            offset += static_cast<std::size_t>(count);
        }
    }
    return true;
}

// The size of a regular file.
std::optional<std::size_t> sizeOf(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    return static_cast<std::size_t>(status.st_size);
}

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
        return failure(errno, path);
    if (const int error = writeAll(descriptor.number(), header.encode(ladder), 0); error != 0) {
        ::unlink(path.c_str());
        return failure(error, path);
    }
    return TileWriter(std::move(descriptor), path, header);
}

std::optional<TileWriter> TileWriter::resume(const std::filesystem::path &path, const TileHeader &header,
                                             const Ladder &ladder) {
    posix::Descriptor descriptor(::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
    const auto size = descriptor.isOpen() ? sizeOf(descriptor.number()) : std::nullopt;
    const auto expected = header.encode(ladder);
    std::string found(expected.size(), '\0');
    if (!size || !readAll(descriptor.number(), found, 0) || found != expected)
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
    if (const int error = writeAll(descriptor_.number(), record, offsetOf(header_, place)); error != 0)
        return failure(error, path_);
    return {};
}

std::optional<TileReader> TileReader::open(const std::filesystem::path &path, const TileName &name,
                                           const Ladder &ladder) {
    posix::Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
    const auto size = descriptor.isOpen() ? sizeOf(descriptor.number()) : std::nullopt;
    std::string bytes(TileHeader::FixedBytes, '\0');
    if (!size || !readAll(descriptor.number(), bytes, 0))
        return std::nullopt;
    const auto names = TileHeader::nameBytes(bytes, name, ladder);
    if (!names || *names > *size - TileHeader::FixedBytes)
        return std::nullopt;
    bytes.resize(TileHeader::FixedBytes + *names);
    if (!readAll(descriptor.number(), std::span(bytes).subspan(TileHeader::FixedBytes), TileHeader::FixedBytes))
        return std::nullopt;
    auto header = TileHeader::decode(bytes, name);
    return header ? std::optional(TileReader(std::move(descriptor), std::move(*header))) : std::nullopt;
}

std::optional<std::int64_t> TileReader::newest() const {
    const auto begun = begunSteps(header_, sizeOf(descriptor_.number()).value_or(0));
    return begun == 0 ? std::nullopt
                      : std::optional(header_.name.firstStep() + std::min(begun, header_.name.steps()) - 1);
}

std::optional<std::int64_t> TileReader::oldest() const {
    const auto begun = std::min(begunSteps(header_, sizeOf(descriptor_.number()).value_or(0)), header_.name.steps());
    for (std::int64_t place = 0; place < begun; ++place) {
        std::array<char, sizeof(std::uint32_t)> mark{};
        const bool isRead = readAll(descriptor_.number(), mark, offsetOf(header_, place));
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
    if (!readAll(descriptor_.number(), bytes, offsetOf(header_, place)))
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
