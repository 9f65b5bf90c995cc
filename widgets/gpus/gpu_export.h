#pragma once

#include <functional>

#include <QTimer>

#include "widgets/gpus/map_sheet.h"
#include "widgets/kit/export_actions.h"
#include "widgets/kit/object_actions.h"

namespace gpuspage {

class GpuFleet;
class GpuTable;
class MapTime;

// What the GPUs are saved as: the map as a picture, and the rows of the table, in its order, as records for programs. A
// file is written as soon as all of the fleet is known, which is more than what is in sight. One at a time: of two the
// later one is written. Lives in the GUI thread.
class GpuExport : public QObject {
    Q_OBJECT

public:
    // All of it outlives this.
    struct Parts {
        const GpuFleet &fleet;
        HeatmapView &view;
        const HeatmapLegend &legend;
        const GpuTable &table;
        MapTime &time;
        // What the picture says of itself.
        std::function<MapSheet::Words()> words;
    };

    GpuExport(const kit::Session &session, Parts parts, const kit::ActionMaker &make, QWidget *page);

    // All that was to come has.
    void finish();

    bool isWaiting() const { return write_ != nullptr; }
    const QList<QAction *> &actions() const { return actions_->all(); }

Q_SIGNALS:
    // Another part of the fleet is wanted.
    void waitingChanged();

private:
    // Each answers what went wrong; nothing when the file was written.
    using Write = std::function<QString()>;
    QString writePicture(const QString &file) const;
    QString writeTable(const QString &file) const;
    void begin(const Write &write, const kit::ExportDialog::Told &told);
    void end(const QString &mistake);

    const kit::Session session_;
    const Parts parts_;
    kit::ExportActions *actions_;
    Write write_;
    kit::ExportDialog::Told told_;
    QTimer limit_;
};

} // namespace gpuspage
