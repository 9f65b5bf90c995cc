#include "widgets/policies/break_glass_view.h"

#include <QAction>
#include <QDateTime>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/object_actions.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/person.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/time_text.h"
#include "widgets/policies/emergencies.h"
#include "widgets/policies/rows_pane.h"

#include "pilothouse/v1/resource_service.pb.h"

namespace policiespage {

namespace {

using kit::Cell;
using kit::PlainTable;
using State = Emergencies::State;

constexpr int BegunColumn = 4;
constexpr int EndColumn = 5;

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

Cell pillOf(State state) {
    switch (state) {
    case State::Holds:
        return PlainTable::pill(BreakGlassView::tr("holds"), kit::Tone::Danger, kit::Icon::Unlock);
    case State::Open:
        return PlainTable::pill(BreakGlassView::tr("to be reviewed"), kit::Tone::Warn, kit::Icon::Warning);
    case State::Reviewed:
        return PlainTable::pill(BreakGlassView::tr("reviewed"), kit::Tone::Ok, kit::Icon::Check);
    }
    return {};
}

} // namespace

BreakGlassView::BreakGlassView(const kit::Session &session, const Emergencies &emergencies, Actions actions,
                               QWidget *parent)
    : QWidget(parent),
      session_(session),
      emergencies_(emergencies),
      rows_(new RowsPane(session.theme, QStringLiteral("breakGlasses"), tr("Emergencies"),
                         {tr("State"), tr("Begun by"), tr("Ticket"), tr("Rules of"), {}, {}})),
      actions_(actions) {
    for (auto *action : {actions.begin, actions.end, actions.showChanges, actions.review})
        rows_->addButton(kit::makeButton(action));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(rows_);
    connect(rows_, &RowsPane::chosen, this, &BreakGlassView::judge);
    connect(&emergencies, &Emergencies::changed, this, &BreakGlassView::refresh);
    connect(&session.permissions, &client::Permissions::changed, this, &BreakGlassView::judge);
    connect(&session.connection, &client::Connection::stateChanged, this, &BreakGlassView::judge);
    connect(&session.times, &kit::TimeText::changed, this, [this] {
        showZone();
        refresh();
    });
    showZone();
    refresh();
}

bool BreakGlassView::reveal(const QString &name) {
    rows_->choose(name);
    return selected() == name;
}

QString BreakGlassView::selected() const {
    return rows_->currentName();
}

void BreakGlassView::showZone() {
    const auto zone = session_.times.zoneName(QDateTime::currentDateTimeUtc());
    rows_->setTitle(BegunColumn, tr("Begun (%1)", "time zone").arg(zone));
    rows_->setTitle(EndColumn, tr("End (%1)", "time zone").arg(zone));
}

void BreakGlassView::refresh() {
    QList<RowsPane::Row> rows;
    for (const auto &one : emergencies_.all()) {
        const auto &spec = one->break_glass();
        const auto &status = one->break_glass_status();
        QStringList sets;
        for (const auto &set : spec.policy_sets())
            sets << text(set).section(QLatin1Char('/'), 1);
        const auto of = sets.isEmpty() ? tr("all sets") : sets.join(QStringLiteral(", "));
        const auto &times = session_.times;
        rows << RowsPane::Row{
            {QString::fromStdString(one->meta().name()),
             {pillOf(emergencies_.stateOf(*one)), PlainTable::text(kit::personOf(session_, spec.principal())),
              PlainTable::text(text(spec.ticket())), PlainTable::text(of),
              PlainTable::text(times.dateMinute(spec.start_time()), kit::CellKind::Time),
              PlainTable::text(times.dateMinute(spec.end_time()), kit::CellKind::Time)}},
            {{tr("Reason"), text(status.reason()), kit::Absence::NotReported},
             {tr("Begun by"), kit::personOf(session_, spec.principal())},
             {tr("Rules of"), of},
             {tr("From"), times.instant(spec.start_time())},
             {tr("To"), times.instant(spec.end_time())},
             {tr("Reviewed by"), spec.reviewer().empty() ? QString() : kit::personOf(session_, spec.reviewer()),
              kit::Absence::NoData},
             {tr("What came of it"), text(status.review_note()), kit::Absence::NoData}}};
    }
    rows_->setRows(rows, {tr("The glass was never broken"),
                          tr("In an emergency an administrator suspends rules for an hour at most, and somebody else "
                             "reviews it afterwards.")});
    judge();
}

void BreakGlassView::judge() {
    const auto name = selected().toStdString();
    const auto found = name.empty() ? nullptr : session_.cache.find(name);
    const auto state = found ? emergencies_.stateOf(*found) : State::Reviewed;
    kit::Obstacle::tell(actions_.begin, kit::Obstacle::to(session_, "breakGlasses.begin", {}));
    const auto none = tr("Select an emergency first.");
    auto end = !found ? none : state == State::Holds ? QString() : tr("It is over already.");
    auto review = !found                     ? none
                  : state == State::Holds    ? tr("It is not over yet.")
                  : state == State::Reviewed ? tr("It is reviewed already.")
                  : found->break_glass().principal() == session_.connection.serverInfo().principal()
                      ? tr("Somebody else than who began it reviews it.")
                      : QString();
    if (end.isEmpty())
        end = kit::Obstacle::to(session_, "breakGlasses.end", name);
    if (review.isEmpty())
        review = kit::Obstacle::to(session_, "breakGlasses.review", name);
    kit::Obstacle::tell(actions_.end, end);
    kit::Obstacle::tell(actions_.showChanges, found ? kit::Obstacle::to(session_, "events.list", {}) : none);
    kit::Obstacle::tell(actions_.review, review);
}

} // namespace policiespage
