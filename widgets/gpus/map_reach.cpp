#include "widgets/gpus/map_reach.h"

#include <QAction>
#include <QActionGroup>
#include <QSettings>

#include "widgets/gpus/time_scrubber.h"

namespace gpuspage {

namespace {

const QString ReachKey = QStringLiteral("gpus/reach");

} // namespace

MapReach::MapReach(const kit::Session &session, const kit::ActionMaker &make, LoadFeed &load, TimeScrubber &strip,
                   QObject *parent)
    : QObject(parent), session_(session), load_(load) {
    using Reach = LoadFeed::Reach;
    const auto kept = static_cast<Reach>(session.memory.value(ReachKey, static_cast<int>(Reach::Kept)).toInt());
    auto *group = new QActionGroup(this);
    const auto add = [&](const char *name, const QString &words, Reach reach) {
        auto *action = make(QLatin1String(name), words, {});
        action->setCheckable(true);
        action->setChecked(reach == kept);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, reach] { choose(reach); });
        actions_ << action;
    };
    add("gpus.reachKept", tr("As far back as single GPUs are kept"), Reach::Kept);
    add("gpus.reachHour", tr("The last hour"), Reach::Hour);
    add("gpus.reachSixHours", tr("The last 6 hours"), Reach::SixHours);
    add("gpus.reachDay", tr("The last day"), Reach::Day);
    add("gpus.reachWeek", tr("The last week"), Reach::Week);
    add("gpus.reachMonth", tr("The last month"), Reach::Month);
    if (group->checkedAction() == nullptr)
        actions_.front()->setChecked(true);
    else
        load_.setReach(kept);
    strip.setReaches(actions_);
}

void MapReach::choose(LoadFeed::Reach reach) {
    session_.memory.setValue(ReachKey, static_cast<int>(reach));
    load_.setReach(reach);
}

} // namespace gpuspage
