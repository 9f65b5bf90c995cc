#pragma once

#include "tests/widgets/console/page_console.h"
#include "widgets/topology/topology_page.h"
#include "widgets/topology/topology_view.h"

namespace support {

// A console that shows the topology.
class TopologyConsole : public PageConsole<topologypage::TopologyPage> {
public:
    using PageConsole::PageConsole;

    topologypage::TopologyView *map() const { return part<topologypage::TopologyView>(*page, "map"); }
    kit::GridView *grid() const { return PageConsole::grid("objects"); }
};

} // namespace support
