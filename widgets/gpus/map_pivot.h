#pragma once

#include <optional>

#include <QCoreApplication>

#include "widgets/gpus/fleet_owners.h"

namespace gpuspage {

// By what the GPUs of the map stand together.
class MapPivot {
    Q_DECLARE_TR_FUNCTIONS(MapPivot)

public:
    enum class By { Rack, Model, Team, NvlinkDomain };

    // Groups by name, those of whom nothing is known last; nothing where it is by rack, or owners are not known yet.
    static std::optional<MapGrouping> groupingBy(By by, const HeatmapLayout &layout, const FleetOwners &owners);
    // In which group a GPU is, as it is called; empty by rack.
    static QString groupOf(By by, const HeatmapLayout &layout, const FleetOwners &owners, const GpuRef &gpu);
    // Owners have to be known.
    static bool needsOwners(By by) { return by == By::Model || by == By::Team; }
    // "Arranged by rack"
    static QString arranged(By by);
    // Of a column: "Model".
    static QString name(By by);

private:
    // As it stands on the map.
    struct Named {
        QString name;
        bool isKnown = false;
    };

    static Named groupOf(By by, const FleetOwners &owners, const v1::GpuOwner *owner);
    static MapGrouping byOwner(By by, const HeatmapLayout &layout, const FleetOwners &owners);
    static MapGrouping byDomain(const HeatmapLayout &layout);
    static QString domainName(const std::string &domain);
    static std::vector<int> sorted(const std::vector<Named> &named);
};

} // namespace gpuspage
