#pragma once

#include <QStringList>
#include <QVector>

namespace kit {

enum class LineKind { Same, Removed, Added };

struct DiffLine {
    LineKind kind = LineKind::Same;
    QString text;
    bool operator==(const DiffLine &) const = default;
};

// The shortest way from one text to the other by whole lines; what goes stands before what comes. A comma at the end of
// a line makes no difference.
QVector<DiffLine> diffLines(const QStringList &before, const QStringList &after);

} // namespace kit
