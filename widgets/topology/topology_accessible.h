#pragma once

#include "widgets/kit/accessible_table.h"

namespace topologypage {

class TopologyView;

// Makes QAccessible know the map; once or more often.
void installTopologyAccessible();
// Tells assistive programs which object has the cursor now.
void tellCurrentObject(TopologyView &view);

// The map as a list of the objects in sight, each with its kind, its state and its share in words.
class TopologyAccessible : public QAccessibleWidget {
public:
    explicit TopologyAccessible(TopologyView *view);

    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;

private:
    TopologyView *view() const;
    QAccessibleInterface *interfaceOf(const QString &key) const;

    mutable kit::AccessibleCells<QString> objects_;
};

} // namespace topologypage
