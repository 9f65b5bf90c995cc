#pragma once

#include <QAction>
#include <QTabBar>
#include <QTabWidget>

#include "tests/widgets/console/test_console.h"
#include "widgets/deployments/deployments_page.h"
#include "widgets/kit/grid_view.h"

namespace support {

// A console that shows the page of deployments.
class PageConsole : public TestConsole {
public:
    PageConsole(RunningService &service, const tls::Credentials &credentials, const kit::Theme &theme,
                const std::filesystem::path &memory)
        : TestConsole(service, credentials, theme, memory),
          page(std::make_unique<deploymentspage::DeploymentsPage>(session())) {
        page->resize(1240, 860);
        page->show();
        page->activateWindow();
    }
    QAction *action(const char *name) const {
        for (auto *action : page->pageActions())
            if (action->objectName() == QLatin1String(name))
                return action;
        qFatal("There is no action %s.", name);
    }
    kit::GridView *grid(const char *kind = "deployments") const { return part<kit::GridView>(*page, kind); }
    QString cell(const char *grid, int row, int column) const {
        return this->grid(grid)->model()->index(row, column).data().toString();
    }
    // Of the pane below the list: replicas, logs, traffic, engines.
    void showDetail(int tab) const {
        auto *tabs = part<QTabWidget>(*page, "details")->tabBar();
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
    }

    std::unique_ptr<deploymentspage::DeploymentsPage> page;
};

} // namespace support
