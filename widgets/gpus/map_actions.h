#pragma once

#include "widgets/kit/object_actions.h"

namespace gpuspage {

class HeatmapView;

// How large the map is, and the card that stays on it.
class MapActions : public QObject {
    Q_OBJECT

public:
    MapActions(HeatmapView &view, const kit::ActionMaker &make);

    // None can be done for the obstacle's sake, where there is one.
    void judge(const QString &obstacle);

    QAction *fit() const { return fit_; }
    QAction *zoomIn() const { return zoomIn_; }
    QAction *zoomOut() const { return zoomOut_; }
    QAction *pin() const { return pin_; }

private:
    QAction *fit_;
    QAction *zoomIn_;
    QAction *zoomOut_;
    QAction *pin_;
};

} // namespace gpuspage
