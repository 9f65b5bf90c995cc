#pragma once

#include <memory>

#include <QAction>

#include "app/pages.h"
#include "tests/widgets/console/console_fixture.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/page_stack.h"
#include "widgets/shell/settings.h"

namespace guide_test {

using support::patience;

// A console with all its pages, in a window that may be presented.
class GuideConsole : public support::TestConsole {
public:
    GuideConsole(support::RunningService &service, const tls::Credentials &credentials, const kit::Theme &theme,
                 const std::filesystem::path &directory)
        : TestConsole(service, credentials, theme, directory),
          settings(QString::fromStdString((directory / "console.ini").string())) {
        shell::MainWindow::Parts parts{session(), settings, nullptr};
        parts.openDemo = [this] {
            ++demosOpened;
            return problem;
        };
        parts.present = [this](const shell::MainWindow::Shown &what, int scale) {
            presented = what;
            scaleOfText = scale;
            return problem;
        };
        window = std::make_unique<shell::MainWindow>(parts, pageMakers(session()));
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
    }

    QAction *action(const char *id) const {
        auto *action = window->actionBook().find(QString::fromLatin1(id));
        if (!action)
            qFatal("There is no action %s.", id);
        return action;
    }
    QString page() const { return window->currentPage()->id(); }

    shell::Settings settings;
    std::unique_ptr<shell::MainWindow> window;
    int demosOpened = 0;
    shell::MainWindow::Shown presented;
    int scaleOfText = 0;
    QString problem;
};

// What a test of the guide stands on.
using GuideFixture = support::ConsoleFixture<GuideConsole>;

// A service with the simulated fleet `demo`.
inline std::unique_ptr<support::RunningService> simulatedService() {
    auto service = std::make_unique<support::RunningService>();
    core::v1::Resource source;
    source.mutable_meta()->set_name("telemetrySources/demo");
    source.mutable_telemetry_source()->mutable_simulator()->set_scenario("demo");
    if (!service->owner().put(source))
        qFatal("The simulated fleet could not be added.");
    return service;
}

} // namespace guide_test
