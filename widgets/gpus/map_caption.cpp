#include "widgets/gpus/map_caption.h"

#include "widgets/gpus/gpu_fleet.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/instants.h"
#include "widgets/gpus/map_comparison.h"
#include "widgets/gpus/map_look.h"
#include "widgets/gpus/map_time.h"
#include "widgets/gpus/severity_filter.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/time_text.h"

namespace gpuspage {

MapSheet::Words MapCaption::words(const QString &gpus, const QString &filter) const {
    MapSheet::Words words;
    words.title = title();
    words.facts
        << tr("%1. %2", "which GPUs, how they are arranged").arg(gpus, MapPivot::arranged(parts_.fleet.pivot()));
    if (!filter.isEmpty())
        words.facts << tr("Filter: %1").arg(filter);
    if (parts_.severity.isOnlyIdle())
        words.facts << tr("Only GPUs that are allocated and idle are lit.");
    else if (const auto severity = parts_.severity.chosen())
        words.facts << tr("Only GPUs with this severity are lit: %1").arg(GpuWords::severity(*severity));
    words.facts << timeFact();
    if (const auto then = parts_.comparison.thenTime())
        words.facts << tr("Compared with %1").arg(instantWithOffset(*then));
    words.source = sourceWord();
    return words;
}

QString MapCaption::title() const {
    const auto unit = GpuWords::unit(parts_.look.metric());
    const auto name = GpuWords::metric(parts_.look.metric());
    const auto title = unit.isEmpty() ? name : tr("%1 (%2)", "a metric, its unit").arg(name, unit);
    return parts_.comparison.isActive()
               ? tr("Change of %1 %2", "metric, as in: in an hour").arg(title, parts_.comparison.period())
               : title;
}

QString MapCaption::instantWithOffset(qint64 time) const {
    const auto words = session_.times.instant(Instants::timestamp(time));
    if (session_.times.zone() == QTimeZone::utc())
        return words;
    const auto at = QDateTime::fromMSecsSinceEpoch(time, session_.times.zone());
    return tr("%1 (%2)", "an instant, its offset from UTC")
        .arg(words, at.toOffsetFromUtc(at.offsetFromUtc()).timeZoneAbbreviation());
}

QString MapCaption::timeFact() const {
    if (parts_.time.isLive())
        return tr("As of %1").arg(instantWithOffset(parts_.fleet.values().time()));
    const auto then = instantWithOffset(parts_.time.scrubber().time());
    return parts_.time.isByNode()
               ? tr("Past values and faults, one value for each node, of %1. Owners and cordons are those of now.")
                     .arg(then)
               : tr("Past values and faults of %1. Owners and cordons are those of now.").arg(then);
}

QString MapCaption::sourceWord() const {
    const auto &layout = parts_.fleet.layout();
    QStringList clusters;
    // The service's own host is a node, too, also where it has no GPU.
    for (int node = 0; node < layout.nodeCount(); ++node)
        if (layout.node(node).gpuCount > 0)
            clusters << QStringLiteral("clusters/") + layout.clusterId(node);
    clusters.removeDuplicates();
    return kit::PictureWords::sourceOf(session_.cache, clusters);
}

} // namespace gpuspage
