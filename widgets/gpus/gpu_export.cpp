#include "widgets/gpus/gpu_export.h"

#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/heatmap_view.h"
#include "widgets/kit/export_file.h"

namespace gpuspage {

QString exportPng(HeatmapView &view, const QString &name) {
    return kit::ExportFile::write(name, [&view](QIODevice &device) { return view.picture().save(&device, "PNG"); });
}

QString exportCsv(const GpuTable &table, const QString &name) {
    return kit::ExportFile::write(name, [&table](QIODevice &device) {
        QStringList cells;
        for (int column = 0; column < table.columnCount(); ++column)
            cells << table.columnTitle(column);
        bool isWritten = device.write(kit::ExportFile::csvRow(cells)) > 0;
        for (qint64 row = 0; row < table.rowCount() && isWritten; ++row) {
            cells.clear();
            for (int column = 0; column < table.columnCount(); ++column)
                cells << table.cell(row, column).words();
            isWritten = device.write(kit::ExportFile::csvRow(cells)) > 0;
        }
        return isWritten;
    });
}

} // namespace gpuspage
