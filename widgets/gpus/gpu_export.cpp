#include "widgets/gpus/gpu_export.h"

#include <utility>

#include "widgets/gpus/gpu_records.h"
#include "widgets/gpus/gpu_table.h"
#include "widgets/kit/export_file.h"

namespace gpuspage {

namespace {

// A past of many GPUs takes seconds where a source is asked for it.
constexpr auto Patience = std::chrono::seconds(20);

} // namespace

QString exportPng(const MapSheet &sheet, const MapSheet::Words &words, const QString &name) {
    return kit::ExportFile::write(name, [&](QIODevice &device) { return sheet.picture(words).save(&device, "PNG"); });
}

QString exportCsv(const GpuTable &table, GpuRecords &records, const QString &name) {
    return kit::ExportFile::write(name, [&](QIODevice &device) {
        bool isWritten = device.write(kit::ExportFile::csvRow(records.titles())) > 0;
        for (qint64 row = 0; row < table.rowCount() && isWritten; ++row)
            isWritten = device.write(kit::ExportFile::csvRow(records.cells(table.gpuAt(row)))) > 0;
        return isWritten;
    });
}

GpuExport::GpuExport(Write write, QObject *parent) : QObject(parent), write_(std::move(write)) {
    limit_.setSingleShot(true);
    limit_.setInterval(Patience);
    connect(&limit_, &QTimer::timeout, this,
            [this] { end(tr("The values of the whole fleet did not come in time.")); });
}

void GpuExport::begin(const QString &file, const Told &told) {
    file_ = file;
    told_ = told;
    limit_.start();
    Q_EMIT waitingChanged();
}

void GpuExport::finish() {
    if (isWaiting())
        end(write_(file_));
}

void GpuExport::end(const QString &mistake) {
    limit_.stop();
    file_.clear();
    if (const auto told = std::exchange(told_, {}))
        told(mistake);
    Q_EMIT waitingChanged();
}

} // namespace gpuspage
