#include "widgets/kit/line_diff.h"

#include <dtl/dtl.hpp>

#include <vector>

namespace kit {

namespace {

LineKind kindOf(dtl::edit_t edit) {
    if (edit == dtl::SES_DELETE)
        return LineKind::Removed;
    return edit == dtl::SES_ADD ? LineKind::Added : LineKind::Same;
}

// The comma after an element of a list says only that another one follows.
std::vector<QString> compared(const QStringList &lines) {
    std::vector<QString> bare;
    for (const auto &line : lines)
        bare.push_back(line.endsWith(QLatin1Char(',')) ? line.chopped(1) : line);
    return bare;
}

} // namespace

QVector<DiffLine> diffLines(const QStringList &before, const QStringList &after) {
    dtl::Diff<QString, std::vector<QString>> diff(compared(before), compared(after));
    diff.compose();
    QVector<DiffLine> lines;
    qsizetype stretch = 0; // where the additions of this stretch begin
    for (const auto &[text, element] : diff.getSes().getSequence()) {
        const auto kind = kindOf(element.type);
        if (kind == LineKind::Removed)
            lines.insert(stretch++, {kind, before[element.beforeIdx - 1]});
        else
            lines.append({kind, after[element.afterIdx - 1]});
        if (kind == LineKind::Same)
            stretch = lines.size();
    }
    return lines;
}

} // namespace kit
