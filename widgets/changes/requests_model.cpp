#include "widgets/changes/requests_model.h"

#include "widgets/kit/change_request_words.h"
#include "widgets/kit/change_turn.h"
#include "widgets/kit/person.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace changespage {

using kit::Absence;
using kit::Cell;
using kit::CellKind;
using kit::ChangeRequestWords;

namespace {

// What waits first, and of that the newest.
std::int64_t stateRank(const v1::Resource &request) {
    constexpr int bitsOfSeconds = 40;
    const auto state = static_cast<std::int64_t>(request.change_request().state());
    return (state << bitsOfSeconds) - request.meta().create_time().seconds();
}

std::int64_t approvalRank(const v1::Resource &request) {
    return ChangeRequestWords::given(request.change_request()) - request.change_request().required_approvals();
}

} // namespace

RequestsModel::RequestsModel(const kit::Session &session, QObject *parent)
    : ResourceTable(session.cache, "changeRequests",
                    {{.title = tr("State"), .order = "meta.name", .rank = stateRank},
                     {.title = tr("What"), .order = "spec.permission", .isByWords = true},
                     {.title = tr("Asked by"), .order = "spec.principal", .isByWords = true},
                     {.title = {}, .order = "meta.create_time"},
                     {.title = tr("Approvals"), .order = "meta.name", .rank = approvalRank},
                     {.title = tr("Lapses in"), .order = "spec.expire_time", .isNumeric = true, .isAge = true},
                     {.title = {}, .order = "spec.start_time", .isHidden = true}},
                    parent),
      session_(session) {
    showZone();
    connect(&session.times, &kit::TimeText::changed, this, [this] {
        showZone();
        refreshCells();
    });
}

void RequestsModel::showZone() {
    const auto zone = session_.times.zoneName(QDateTime::currentDateTimeUtc());
    setTitle(Asked, tr("Asked (%1)", "time zone").arg(zone));
    setTitle(Scheduled, tr("Not before (%1)", "time zone").arg(zone));
}

Cell RequestsModel::cell(const v1::Resource &request, int column) const {
    const auto &spec = request.change_request();
    switch (static_cast<Column>(column)) {
    case State: {
        auto pill = Cell::of(CellKind::Pill, kit::Sentences::word(spec.state()));
        pill.tone = ChangeRequestWords::tone(spec.state());
        return pill;
    }
    case What:
        return Cell::of(CellKind::Strong, ChangeRequestWords::what(spec));
    case Who:
        return Cell::of(CellKind::Text, kit::personOf(session_, spec.principal()));
    case Asked:
        return Cell::of(CellKind::Time, session_.times.dateMinute(request.meta().create_time()));
    case Approvals:
        return Cell::of(CellKind::Text, ChangeRequestWords::approvals(spec));
    case Lapses:
        return kit::ChangeTurn::isOpen(spec)
                   ? Cell::of(CellKind::Text, ChangeRequestWords::timeLeft(session_, spec), Absence::NotApplicable)
                   : Cell::of(CellKind::Muted, tr("over", "a request"));
    case Scheduled:
        return Cell::of(CellKind::Time,
                        spec.has_start_time() ? session_.times.dateMinute(spec.start_time()) : QString(),
                        Absence::NotApplicable);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace changespage
