#pragma once

#include <array>

#include "widgets/kit/object_actions.h"

class QAbstractButton;

namespace topologypage {

class NodeActions;

// What can be done with the places of the map: sites, clusters and nodes. One kind at a time is selected.
class PlaceActions : public QObject {
    Q_OBJECT

public:
    PlaceActions(const kit::Session &session, const kit::ActionMaker &make, QWidget *host);

    // Names of resources; those that are no places are not ours.
    void choose(const QStringList &names);
    void judge();

    // Of the kind that is selected; empty where none is.
    QList<QAction *> chosen() const;
    QList<QAction *> creating() const;
    // Buttons for what is selected; the others are hidden. Whoever takes them owns them, and lives as long as this.
    QList<QAbstractButton *> makeButtons();

private:
    std::array<kit::ObjectActions *, 3> all() const;

    kit::ObjectActions *sites_;
    kit::ObjectActions *clusters_;
    NodeActions *nodes_;
    kit::ObjectActions *chosen_ = nullptr;
    QList<std::pair<kit::ObjectActions *, kit::ActionButton *>> buttons_;
};

} // namespace topologypage
