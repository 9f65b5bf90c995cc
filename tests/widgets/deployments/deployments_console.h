#pragma once

#include <QTabBar>
#include <QTabWidget>

#include "tests/widgets/console/page_console.h"
#include "widgets/deployments/deployments_page.h"

namespace support {

// A console that shows the page of deployments.
class DeploymentsConsole : public PageConsole<deploymentspage::DeploymentsPage> {
public:
    using PageConsole::PageConsole;

    kit::GridView *grid(const char *name = "deployments") const { return PageConsole::grid(name); }
    // Of the pane below the list: replicas, logs, traffic, engines.
    void showDetail(int tab) const {
        auto *tabs = part<QTabWidget>(*page, "details")->tabBar();
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
    }
};

} // namespace support
