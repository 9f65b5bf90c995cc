#include "backend/telemetry/tile_header.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>

#include <zlib.h>

namespace telemetry {

namespace {

static_assert(std::endian::native == std::endian::little, "the layout on disk is the one in memory");

constexpr char Magic[8] = {'P', 'H', 'T', 'I', 'L', 'E', 'S', '\n'};
constexpr std::uint32_t Version = 1;

struct Fixed {
    char magic[8];
    std::uint32_t version;
    std::uint32_t metric;
    std::uint32_t planes;
    std::uint32_t steps;
    std::int64_t step;
    std::int64_t first;
    std::uint32_t nodes;
    std::uint32_t nameBytes;
    std::uint32_t zero;
    std::uint32_t checksum;
};

static_assert(sizeof(Fixed) == TileHeader::FixedBytes);

Fixed fixedOf(const TileName &name, const Ladder &ladder) {
    Fixed fixed{};
    std::memcpy(fixed.magic, Magic, sizeof Magic);
    fixed.version = Version;
    fixed.metric = static_cast<std::uint32_t>(name.metric);
    fixed.planes = static_cast<std::uint32_t>(Ladder::planesOf(name.level));
    fixed.steps = static_cast<std::uint32_t>(name.steps());
    fixed.step = ladder.stepOf(name.level).count();
    fixed.first = name.firstStep();
    return fixed;
}

Fixed fixedIn(std::string_view bytes) {
    Fixed fixed;
    std::memcpy(&fixed, bytes.data(), sizeof fixed);
    return fixed;
}

std::uint32_t checksumOf(std::string_view header) {
    const auto *bytes = reinterpret_cast<const Bytef *>(header.data());
    const auto sum = ::crc32(0, bytes, static_cast<uInt>(offsetof(Fixed, checksum)));
    return static_cast<std::uint32_t>(
        ::crc32_z(sum, bytes + TileHeader::FixedBytes, header.size() - TileHeader::FixedBytes));
}

// The number before the next dot, which goes too.
template <typename Number>
bool take(std::string_view *text, Number *number) {
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), *number);
    if (error != std::errc() || end == text->data() + text->size() || *end != '.')
        return false;
    text->remove_prefix(static_cast<std::size_t>(end - text->data()) + 1);
    return true;
}

// Whether all of the span lies in times that can be told.
bool isInTime(const TileName &name, std::chrono::milliseconds step) {
    const auto end = std::chrono::floor<std::chrono::milliseconds>(Instant::max().time_since_epoch());
    const auto spans = end / step / TileName::stepsOf(name.level) - 1;
    return name.span >= -spans && name.span <= spans;
}

} // namespace

std::string TileName::fileName(const Ladder &ladder) const {
    std::string metricName = v1::GpuMetric_Name(metric);
    std::transform(metricName.begin(), metricName.end(), metricName.begin(),
                   [](char letter) { return letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter; });
    return metricName + '.' + std::to_string(ladder.stepOf(level).count()) + '.' + std::to_string(span) + '.' +
           std::to_string(segment) + ".tile";
}

std::optional<TileName> TileName::fromFileName(const std::string &text, const Ladder &ladder) {
    const auto dot = text.find('.');
    std::string metricName = text.substr(0, dot);
    std::transform(metricName.begin(), metricName.end(), metricName.begin(),
                   [](char letter) { return letter >= 'a' && letter <= 'z' ? char(letter - 'a' + 'A') : letter; });
    TileName name;
    if (dot == std::string::npos || !v1::GpuMetric_Parse(metricName, &name.metric) || name.metric == 0)
        return std::nullopt;
    auto rest = std::string_view(text).substr(dot + 1);
    std::int64_t step = 0;
    if (!take(&rest, &step) || !take(&rest, &name.span) || !take(&rest, &name.segment) || rest != "tile")
        return std::nullopt;
    while (name.level < Ladder::Levels && ladder.stepOf(name.level).count() != step)
        ++name.level;
    // What is not written like this is not ours, leading zeros included.
    if (name.level == Ladder::Levels || name.fileName(ladder) != text || !isInTime(name, ladder.stepOf(name.level)))
        return std::nullopt;
    return name;
}

std::string TileHeader::encode(const Ladder &ladder) const {
    auto fixed = fixedOf(name, ladder);
    fixed.nodes = static_cast<std::uint32_t>(nodes->size());
    fixed.nameBytes = static_cast<std::uint32_t>(nodes->bytes().size());
    std::string bytes(reinterpret_cast<const char *>(&fixed), sizeof fixed);
    bytes += nodes->bytes();
    const auto checksum = checksumOf(bytes);
    std::memcpy(bytes.data() + offsetof(Fixed, checksum), &checksum, sizeof checksum);
    return bytes;
}

std::optional<std::size_t> TileHeader::nameBytes(std::string_view fixedBytes, const TileName &name,
                                                 const Ladder &ladder) {
    if (fixedBytes.size() < FixedBytes)
        return std::nullopt;
    const auto expected = fixedOf(name, ladder);
    const auto fixed = fixedIn(fixedBytes);
    const bool isOurs = std::memcmp(&fixed, &expected, offsetof(Fixed, nodes)) == 0 && fixed.zero == 0;
    // Each name takes two bytes at least.
    if (!isOurs || fixed.nodes > fixed.nameBytes / 2)
        return std::nullopt;
    return fixed.nameBytes;
}

std::optional<TileHeader> TileHeader::decode(std::string_view bytes, const TileName &name) {
    if (bytes.size() < FixedBytes || fixedIn(bytes).checksum != checksumOf(bytes))
        return std::nullopt;
    auto table = NodeTable::fromBytes(std::string(bytes.substr(FixedBytes)), fixedIn(bytes).nodes);
    if (!table)
        return std::nullopt;
    return TileHeader{name, std::make_shared<const NodeTable>(std::move(*table))};
}

std::size_t TileHeader::rowBytes() const {
    return nodes->size() * static_cast<std::size_t>(Ladder::planesOf(name.level));
}

} // namespace telemetry
