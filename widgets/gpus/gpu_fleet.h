#pragma once

#include <QObject>

#include "widgets/gpus/fleet_values.h"
#include "widgets/gpus/gpu_selection.h"

namespace gpuspage {

// The fleet as the console knows it: which GPUs there are, what was measured of them last, and which are selected. All
// panes of the page look at one. Lives in the GUI thread.
class GpuFleet : public QObject {
    Q_OBJECT

public:
    explicit GpuFleet(QObject *parent = nullptr);

    // Of the map, before the first layout: it shall be well filled.
    void setRoom(const QSizeF &room) { room_ = room; }
    void takeLayout(const v1::FleetLayout &layout);
    // False, and nothing has changed: of another layout than is held, or not as long as the part.
    [[nodiscard]] bool takeFrame(const v1::FleetFrame &frame, const FleetPart &part);
    [[nodiscard]] bool takePast(const v1::HistoryTile &tile, int step, const FleetPart &part);
    // All other values are of another time than what is shown, and are not known.
    void keepOnly(const QList<v1::GpuMetric> &metrics);
    // `sites/<id>` as people call them.
    void setSiteNames(const QHash<QString, QString> &names);

    const HeatmapLayout &layout() const { return layout_; }
    const FleetValues &values() const { return values_; }
    GpuSelection &selection() { return selection_; }
    const GpuSelection &selection() const { return selection_; }
    // Hosts without GPUs are none.
    int nodeCount() const;
    // Over the block of a cluster: "Frankfurt, on-premises / fra-a".
    QString heading(int cluster) const;
    // As people call it; empty where none is known.
    QString siteName(int cluster) const;

Q_SIGNALS:
    void reshaped(); // other nodes or GPUs
    void renamed();  // only what they are called
    void measured(const gpuspage::FleetValues::Changes &changes);

private:
    HeatmapLayout layout_;
    FleetValues values_{layout_};
    GpuSelection selection_{layout_};
    QSizeF room_{1150, 500};
    QHash<QString, QString> siteNames_;
};

} // namespace gpuspage
