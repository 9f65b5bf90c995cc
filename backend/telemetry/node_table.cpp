#include "backend/telemetry/node_table.h"

#include <algorithm>

namespace telemetry {

namespace {

constexpr std::size_t LengthBytes = 2;
constexpr std::size_t LongestName = 0xffff;

} // namespace

NodeTable::NodeTable(std::span<const std::string> names) {
    ends_.reserve(names.size());
    for (const auto &name : names) {
        const auto length = std::min(name.size(), LongestName);
        bytes_ += static_cast<char>(length & 0xff);
        bytes_ += static_cast<char>(length >> 8);
        bytes_.append(name, 0, length);
        ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
    }
}

std::optional<NodeTable> NodeTable::fromBytes(std::string bytes, std::size_t count) {
    NodeTable table;
    std::size_t position = 0;
    for (std::size_t place = 0; place < count; ++place) {
        if (bytes.size() - position < LengthBytes)
            return std::nullopt;
        const std::size_t length = static_cast<unsigned char>(bytes[position]) |
                                   static_cast<std::size_t>(static_cast<unsigned char>(bytes[position + 1])) << 8;
        position += LengthBytes;
        if (bytes.size() - position < length)
            return std::nullopt;
        position += length;
        table.ends_.push_back(static_cast<std::uint32_t>(position));
    }
    if (position != bytes.size())
        return std::nullopt;
    table.bytes_ = std::move(bytes);
    return table;
}

std::string_view NodeTable::name(std::size_t place) const {
    const std::size_t start = (place == 0 ? 0 : ends_[place - 1]) + LengthBytes;
    return std::string_view(bytes_).substr(start, ends_[place] - start);
}

bool NodeTable::isOf(std::span<const std::string> names) const {
    if (names.size() != size())
        return false;
    for (std::size_t place = 0; place < names.size(); ++place) {
        if (std::string_view(names[place]).substr(0, LongestName) != name(place))
            return false;
    }
    return true;
}

} // namespace telemetry
