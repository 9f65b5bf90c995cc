#pragma once

#include <memory>

#include <QAction>

#include "tests/widgets/console/console_fixture.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/page.h"

namespace support {

// A console that shows one page and nothing else.
template <typename Page>
class PageConsole : public TestConsole {
public:
    PageConsole(RunningService &service, const tls::Credentials &credentials, const kit::Theme &theme,
                const std::filesystem::path &memory)
        : TestConsole(service, credentials, theme, memory), page(std::make_unique<Page>(session())) {
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
    kit::GridView *grid(const char *name) const { return part<kit::GridView>(*page, name); }
    QString cell(const char *grid, int row, int column) const {
        return this->grid(grid)->model()->index(row, column).data().toString();
    }

    std::unique_ptr<Page> page;
};

// What a test of one page stands on.
template <typename Console>
class PageFixture : public ConsoleFixture<Console> {
protected:
    using ConsoleFixture<Console>::console_;

    // Filled and with the keyboard.
    void waitForPage() {
        QTRY_VERIFY_WITH_TIMEOUT(console_->page->isSettled(), patience);
        QVERIFY(QTest::qWaitForWindowActive(console_->page.get()));
    }
    QAction *action(const char *name) const { return console_->action(name); }
    void select(const QString &name) {
        QVERIFY(console_->page->reveal(name));
        QTRY_COMPARE_WITH_TIMEOUT(console_->page->shownObject(), name, patience);
    }
};

} // namespace support
