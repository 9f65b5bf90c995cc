#include "widgets/gpus/shown_gpus.h"

#include <algorithm>
#include <set>

#include <QRegularExpression>

#include "backend/client/resource_view.h"
#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/severity_filter.h"
#include "widgets/gpus/source_actions.h"
#include "widgets/kit/filter_bar.h"

namespace gpuspage {

bool ShownGpus::areAll() const {
    return parts_.filter.filter().isEmpty() && !parts_.severity.chosen();
}

QString ShownGpus::words() const {
    const int gpus = parts_.fleet.layout().gpuCount();
    if (gpus == 0)
        return {};
    return areAll() ? allWords() : tr("%L1 of %Ln GPU(s) match", nullptr, gpus).arg(matchCount());
}

QString ShownGpus::allWords() const {
    const auto &layout = parts_.fleet.layout();
    std::set<QString> sites;
    for (const auto &cluster : layout.byRack().clusters())
        if (!cluster.racks.empty() && !cluster.site.isEmpty())
            sites.insert(cluster.site);
    const auto on = tr("%Ln node(s)", nullptr, parts_.fleet.nodeCount());
    const auto words = tr("%Ln GPU(s)", nullptr, layout.gpuCount());
    return sites.empty() ? tr("%1 on %2", "GPUs, nodes").arg(words, on)
                         : tr("%1 on %2, %3", "GPUs, nodes, sites")
                               .arg(words, on, tr("%n site(s)", nullptr, static_cast<int>(sites.size())));
}

int ShownGpus::matchCount() const {
    // The service has counted also what is off screen.
    if (parts_.filter.filter().isEmpty())
        return parts_.severity.count();
    const auto &matches = parts_.table.matches();
    return matches ? static_cast<int>(std::ranges::count(*matches, true)) : 0;
}

// What a team has is looked for by its name, and nodes know only whose they are themselves.
QString ShownGpus::mismatch() const {
    static const QRegularExpression team(QStringLiteral("\\bteam\\b"));
    if (!parts_.filter.filter().contains(team) || parts_.fleet.layout().gpuCount() == 0 || !parts_.nodes.isSettled() ||
        matchCount() > 0)
        return {};
    return tr(
        "A filter by team asks for the team that a node belongs to, not for whoever has its GPUs. Arrange the map "
        "by team under View, or look into the column Team of the table.");
}

// Those that tell of them may just not have told anything yet.
QString ShownGpus::unmeasured() const {
    const int gpus = parts_.fleet.layout().gpuCount();
    return !parts_.sources.hasForGpus()
               ? tr("Nothing is measured of %Ln GPU(s): no source tells of them yet. Add one under Sources.", nullptr,
                    gpus)
               : tr("Nothing is measured of %Ln GPU(s) yet. How each source is doing stands under Sources.", nullptr,
                    gpus);
}

} // namespace gpuspage
