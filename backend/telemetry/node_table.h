#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace telemetry {

// Which nodes the places of a row belong to, and the bytes that say so in a file: for each node the length of its name
// in two bytes, little-endian, and the name. A table that has grown at its end begins with the bytes that it had.
class NodeTable {
public:
    // Names are cut to 65,535 bytes.
    explicit NodeTable(std::span<const std::string> names);
    // Nothing when these are not the bytes of so many names.
    static std::optional<NodeTable> fromBytes(std::string bytes, std::size_t count);

    std::size_t size() const { return ends_.size(); }
    std::string_view name(std::size_t place) const;
    const std::string &bytes() const { return bytes_; }
    // These are the names of its places.
    bool isOf(std::span<const std::string> names) const;
    bool begins(const NodeTable &longer) const { return longer.bytes_.starts_with(bytes_); }

private:
    NodeTable() = default;

    std::string bytes_;
    // Where each name ends among the bytes.
    std::vector<std::uint32_t> ends_;
};

} // namespace telemetry
