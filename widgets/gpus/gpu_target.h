#pragma once

#include <memory>
#include <set>
#include <vector>

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/kit/node_changes.h"
#include "widgets/kit/session.h"

namespace gpuspage {

// What is selected, as changes name it: nodes, and the positions of GPUs on them.
struct GpuTarget {
    // As the console knows them; those that it does not know are left out.
    std::vector<std::shared_ptr<const v1::Resource>> nodes;
    kit::NodeChanges::Positions positions;
    int gpuCount = 0;
    // Of all that are selected, also where they are too many to be named.
    int nodeCount = 0;
    // What is wrong with them, as far as the map shows it: of each the gravest.
    std::set<v1::HealthSign> signs;
    // Those of them that have a fault, silenced or not.
    struct Faulty {
        QString node; // `clusters/<id>/nodes/<id>`
        int index = 0;
    };
    std::vector<Faulty> faulty;

    bool isTooMuch() const { return nodeCount > kit::NodeChanges::Most; }
    kit::NodeChanges::Nodes copies() const;
    static GpuTarget of(const GpuFleet &fleet, const client::ResourceCache &cache);
};

// Where a silence is to hold: nodes as a whole where all their GPUs are selected, a whole cluster by its name.
struct SilenceTarget {
    v1::SilenceSpec spec;
    // `fra-a-n027-gpu2`: what a silence may be called by.
    std::string id;
    int gpuCount = 0;

    static SilenceTarget of(const GpuFleet &fleet, const GpuTarget &target);
};

} // namespace gpuspage
