#include <set>

#include <QAction>

#include "backend/client/resource_cache.h"
#include "widgets/gpus/fleet_values.h"
#include "widgets/gpus/gpu_export.h"
#include "widgets/gpus/gpu_records.h"
#include "widgets/gpus/gpu_table.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/gpus_page.h"
#include "widgets/gpus/instants.h"
#include "widgets/gpus/map_comparison.h"
#include "widgets/gpus/map_look.h"
#include "widgets/gpus/map_time.h"
#include "widgets/gpus/severity_filter.h"
#include "widgets/gpus/time_scrubber.h"
#include "widgets/kit/export_dialog.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/time_text.h"

namespace gpuspage {

void GpusPage::makeExports() {
    export_ = new GpuExport([this](const QString &file) { return writeFile(file); }, this);
    const auto finish = [this] {
        if (export_->isWaiting() && isSettled())
            export_->finish();
    };
    connect(this, &Page::settled, export_, finish);
    connect(export_, &GpuExport::waitingChanged, this, [this, finish] {
        want();
        finish();
    });
    const kit::ExportDialog::Words words{.title = tr("Save the GPUs"),
                                         .stem = QStringLiteral("gpus"),
                                         .written = tr("The GPUs were written to %1."),
                                         .failed = tr("The GPUs could not be written to %1: %2")};
    const auto make = [&](const char *verb, const QString &name, const kit::ExportDialog::Format &format) {
        auto *action = makeAction(verb, name);
        connect(action, &QAction::triggered, this, [this, words, format] {
            const auto write = [this](const QString &file, const auto &told) { export_->begin(file, told); };
            (new kit::ExportDialog(session_, words, format, write, this))->open();
        });
        exports_ << action;
    };
    make("exportPng", tr("Save map as PNG…"), {QStringLiteral("png"), tr("Pictures (*.png)")});
    make("exportCsv", tr("Save table as CSV…"), {QStringLiteral("csv"), tr("Tables (*.csv)")});
}

QString GpusPage::writeFile(const QString &file) {
    if (file.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive))
        return exportPng({session_.theme, *view_, *legend_}, sheetWords(), file);
    const auto time = time_->isLive() ? std::nullopt : std::optional(time_->scrubber().time());
    GpuRecords records(session_.cache, fleet_, table_->metrics(), time);
    return exportCsv(*table_, records, file);
}

MapSheet::Words GpusPage::sheetWords() const {
    MapSheet::Words words;
    const auto unit = GpuWords::unit(look_->metric());
    const auto name = GpuWords::metric(look_->metric());
    words.title = unit.isEmpty() ? name : tr("%1 (%2)", "a metric, its unit").arg(name, unit);
    if (comparison_->isActive())
        words.title = tr("Change of %1 %2", "metric, as in: in an hour").arg(words.title, comparison_->period());
    words.facts << tr("%1. %2", "which GPUs, how they are arranged").arg(fact(), MapPivot::arranged(fleet_.pivot()));
    if (!filter_->filter().isEmpty())
        words.facts << tr("Filter: %1").arg(filter_->filter());
    if (const auto severity = severity_->chosen())
        words.facts << tr("Only GPUs with this severity are lit: %1").arg(GpuWords::severity(*severity));
    words.facts << timeFact();
    if (const auto then = comparison_->thenTime())
        words.facts << tr("Compared with %1").arg(instantWithOffset(*then));
    words.source = sourceWord();
    return words;
}

QString GpusPage::instantWithOffset(qint64 time) const {
    const auto words = session_.times.instant(Instants::timestamp(time));
    if (session_.times.zone() == QTimeZone::utc())
        return words;
    const auto at = QDateTime::fromMSecsSinceEpoch(time, session_.times.zone());
    return tr("%1 (%2)", "an instant, its offset from UTC")
        .arg(words, at.toOffsetFromUtc(at.offsetFromUtc()).timeZoneAbbreviation());
}

QString GpusPage::timeFact() const {
    if (time_->isLive())
        return tr("As of %1").arg(instantWithOffset(fleet_.values().time()));
    const auto then = instantWithOffset(time_->scrubber().time());
    return time_->isByNode()
               ? tr("Past values and faults, one value for each node, of %1. Owners and cordons are those of now.")
                     .arg(then)
               : tr("Past values and faults of %1. Owners and cordons are those of now.").arg(then);
}

QString GpusPage::sourceWord() const {
    std::set<QString> simulated;
    std::set<QString> all;
    // The service's own host is a node, too, also where it has no GPU.
    for (int node = 0; node < fleet_.layout().nodeCount(); ++node)
        if (fleet_.layout().node(node).gpuCount > 0)
            all.insert(QStringLiteral("clusters/") + fleet_.layout().clusterId(node));
    for (const auto &name : all)
        if (const auto cluster = session_.cache.find(name.toStdString());
            cluster && cluster->cluster().runtime() == v1::SIMULATED)
            simulated.insert(name);
    return simulated.empty() ? QString() : simulated.size() < all.size() ? tr("Partly simulated") : tr("Simulated");
}

} // namespace gpuspage
