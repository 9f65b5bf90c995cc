#pragma once

#include <functional>

#include <QTimer>

#include "widgets/gpus/map_sheet.h"

namespace gpuspage {

class GpuRecords;
class GpuTable;

// Each answers what went wrong; nothing when the file was written.
QString exportPng(const MapSheet &sheet, const MapSheet::Words &words, const QString &name);
// The rows of the table, in its order, as records for programs.
QString exportCsv(const GpuTable &table, GpuRecords &records, const QString &name);

// Writes a file as soon as all of the fleet is known, which is more than what is in sight. One file at a time: of two
// the later one is written. Lives in the GUI thread.
class GpuExport : public QObject {
    Q_OBJECT

public:
    using Told = std::function<void(const QString &mistake)>;
    // Answers what went wrong; nothing when the file was written.
    using Write = std::function<QString(const QString &file)>;

    GpuExport(Write write, QObject *parent);

    void begin(const QString &file, const Told &told);
    // All that was to come has.
    void finish();

    bool isWaiting() const { return !file_.isEmpty(); }

Q_SIGNALS:
    // Another part of the fleet is wanted.
    void waitingChanged();

private:
    void end(const QString &mistake);

    const Write write_;
    QString file_;
    Told told_;
    QTimer limit_;
};

} // namespace gpuspage
