#pragma once

#include "widgets/gpus/load_feed.h"
#include "widgets/kit/object_actions.h"

namespace gpuspage {

class TimeScrubber;

// How much of the past stands on the strip: as much as is kept of single GPUs, or what somebody has chosen, up to a
// month.
class MapReach : public QObject {
    Q_OBJECT

public:
    MapReach(const kit::Session &session, const kit::ActionMaker &make, LoadFeed &load, TimeScrubber &strip,
             QObject *parent);

    const QList<QAction *> &actions() const { return actions_; }

private:
    void choose(LoadFeed::Reach reach);

    const kit::Session session_;
    LoadFeed &load_;
    QList<QAction *> actions_;
};

} // namespace gpuspage
