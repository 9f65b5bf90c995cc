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

} // namespace

QVector<DiffLine> diffLines(const QStringList &before, const QStringList &after) {
    dtl::Diff<QString, std::vector<QString>> diff({before.begin(), before.end()}, {after.begin(), after.end()});
    diff.compose();
    QVector<DiffLine> lines;
    for (const auto &[text, element] : diff.getSes().getSequence())
        lines.append({kindOf(element.type), text});
    return lines;
}

} // namespace kit
