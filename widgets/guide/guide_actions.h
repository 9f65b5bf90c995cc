#pragma once

#include <functional>

#include <QKeySequence>
#include <QObject>

#include "widgets/guide/incident_book.h"
#include "widgets/guide/tour.h"

class QAction;

namespace guide {

// What a presenter does in a window: start an incident, lead a tour, show the keys.
class GuideActions : public QObject {
    Q_OBJECT

public:
    using Maker = std::function<QAction *(const QString &id, const QString &words, const QKeySequence &keys)>;

    // The stage outlives it.
    GuideActions(const kit::Session &session, Stage &stage, const Maker &make, QObject *parent);

    QAction *incidents() const { return incidents_; }
    QAction *tour() const { return tourAction_; }
    QAction *keys() const { return keys_; }
    Tour &guidedTour() { return tour_; }

private:
    void judge();
    void showIncidents();
    void showKeys();

    const kit::Session session_;
    Stage &stage_;
    IncidentBook book_;
    Tour tour_;
    QAction *incidents_;
    QAction *tourAction_;
    QAction *keys_;
};

} // namespace guide
