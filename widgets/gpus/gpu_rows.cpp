#include "widgets/gpus/gpu_rows.h"

#include <algorithm>
#include <cmath>

#include "widgets/gpus/gpu_charts.h"
#include "widgets/gpus/gpu_words.h"
#include "widgets/gpus/health_glyphs.h"
#include "widgets/gpus/instants.h"
#include "widgets/gpus/reason_words.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/time_text.h"

namespace gpuspage {

namespace {

using kit::PlainTable;

kit::Cell absent(kit::Absence absence) {
    auto cell = PlainTable::figure({});
    cell.absence = absence;
    return cell;
}

kit::Cell valueCell(v1::GpuMetric metric, std::optional<float> value, kit::Absence absence) {
    return value ? PlainTable::figure(GpuWords::value(metric, *value)) : absent(absence);
}

const v1::GpuReading *readingOf(const v1::DescribeGpuResponse &description, v1::GpuMetric metric) {
    const auto found =
        std::ranges::find_if(description.readings(), [metric](const auto &one) { return one.metric() == metric; });
    return found == description.readings().end() ? nullptr : &*found;
}

kit::Cell latestCell(v1::GpuMetric metric, const v1::GpuReading *reading) {
    if (!reading)
        return absent(kit::Absence::NoData);
    if (!reading->has_value())
        return absent(kit::Absence::NotReported);
    return PlainTable::figure(GpuWords::value(metric, reading->value()));
}

std::optional<float> meanOf(const kit::TimeSeries &series, const kit::TimeSpan &span) {
    const auto [first, last] = series.placesIn(span);
    double sum = 0;
    int count = 0;
    for (auto place = first; place < last; ++place) {
        if (const auto value = series.valueAt(place)) {
            sum += *value;
            ++count;
        }
    }
    return count > 0 ? std::optional(static_cast<float>(sum / count)) : std::nullopt;
}

kit::Cell cursorCell(v1::GpuMetric metric, const kit::TimeSeries *series, const std::optional<qint64> &cursor) {
    if (!cursor)
        return PlainTable::figure(QStringLiteral("–"));
    const auto place = series ? series->placeAt(*cursor) : std::nullopt;
    if (!place)
        return absent(kit::Absence::NoData);
    const auto value = series->valueAt(*place);
    return value ? PlainTable::figure(GpuWords::value(metric, *value)) : absent(series->absenceAt(*place));
}

kit::Cell severityCell(v1::HealthSeverity severity) {
    return PlainTable::pill(GpuWords::severity(severity),
                            HealthGlyphs::tone({v1::HEALTH_SIGN_UNSPECIFIED, severity, false, false}),
                            severity > v1::NOTICE ? kit::Icon::Warning : kit::Icon::Info);
}

} // namespace

QStringList GpuRows::valueTitles() {
    return {tr("Metric"), tr("Latest"), tr("Least"), tr("Mean"), tr("Greatest"), tr("At the cursor")};
}

QList<GpuRows::Row> GpuRows::values(const v1::DescribeGpuResponse &description, const GpuPast &past,
                                    const kit::TimeSpan &span, const std::optional<qint64> &cursor) {
    QList<Row> rows;
    for (const auto metric : GpuCharts::order()) {
        const auto *series = past.series(metric);
        const auto *reading = readingOf(description, metric);
        const auto spread = past.spread(metric, span);
        if (!reading && !spread)
            continue;
        const auto absence = reading && !reading->has_value() ? kit::Absence::NotReported : kit::Absence::NoData;
        Row row;
        row.name = QString::number(metric);
        row.cells << PlainTable::text(GpuWords::metric(metric), kit::CellKind::Strong) << latestCell(metric, reading)
                  << valueCell(metric, spread ? std::optional(spread->least) : std::nullopt, absence)
                  << valueCell(metric, series ? meanOf(*series, span) : std::nullopt, absence)
                  << valueCell(metric, spread ? std::optional(spread->greatest) : std::nullopt, absence)
                  << cursorCell(metric, series, cursor);
        rows << row;
    }
    return rows;
}

QStringList GpuRows::xidTitles(const kit::TimeText &times) {
    return {tr("Time (%1)", "zone").arg(times.zoneName(QDateTime::currentDateTime())), tr("XID"), tr("Name"),
            tr("What to do")};
}

QList<GpuRows::Row> GpuRows::xids(const v1::DescribeGpuResponse &description, const kit::TimeText &times) {
    QList<Row> rows;
    for (const auto &report : description.xids()) {
        const auto name = kit::harmless(QString::fromStdString(report.mnemonic()));
        auto mnemonic = PlainTable::text(name, kit::CellKind::Mono);
        mnemonic.absence = kit::Absence::NotPublished;
        const auto action = GpuWords::action(report.action());
        rows << Row{QString::number(Instants::milliseconds(report.time())),
                    {PlainTable::text(times.dateTime(report.time()), kit::CellKind::Mono),
                     PlainTable::figure(QString::number(report.xid())), mnemonic,
                     PlainTable::text(action.isEmpty() ? tr("NVIDIA's catalog does not say.") : action)}};
    }
    return rows;
}

QStringList GpuRows::faultTitles(const kit::TimeText &times) {
    const auto zone = times.zoneName(QDateTime::currentDateTime());
    return {tr("Began (%1)", "zone").arg(zone),
            tr("Lasted"),
            tr("Fault"),
            tr("Severity"),
            tr("What it means"),
            tr("What to do")};
}

QList<GpuRows::Row> GpuRows::faults(const std::vector<v1::GpuEvent> &events, int gpu, const Reasons &reasons,
                                    const kit::TimeText &times) {
    struct Span {
        const v1::GpuEvent *begin;
        const v1::GpuEvent *end;
    };
    std::vector<Span> spans;
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        // XIDs have a table of their own, each by itself.
        if (event->gpu() != gpu || event->sign() == v1::XID_REPORTED)
            continue;
        const auto begun = std::find_if(spans.rbegin(), spans.rend(), [&](const Span &span) {
            return span.begin && !span.end && span.begin->sign() == event->sign();
        });
        // It became graver, or is over.
        if (begun != spans.rend())
            begun->end = &*event;
        if (!event->is_over())
            spans.push_back({&*event, nullptr});
        else if (begun == spans.rend())
            spans.push_back({nullptr, &*event});
    }
    QList<Row> rows;
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
        const auto &told = span->begin ? *span->begin : *span->end;
        const auto reason = ReasonWords::reasonOf(told, span->end ? Reasons() : reasons);
        const auto since = span->begin && span->end
                               ? Instants::milliseconds(span->end->time()) - Instants::milliseconds(span->begin->time())
                               : 0;
        rows << Row{QStringLiteral("%1/%2").arg(Instants::milliseconds(told.time())).arg(told.sign()),
                    {PlainTable::text(span->begin ? times.dateTime(told.time()) : tr("before what is kept"),
                                      span->begin ? kit::CellKind::Mono : kit::CellKind::Muted),
                     PlainTable::text(!span->end     ? tr("goes on", "a fault")
                                      : !span->begin ? tr("until %1").arg(times.time(told.time()))
                                                     : kit::TimeText::duration(since / 1000 * 1000)),
                     PlainTable::text(GpuWords::sign(told.sign()), kit::CellKind::Strong),
                     severityCell(told.severity()), PlainTable::text(ReasonWords::sentence(reason)),
                     PlainTable::text(ReasonWords::advice(reason))}};
    }
    return rows;
}

