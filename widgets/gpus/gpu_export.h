#pragma once

#include <QString>

namespace gpuspage {

class GpuTable;
class HeatmapView;

// Each answers what went wrong; nothing when the file was written.
// What is in sight.
QString exportPng(HeatmapView &view, const QString &name);
// The rows of the table, in its order.
QString exportCsv(const GpuTable &table, const QString &name);

} // namespace gpuspage
