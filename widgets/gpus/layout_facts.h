#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <QString>

#include "pilothouse/v1/fleet_service.pb.h"

namespace gpuspage {

namespace v1 = pilothouse::v1;

// What a layout says of one node. Looks at the layout, but for the name.
struct NodeFacts {
    std::string name; // `clusters/<id>/nodes/<id>`
    const std::string &site;
    const std::string &rack;
    const std::string &team;
    const std::string &nvlinkDomain;
};

// What the nodes of a layout are called and where they stand: 50 bytes a node, as what several have in common is there
// once. Immutable.
class LayoutFacts {
public:
    LayoutFacts() = default;
    explicit LayoutFacts(const v1::FleetLayout &layout);

    int count() const { return static_cast<int>(shared_.size()); }
    std::string_view name(int node) const;
    NodeFacts of(int node) const;
    // -1 for a name that is not there.
    int find(std::string_view name) const;

private:
    // Places in words_.
    struct Shared {
        std::uint32_t site;
        std::uint32_t rack;
        std::uint32_t team;
        std::uint32_t nvlinkDomain;
    };

    const std::string &word(std::uint32_t place) const { return words_[place]; }

    std::string names_; // behind each other
    std::vector<std::uint32_t> ends_;
    std::vector<Shared> shared_;
    std::vector<std::string> words_;
    std::vector<int> byName_;
};

} // namespace gpuspage
