#pragma once

#include <QString>

#include "widgets/kit/picture_head.h"

namespace topologypage {

class TopologyGraph;
class TopologyView;

// Writes the map to files, with words on what it is of; a file that is there is replaced. Answers what the system said
// when it could not be written, and nothing when it was.
[[nodiscard]] QString exportPng(const TopologyView &view, const kit::PictureWords &words,
                                const QString &file); // what is in sight, twice as large
[[nodiscard]] QString exportSvg(const TopologyView &view, const kit::PictureWords &words,
                                const QString &file); // the whole map
// RFC 4180 with a header row, in UTF-8: one row for each object, whatever the view shows. The last two cells of each
// are the time, after RFC 3339, and the words' source.
struct Records {
    const TopologyGraph &graph;
    QString time;
    QString source;
};
[[nodiscard]] QString exportCsv(const Records &records, const QString &file);

} // namespace topologypage
