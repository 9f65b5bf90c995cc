#pragma once

#include <QTest>

#include "tests/support/fleet_objects.h"
#include "widgets/kit/console_style.h"
#include "widgets/topology/topology_view.h"

namespace topology_test {

namespace v1 = pilothouse::v1;
using topologypage::Kind;
using topologypage::Lens;
using topologypage::ObjectId;
using topologypage::TopologyGraph;
using topologypage::TopologyView;

inline void fill(TopologyGraph &graph, const support::FleetObjects &fleet) {
    for (const auto &resource : fleet.all())
        graph.put(resource);
}

inline QString nameOf(const v1::Resource &resource) {
    return QString::fromStdString(resource.meta().name());
}

// A graph with its view, as a page holds them.
class Map {
public:
    Map(const kit::Theme &theme, const support::FleetObjects &fleet, const QSize &size = {1000, 700})
        : view(theme, (fill(graph, fleet), graph.settle(), graph)) {
        view.resize(size);
        view.show();
        view.activateWindow();
    }

    void settle() { view.take(graph.settle()); }
    // As it looks when nothing more is to be drawn.
    QImage seen() {
        view.finishNext();
        return view.viewport()->grab().toImage();
    }
    ObjectId id(const QString &key) const { return graph.find(key); }

    TopologyGraph graph;
    TopologyView view;
};

} // namespace topology_test
