#include "widgets/findings/findings_model.h"

#include "widgets/kit/finding_words.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/time_text.h"

namespace findingspage {

using kit::Absence;
using kit::Cell;
using kit::CellKind;

// A list of names has no order; who and since when stand beside the list too.
FindingsModel::FindingsModel(client::ResourceCache &cache, const kit::TimeText &times, QObject *parent)
    : ResourceTable(cache, "findings",
                    {{.title = tr("State"), .order = "status.state"},
                     {.title = tr("What"), .order = "status.process.program"},
                     {.title = tr("Where"), .order = "status.endpoint.address"},
                     {.title = tr("Models"), .order = "status.endpoint.api"},
                     {.title = tr("GPU memory"), .order = "status.process.memory_bytes", .isNumeric = true},
                     {.title = tr("User"), .order = "status.process.user", .isHidden = true},
                     {.title = {}, .order = "status.first_seen_time", .isHidden = true},
                     {.title = {}, .order = "status.last_seen_time"},
                     {.title = tr("Decision"), .order = "spec.decision"}},
                    parent),
      times_(times) {
    showZone();
    connect(&times, &kit::TimeText::changed, this, [this] {
        showZone();
        refreshCells();
    });
}

void FindingsModel::showZone() {
    const auto zone = times_.zoneName(QDateTime::currentDateTimeUtc());
    setTitle(FirstSeen, tr("First seen (%1)", "time zone").arg(zone));
    setTitle(LastSeen, tr("Last seen (%1)", "time zone").arg(zone));
}

Cell FindingsModel::cell(const v1::Resource &finding, int column) const {
    const auto &status = finding.finding_status();
    const auto of = [](CellKind kind, const QString &words) { return Cell::of(kind, words, Absence::NotReported); };
    switch (static_cast<Column>(column)) {
    case State: {
        auto pill = of(CellKind::Pill, kit::FindingWords::state(status.state()));
        pill.tone = kit::FindingWords::tone(status.state());
        return pill;
    }
    case What:
        return of(CellKind::Strong, kit::FindingWords::what(status));
    case Where:
        return of(CellKind::Name, kit::FindingWords::where(status));
    case Models:
        return Cell::of(CellKind::Text,
                        status.endpoint().needs_key() ? tr("asks for a key")
                                                      : kit::FindingWords::models(status.endpoint()),
                        status.has_endpoint() ? Absence::NotReported : Absence::NotApplicable);
    case Memory:
        return Cell::of(CellKind::Text, kit::FindingWords::memory(status.process()),
                        status.process().gpus().empty() ? Absence::NotApplicable : Absence::NotReported);
    case User:
        return of(CellKind::Muted, kit::harmless(QString::fromStdString(status.process().user())));
    case FirstSeen:
        return of(CellKind::Time,
                  status.has_first_seen_time() ? times_.dateMinute(status.first_seen_time()) : QString());
    case LastSeen:
        return of(CellKind::Time, status.has_last_seen_time() ? times_.dateMinute(status.last_seen_time()) : QString());
    case Decision:
        return Cell::of(CellKind::Text, kit::FindingWords::decision(finding.finding()), Absence::NotApplicable);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace findingspage
