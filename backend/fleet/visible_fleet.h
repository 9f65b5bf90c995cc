#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "backend/fleet/layout.h"

#include "pilothouse/v1/fleet_service.pb.h"

namespace fleet {

namespace v1 = pilothouse::v1;

// The nodes of a layout that a caller may see, in its order. Immutable.
class VisibleFleet {
public:
    // `sees` is asked for each team that has nodes, which may be the empty one.
    VisibleFleet(LayoutPtr layout, const std::function<bool(const std::string &team)> &sees);

    // What the caller is told: another one for other nodes or GPUs in sight.
    const std::string &version() const { return version_; }
    const LayoutPtr &layout() const { return layout_; }
    const std::vector<const PlacedNode *> &nodes() const { return nodes_; }
    int gpuCount() const { return gpuCount_; }

    void tell(v1::FleetLayout *layout) const;

private:
    LayoutPtr layout_;
    std::vector<const PlacedNode *> nodes_;
    int gpuCount_ = 0;
    std::string version_;
};

} // namespace fleet
