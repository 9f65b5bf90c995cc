#pragma once

#include <QString>

namespace topologypage {

class TopologyGraph;
class TopologyView;

// Writes the map to files; a file that is there is replaced. Answers what the system said when it could not be written,
// and nothing when it was.
[[nodiscard]] QString exportPng(const TopologyView &view, const QString &file); // what is in sight, twice as large
[[nodiscard]] QString exportSvg(const TopologyView &view, const QString &file); // the whole map
// RFC 4180 with a header row, in UTF-8: one row for each object, whatever the view shows.
[[nodiscard]] QString exportCsv(const TopologyGraph &graph, const QString &file);

} // namespace topologypage
