#pragma once

#include <QObject>

#include "widgets/gpus/fleet_comparison.h"
#include "widgets/gpus/fleet_owners.h"
#include "widgets/gpus/gpu_selection.h"
#include "widgets/gpus/heatmap_metrics.h"
#include "widgets/gpus/map_pivot.h"

namespace gpuspage {

// The fleet as the console knows it: which GPUs there are, what was measured of them last, and which are selected. All
// panes of the page look at one. Lives in the GUI thread.
class GpuFleet : public QObject {
    Q_OBJECT

public:
    explicit GpuFleet(QObject *parent = nullptr);

    // Of the map, which shall be well filled. The first one counts for what is there already, later ones for what
    // comes.
    void setRoom(HeatmapRoom room);
    // All of it is looked at: where GPUs would be larger in that room if they stood otherwise, they do.
    void fillRoom();
    void takeLayout(const v1::FleetLayout &layout);
    // False, and nothing has changed: of another layout than is held, or not as long as the part.
    [[nodiscard]] bool takeFrame(const v1::FleetFrame &frame, const FleetPart &part);
    [[nodiscard]] bool takePast(const v1::HistoryTile &tile, int step, const FleetPart &part);
    // All other values are of another time than what is shown, and are not known.
    void keepOnly(const QList<v1::GpuMetric> &metrics);
    // Faults that held then, as FleetValues shows them; nothing is the present.
    void showFaults(const std::optional<std::vector<std::uint8_t>> &then);
    // Compares what is shown of a metric with another time; unspecified compares nothing.
    void compare(v1::GpuMetric metric);
    [[nodiscard]] bool takeThen(const v1::HistoryTile &tile, int step, const FleetPart &part);
    void forgetThen();
    // By what GPUs stand together. Where owners are not known yet they are by rack until then.
    void pivotBy(MapPivot::By by);
    [[nodiscard]] bool takeOwners(const v1::OwnerColumn &column);
    // See FleetOwners.
    void setOwnersComplete(bool isComplete);
    // `sites/<id>` as people call them.
    void setSiteNames(const QHash<QString, QString> &names);

    const HeatmapLayout &layout() const { return layout_; }
    const FleetValues &values() const { return values_; }
    const FleetComparison &comparison() const { return comparison_; }
    const FleetOwners &owners() const { return owners_; }
    MapPivot::By pivot() const { return pivot_; }
    // In which group of the pivot it stands; empty by rack.
    QString groupOf(const GpuRef &gpu) const { return MapPivot::groupOf(pivot_, layout_, owners_, gpu); }
    // What the map shows of a metric: its differences where it is compared, else its values. Null where nothing is
    // known of it.
    const FleetValues::Column *shown(v1::GpuMetric metric) const {
        return comparison_.metric() == metric ? comparison_.column() : values_.column(metric);
    }
    GpuSelection &selection() { return selection_; }
    const GpuSelection &selection() const { return selection_; }
    // Hosts without GPUs are none.
    int nodeCount() const;
    // Over a block of the map: "Frankfurt, on-premises / fra-a", "By model".
    QString heading(int cluster) const;
    // The same where there is little room: "fra-a".
    QString blockName(int cluster) const;
    // The same of the cluster that a node is in.
    QString clusterHeading(int node) const;
    // As people call it; empty where none is known.
    QString siteName(int node) const;

Q_SIGNALS:
    void reshaped();   // other nodes or GPUs
    void renamed();    // only what they are called
    void rearranged(); // only where they stand
    void owned();      // who has them
    void measured(const gpuspage::FleetValues::Changes &changes);

private:
    // False where all stand as they did.
    bool arrange();
    FleetValues::Changes everything() const;
    void tellAll();
    QString headingOf(const QString &site, const QString &cluster) const;

    HeatmapLayout layout_;
    FleetValues values_{layout_};
    FleetComparison comparison_{layout_, values_};
    FleetOwners owners_{layout_};
    MapPivot::By pivot_ = MapPivot::By::Rack;
    std::optional<MapGrouping> grouping_; // as it was arranged last
    MapPivot::By arrangedBy_ = MapPivot::By::Rack;
    GpuSelection selection_{layout_};
    HeatmapRoom room_;
    QHash<QString, QString> siteNames_;
};

} // namespace gpuspage
