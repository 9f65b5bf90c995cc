#include "widgets/gpus/gpu_facts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <utility>

#include <QDateTime>
#include <QLocale>

#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/reason_words.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/time_text.h"

namespace gpuspage {

namespace {

constexpr std::size_t MostXids = 4;

QString lastPart(const std::string &name) {
    const auto text = QString::fromStdString(name);
    return text.mid(text.lastIndexOf(QLatin1Char('/')) + 1);
}

kit::Fact plain(const QString &label, const QString &value, kit::Absence absence = kit::Absence::None) {
    kit::Fact fact;
    fact.label = label;
    fact.value = value;
    fact.absence = absence;
    return fact;
}

// It was measured, and nothing of that is of now. One that is lost has its reason already.
bool isSilent(const v1::DescribeGpuResponse &description) {
    const auto isStale = [](const v1::GpuReading &reading) { return reading.is_stale() || !reading.has_value(); };
    return std::ranges::any_of(description.readings(), &v1::GpuReading::is_stale) &&
           std::ranges::all_of(description.readings(), isStale) &&
           std::ranges::none_of(description.reasons(),
                                [](const auto &reason) { return reason.sign() == v1::GPU_LOST; });
}

// As it counts now: one that is over has none.
v1::HealthSeverity severityOf(const v1::XidReport &report, const v1::DescribeGpuResponse &description) {
    const auto xid = std::to_string(report.xid());
    for (const auto &reason : description.reasons())
        if (const auto told = reason.arguments().find("xid");
            reason.sign() == v1::XID_REPORTED && told != reason.arguments().end() && told->second == xid)
            return reason.severity();
    return v1::HEALTH_SEVERITY_UNSPECIFIED;
}

QString share(int count, int whole) {
    return kit::Figures::percent(std::llround(100.0 * count / std::max(1, whole)) * 100);
}

kit::Fact hinted(kit::Fact fact, const QString &hint) {
    fact.hint = hint;
    return fact;
}

} // namespace

QString GpuFacts::money(qint64 micros, const QString &currency) {
    return kit::Figures::money(micros, currency);
}

QString GpuFacts::idleMeaning() {
    return tr("Given to replicas, and less than 1 % active for 15 minutes or longer.");
}

QList<kit::Fact> GpuFacts::ofFleet(const kit::FleetUse &use) {
    const auto &summary = use.summary();
    // Of two wholes: each share says of which.
    const auto ofAll = [&](int count) {
        return tr("%1 (%2 of all)", "a count, its share").arg(kit::Figures::count(count), share(count, summary.gpus()));
    };
    QList<kit::Fact> facts;
    facts << plain(tr("GPUs"), kit::Figures::count(summary.gpus()))
          << plain(tr("Nodes"), kit::Figures::count(summary.nodes()))
          << hinted(plain(tr("Allocated"), ofAll(summary.allocated())), tr("Given to replicas."));
    if (use.others() > 0)
        facts << hinted(plain(tr("Used by others"), ofAll(use.others())),
                        tr("Workloads that a telemetry source tells of run on them, and the service placed none of "
                           "these."));
    facts << hinted(ofAllocated(tr("Active"), summary.active(), use),
                    tr("Of those that are allocated, where anything runs at all."))
          << hinted(ofAllocated(tr("Effective"), summary.effective(), use),
                    tr("Of those that are allocated, busy for half of the time or more."))
          << hinted(ofAllocated(tr("Idle"), summary.idle_allocated(), use), idleMeaning());
    if (use.undecided() > 0)
        facts << hinted(plain(tr("Not known"), tr("%Ln GPU(s)", nullptr, use.undecided())),
                        tr("Allocated, but nothing says now whether anything runs on them."));
    if (summary.has_idle_cost_hourly_micros() && summary.idle_allocated() > 0)
        facts << plain(tr("Idle cost"),
                       tr("%1 per hour")
                           .arg(money(summary.idle_cost_hourly_micros(), QString::fromStdString(summary.currency()))));
    facts << plain(tr("Cordoned"), tr("%Ln node(s)", nullptr, summary.cordoned()))
          << hinted(plain(tr("Stale"), tr("%Ln GPU(s)", nullptr, summary.stale_gpus())),
                    tr("Nothing was heard of them for longer than they are asked."));
    return facts;
}

kit::Fact GpuFacts::ofAllocated(const QString &label, int count, const kit::FleetUse &use) {
    const int allocated = use.summary().allocated();
    if (use.isUndecided() && count == 0)
        return plain(label, {}, use.reason());
    if (use.undecided() > 0)
        return plain(label, tr("at least %1").arg(kit::Figures::count(count)));
    if (allocated == 0)
        return plain(label, kit::Figures::count(count));
    return plain(
        label,
        tr("%1 (%2 of allocated)", "a count, its share").arg(kit::Figures::count(count), share(count, allocated)));
}

QList<kit::Fact> GpuFacts::ofMany(const GpuFleet &fleet, const std::vector<GpuRef> &gpus, v1::GpuMetric metric) {
    const auto &values = fleet.values();
    const auto *column = values.column(metric);
    // GPUs of one node stand beside each other.
    int nodes = 0;
    int last = -1;
    int faults = 0;
    int cordoned = 0;
    int known = 0;
    double least = 0;
    double greatest = 0;
    double sum = 0;
    for (const auto &gpu : gpus) {
        nodes += std::exchange(last, gpu.node) != gpu.node ? 1 : 0;
        const auto health = GpuHealth::of(values.health(gpu));
        faults += health.isFault() ? 1 : 0;
        cordoned += health.isCordoned ? 1 : 0;
        const auto code = column ? values.code(*column, gpu) : telemetry::NoData;
        if (!telemetry::hasValue(code) || telemetry::isStale(code))
            continue;
        const double value = telemetry::decode(code, column->range);
        least = known == 0 ? value : std::min(least, value);
        greatest = known == 0 ? value : std::max(greatest, value);
        sum += value;
        ++known;
    }
    QList<kit::Fact> facts;
    facts << plain(tr("Nodes"), kit::Figures::count(nodes))
          << plain(tr("Cordoned"), tr("%Ln GPU(s)", nullptr, cordoned))
          << plain(tr("With a fault"), tr("%Ln GPU(s)", nullptr, faults)) << signsOf(fleet, gpus);
    const auto reading = [&](const QString &label, double value) {
        facts << (known > 0 ? plain(label, GpuWords::value(metric, value)) : plain(label, {}, kit::Absence::NoData));
    };
    reading(tr("Mean"), sum / std::max(1, known));
    reading(tr("Least"), least);
    reading(tr("Greatest"), greatest);
    if (fleet.comparison().metric() == metric)
        facts << changeOf(fleet, gpus);
    if (const int missing = static_cast<int>(gpus.size()) - known; missing > 0 && known > 0)
        // Values come of what is on screen; what is not is told to be left out.
        facts << plain(tr("Not counted"), tr("%Ln GPU(s), off screen or without value", nullptr, missing));
    return facts;
}

QList<kit::Fact> GpuFacts::signsOf(const GpuFleet &fleet, const std::vector<GpuRef> &gpus) {
    std::map<std::pair<v1::HealthSeverity, v1::HealthSign>, int, std::greater<>> counts;
    for (const auto &gpu : gpus)
        if (const auto health = GpuHealth::of(fleet.values().health(gpu));
            health.isFault() && health.sign != v1::HEALTH_SIGN_UNSPECIFIED)
            ++counts[{health.severity, health.sign}];
    QList<kit::Fact> facts;
    for (const auto &[kind, count] : counts)
        facts << hinted(plain(GpuWords::sign(kind.second),
                              tr("%Ln GPU(s), %1", "of a severity", count).arg(GpuWords::severity(kind.first))),
                        tr("Of a GPU with several signs the gravest counts."));
    return facts;
}

kit::Fact GpuFacts::changeOf(const GpuFleet &fleet, const std::vector<GpuRef> &gpus) {
    const auto &column = *fleet.comparison().column();
    double sum = 0;
    int known = 0;
    for (const auto &gpu : gpus) {
        const auto code = fleet.values().code(column, gpu);
        if (!telemetry::hasValue(code) || telemetry::isStale(code))
            continue;
        sum += telemetry::decode(code, column.range);
        ++known;
    }
    return hinted(known > 0 ? plain(tr("Mean difference"), GpuWords::difference(column.metric, sum / known))
                            : plain(tr("Mean difference"), {}, kit::Absence::NoData),
                  tr("Between what is shown and the time that it is compared with."));
}

QList<kit::Fact> GpuFacts::ofOne(const GpuFleet &fleet, const GpuRef &gpu, const v1::DescribeGpuResponse &description,
                                 const GpuHolder &holder) {
    const auto facts = fleet.layout().facts(gpu.node);
    QList<kit::Fact> told;
    const auto sentence = GpuWords::sentence(GpuHealth::of(fleet.values().health(gpu)).sign);
    if (!sentence.isEmpty() && description.reasons_size() == 0)
        told << plain(tr("Fault"), sentence);
    told << plain(tr("Site"), fleet.siteName(gpu.node), kit::Absence::NotReported)
         << plain(tr("Rack"), QString::fromStdString(facts.rack), kit::Absence::NotReported);
    const auto team = !description.team().empty() ? description.team()
                      : holder.owner              ? holder.owner->team()
                                                  : facts.team;
    if (!team.empty())
        told << plain(tr("Team"), lastPart(team));
    if (!description.replica().empty())
        told << plain(tr("Replica"), tr("%1 / %2", "deployment, replica")
                                         .arg(lastPart(description.deployment()), lastPart(description.replica())));
    else if (holder.owner && !holder.owner->workload().empty())
        told << plain(tr("Workload"), kit::harmless(QString::fromStdString(holder.owner->workload())));
    else if (holder.isFree())
        told << plain(tr("Replica"), tr("none, it is free"));
    else if (!holder.isWhole)
        told << hinted(plain(tr("Replica"), {}, kit::Absence::NotApplicable),
                       tr("No replica that you may see has it."));
    return told;
}

QList<kit::Fact> GpuFacts::faults(const v1::DescribeGpuResponse &description, const QDateTime &now) {
    QList<kit::Fact> facts;
    std::vector<std::pair<v1::HealthSeverity, kit::Fact>> known;
    const auto aged = [&](const QString &label, const QString &sentence, const auto &time) {
        const auto age = kit::TimeText::age(time, now);
        return plain(label, sentence.isEmpty() ? age : tr("%1 (%2)", "a sentence, its age").arg(sentence, age));
    };
    for (const auto &reason : description.reasons())
        if (reason.sign() != v1::XID_REPORTED || description.xids_size() == 0 || ReasonWords::isOfDriver(reason))
            known.emplace_back(reason.severity(),
                               aged(ReasonWords::label(reason),
                                    tr("%1 %2", "what was seen, what is to be done")
                                        .arg(ReasonWords::sentence(reason), ReasonWords::advice(reason))
                                        .trimmed(),
                                    reason.since_time()));
    if (isSilent(description))
        facts << plain(tr("Stale"),
                       tr("Nothing new is heard of it. See whether its node runs and its source still tells of it."));
    // The same one often is one fact: how often, and when last.
    std::vector<std::pair<const v1::XidReport *, int>> reports;
    for (const auto &report : description.xids()) {
        const auto same =
            std::ranges::find_if(reports, [&report](const auto &other) { return other.first->xid() == report.xid(); });
        if (same == reports.end())
            reports.emplace_back(&report, 1);
        else
            ++same->second;
    }
    reports.resize(std::min(reports.size(), MostXids));
    for (const auto &[report, count] : reports) {
        const auto label = tr("XID %1").arg(report->xid());
        known.emplace_back(
            severityOf(*report, description),
            count == 1 ? aged(label, GpuWords::xid(*report), report->time())
                       : plain(label, tr("%1 (%Ln time(s), last %2)", "a sentence, the age of the last one", count)
                                          .arg(GpuWords::xid(*report), kit::TimeText::age(report->time(), now))));
    }
    // What is to be done first stands first.
    std::ranges::stable_sort(known, std::greater<>(), [](const auto &one) { return one.first; });
    for (const auto &[severity, fact] : known)
        facts << fact;
    return facts;
}

QList<kit::Fact> GpuFacts::device(const v1::GpuDevice &device) {
    const auto mono = [](const QString &label, const std::string &value) {
        auto fact = plain(label, QString::fromStdString(value), kit::Absence::NotReported);
        fact.isMono = true;
        return fact;
    };
    QList<kit::Fact> told{plain(tr("Product"), QString::fromStdString(device.product()), kit::Absence::NotReported)};
    if (device.memory_bytes() > 0)
        told << plain(tr("Memory"), kit::Figures::bytes(device.memory_bytes()));
    return told << mono(tr("Serial number"), device.serial()) << mono(tr("UUID"), device.uuid())
                << mono(tr("Bus"), device.pci_address());
}

QList<kit::Fact> GpuFacts::readings(const v1::DescribeGpuResponse &description) {
    std::vector<const v1::GpuReading *> sorted;
    for (const auto &reading : description.readings())
        sorted.push_back(&reading);
    std::ranges::sort(sorted, {}, [](const auto *reading) { return reading->metric(); });
    QList<kit::Fact> facts;
    if (std::ranges::none_of(sorted, [](const auto *reading) { return reading->metric() == v1::SM_ACTIVE; }))
        facts << hinted(plain(GpuWords::metric(v1::SM_ACTIVE), {}, kit::Absence::NotReported),
                        tr("DCGM's exporter does not report it before it is asked to. Add DCGM_FI_PROF_SM_ACTIVE to "
                           "its counters."));
    for (const auto *reading : sorted) {
        const auto label = GpuWords::metric(reading->metric());
        if (!reading->has_value()) {
            facts << plain(label, {}, kit::Absence::NotReported);
            continue;
        }
        const auto value = GpuWords::value(reading->metric(), reading->value());
        facts << plain(label, reading->is_stale() ? tr("%1, stale").arg(value) : value);
    }
    return facts;
}

} // namespace gpuspage
