#include "widgets/gpus/gpu_export.h"

#include <utility>

#include "widgets/gpus/gpu_records.h"
#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/map_time.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/export_file.h"

namespace gpuspage {

namespace {

// A past of many GPUs takes seconds where a source is asked for it.
constexpr auto Patience = std::chrono::seconds(20);

} // namespace

GpuExport::GpuExport(const kit::Session &session, Parts parts, const kit::ActionMaker &make, QWidget *page)
    : QObject(page), session_(session), parts_(std::move(parts)) {
    const kit::ExportDialog::Words words{.title = tr("Save the GPUs"),
                                         .stem = QStringLiteral("gpus"),
                                         .written = tr("The GPUs were written to %1."),
                                         .failed = tr("The GPUs could not be written to %1: %2")};
    using Kind = kit::ExportActions::Kind;
    actions_ = new kit::ExportActions(session, words, page);
    actions_->add(
        make(QStringLiteral("gpus.exportPng"), tr("Save map as PNG…"), {}), Kind::Png,
        [this](const QString &file, const auto &told) { begin([this, file] { return writePicture(file); }, told); });
    actions_->add(
        make(QStringLiteral("gpus.exportCsv"), tr("Save table as CSV…"), {}), Kind::Csv,
        [this](const QString &file, const auto &told) { begin([this, file] { return writeTable(file); }, told); });
    limit_.setSingleShot(true);
    limit_.setInterval(Patience);
    connect(&limit_, &QTimer::timeout, this,
            [this] { end(tr("The values of the whole fleet did not come in time.")); });
}

QString GpuExport::writePicture(const QString &file) const {
    const MapSheet sheet(session_.theme, parts_.view, parts_.legend);
    return kit::ExportFile::writePng(file, sheet.picture(parts_.words()));
}

QString GpuExport::writeTable(const QString &file) const {
    const auto &table = parts_.table;
    const auto time = parts_.time.isLive() ? std::nullopt : std::optional(parts_.time.scrubber().time());
    GpuRecords records(session_.cache, parts_.fleet, table.metrics(), time);
    return kit::ExportFile::writeCsv(file, records.titles(), table.rowCount(), [&](qint64 row) {
        return kit::ExportFile::csvRow(records.cells(table.gpuAt(row)));
    });
}

void GpuExport::begin(const Write &write, const kit::ExportDialog::Told &told) {
    write_ = write;
    told_ = told;
    limit_.start();
    Q_EMIT waitingChanged();
}

void GpuExport::finish() {
    if (isWaiting())
        end(write_());
}

void GpuExport::end(const QString &mistake) {
    limit_.stop();
    write_ = nullptr;
    if (const auto told = std::exchange(told_, {}))
        told(mistake);
    Q_EMIT waitingChanged();
}

} // namespace gpuspage