QStringList GpuRows::linkTitles() {
    return {tr("Link"), tr("State"), tr("Errors")};
}

QList<GpuRows::Row> GpuRows::links(const v1::DescribeGpuResponse &description) {
    QList<Row> rows;
    for (const auto &link : description.links()) {
        auto errors = link.has_errors() ? PlainTable::figure(kit::Figures::count(link.errors()))
                                        : absent(kit::Absence::NotReported);
        if (link.errors() > 0)
            errors.tone = kit::Tone::Warn;
        rows << Row{QString::number(link.index()),
                    {PlainTable::text(tr("NVLink %1", "number").arg(link.index()), kit::CellKind::Strong),
                     link.is_up() ? PlainTable::pill(tr("up", "a link"), kit::Tone::Ok, kit::Icon::Link)
                                  : PlainTable::pill(tr("down", "a link"), kit::Tone::Danger, kit::Icon::Unlink),
                     errors}};
    }
    return rows;
}

QStringList GpuRows::processTitles() {
    return {tr("Process"), tr("Program"), tr("Memory"), tr("Deployment")};
}

QList<GpuRows::Row> GpuRows::processes(const v1::DescribeGpuResponse &description, bool areAllSeen) {
    QList<Row> rows;
    const auto none = areAllSeen ? tr("none") : tr("none that you may see");
    for (const auto &process : description.processes()) {
        auto program =
            PlainTable::text(kit::harmless(QString::fromStdString(process.program())), kit::CellKind::Strong);
        program.absence = kit::Absence::NotReported;
        const auto deployment = QString::fromStdString(process.deployment());
        rows << Row{deployment.isEmpty() ? QString::number(process.pid()) : deployment,
                    {PlainTable::figure(QString::number(process.pid())), program,
                     process.has_memory_bytes() ? PlainTable::figure(kit::Figures::bytes(process.memory_bytes()))
                                                : absent(kit::Absence::NotReported),
                     PlainTable::text(deployment.isEmpty() ? none : deployment.section(QLatin1Char('/'), -1),
                                      deployment.isEmpty() ? kit::CellKind::Muted : kit::CellKind::Name)}};
    }
    return rows;
}

} // namespace gpuspage
