#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "backend/fleet/picture.h"

namespace fleet {

// Pictures folded to nodes, as each metric folds. A node keeps its place while others come and go, so that rows of
// several pictures can stand below each other. For one thread.
class NodeFold {
public:
    // What it gives lasts until the next time.
    void take(const Picture &picture);

    // `clusters/<id>/nodes/<id>`, with GPUs; those that are gone stay for a while and are without data.
    std::span<const std::string> names() const { return names_; }
    std::span<const telemetry::MetricCodes> columns() const { return columns_; }

private:
    void follow(const Layout &layout);
    std::optional<std::uint32_t> placeOf(const std::string &name) const;
    void sortNames();
    void fold(const telemetry::MetricCodes &column);

    LayoutPtr layout_;
    std::vector<std::string> names_;
    // Places by name.
    std::vector<std::uint32_t> byName_;
    // Slots in groups: those of a node, and what lies between two.
    std::vector<std::uint32_t> ends_;
    // By place: the node's group; -1 where it is gone.
    std::vector<int> groups_;
    std::vector<std::uint32_t> cut_;
    std::vector<telemetry::LiveCode> folded_;
    std::array<std::vector<telemetry::LiveCode>, telemetry::MetricCount> codes_;
    std::vector<telemetry::MetricCodes> columns_;
};

} // namespace fleet
