#pragma once

#include <memory>

#include <QAction>

#include "tests/widgets/console/test_console.h"
#include "widgets/audit/audit_page.h"
#include "widgets/catalog/catalog_page.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/page_stack.h"
#include "widgets/shell/settings.h"

namespace shell_test {

constexpr int patience = 20'000;

// A console with its whole window. What it remembers lies in the directory.
class ShellConsole : public support::TestConsole {
public:
    ShellConsole(support::RunningService &service, const tls::Credentials &credentials, kit::Theme &theme,
                 const std::filesystem::path &directory)
        : TestConsole(service, credentials, theme, directory),
          settings(QString::fromStdString((directory / "console.ini").string())) {
        QObject::connect(&settings, &shell::Settings::schemeChanged, &theme, &kit::Theme::setScheme);
        const std::vector<shell::PageMaker> pages{
            {catalogpage::CatalogPage::facts(), [this] { return new catalogpage::CatalogPage(session()); }},
            {auditpage::AuditPage::facts(), [this] { return new auditpage::AuditPage(session()); }}};
        window = std::make_unique<shell::MainWindow>(shell::MainWindow::Parts{session(), settings, nullptr}, pages);
        window->show();
        window->activateWindow();
    }

    QAction *action(const char *id) const {
        auto *action = window->actionBook().find(QString::fromLatin1(id));
        if (!action)
            qFatal("There is no action %s.", id);
        return action;
    }

    shell::Settings settings;
    std::unique_ptr<shell::MainWindow> window;
};

} // namespace shell_test
