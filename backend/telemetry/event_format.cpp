#include "backend/telemetry/event_format.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>

#include <zlib.h>

namespace telemetry {

namespace {

static_assert(std::endian::native == std::endian::little, "the layout on disk is the one in memory");

constexpr std::string_view Magic = "PHEVENT\n";
constexpr std::uint32_t Version = 1;
constexpr std::size_t FixedBytes = 20;
constexpr std::size_t ChecksumBytes = sizeof(std::uint32_t);
constexpr std::size_t MostNameBytes = 60'000;
constexpr std::uint8_t OverBit = 0x80;

template <typename Number>
void put(std::string *bytes, Number number) {
    bytes->append(reinterpret_cast<const char *>(&number), sizeof number);
}

template <typename Number>
Number numberAt(std::string_view bytes, std::size_t offset) {
    Number number;
    std::memcpy(&number, bytes.data() + offset, sizeof number);
    return number;
}

std::uint32_t checksumOf(std::string_view bytes) {
    return static_cast<std::uint32_t>(::crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()), bytes.size()));
}

bool isWritable(const GpuEvent &event) {
    return event.node.size() + event.team.size() <= MostNameBytes && event.gpu >= 0 &&
           event.gpu <= std::numeric_limits<std::uint16_t>::max() && v1::HealthSign_IsValid(event.sign) &&
           v1::HealthSeverity_IsValid(event.severity);
}

// A record with all of its bytes; nothing where it is not sound.
std::optional<GpuEvent> eventFrom(std::string_view record) {
    if (record.size() < FixedBytes + ChecksumBytes)
        return std::nullopt;
    const auto body = record.substr(0, record.size() - ChecksumBytes);
    if (numberAt<std::uint32_t>(record, body.size()) != checksumOf(body))
        return std::nullopt;
    const auto sign = numberAt<std::uint8_t>(body, 16);
    const auto severity = numberAt<std::uint8_t>(body, 17);
    const std::size_t nodeBytes = numberAt<std::uint16_t>(body, 18);
    const auto names = body.substr(FixedBytes);
    if (nodeBytes > names.size() || names.size() > MostNameBytes || !v1::HealthSign_IsValid(sign) ||
        !v1::HealthSeverity_IsValid(severity & ~OverBit))
        return std::nullopt;
    GpuEvent event;
    event.time = core::TimePoint(std::chrono::nanoseconds(numberAt<std::int64_t>(body, 2)));
    event.xid = numberAt<std::int32_t>(body, 10);
    event.gpu = numberAt<std::uint16_t>(body, 14);
    event.sign = static_cast<v1::HealthSign>(sign);
    event.severity = static_cast<v1::HealthSeverity>(severity & ~OverBit);
    event.isOver = (severity & OverBit) != 0;
    event.node = names.substr(0, nodeBytes);
    event.team = names.substr(nodeBytes);
    return event;
}

bool isZero(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte == 0; });
}

} // namespace

std::string EventFormat::header() {
    std::string bytes(Magic);
    put(&bytes, Version);
    return bytes;
}

std::string EventFormat::record(const GpuEvent &event) {
    std::string bytes;
    if (!isWritable(event))
        return bytes;
    const auto length = FixedBytes + event.node.size() + event.team.size() + ChecksumBytes;
    put(&bytes, static_cast<std::uint16_t>(length));
    const auto since = std::chrono::duration_cast<std::chrono::nanoseconds>(event.time.time_since_epoch());
    put(&bytes, static_cast<std::int64_t>(since.count()));
    put(&bytes, static_cast<std::int32_t>(event.xid));
    put(&bytes, static_cast<std::uint16_t>(event.gpu));
    put(&bytes, static_cast<std::uint8_t>(event.sign));
    put(&bytes, static_cast<std::uint8_t>(event.severity | (event.isOver ? OverBit : 0)));
    put(&bytes, static_cast<std::uint16_t>(event.node.size()));
    bytes += event.node;
    bytes += event.team;
    put(&bytes, checksumOf(bytes));
    return bytes;
}

ReadEvents readEvents(std::string_view bytes) {
    ReadEvents read;
    const auto header = EventFormat::header();
    if (!bytes.starts_with(header)) {
        // The very first write was cut.
        const bool isCut = bytes.size() < header.size() && std::string_view(header).starts_with(bytes);
        read.end = isCut || isZero(bytes) ? ReadEvents::End::Torn : ReadEvents::End::Damaged;
        return read;
    }
    read.sound = header.size();
    while (read.sound < bytes.size()) {
        const auto rest = bytes.substr(read.sound);
        const std::size_t length = rest.size() < 2 ? 0 : numberAt<std::uint16_t>(rest, 0);
        if (rest.size() < 2 || length > rest.size() || isZero(rest)) {
            read.end = ReadEvents::End::Torn;
            return read;
        }
        auto event = eventFrom(rest.substr(0, length));
        if (!event) {
            read.end = ReadEvents::End::Damaged;
            return read;
        }
        read.events.push_back(*std::move(event));
        read.sound += length;
    }
    return read;
}

} // namespace telemetry
