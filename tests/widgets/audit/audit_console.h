#pragma once

#include <memory>

#include <QAction>
#include <QLineEdit>

#include "tests/widgets/console/test_console.h"
#include "widgets/audit/audit_page.h"
#include "widgets/kit/window_grid.h"

namespace audit_test {

// A console with the audit page alone.
class AuditConsole : public support::TestConsole {
public:
    AuditConsole(support::RunningService &service, const tls::Credentials &credentials, const kit::Theme &theme,
                 const std::filesystem::path &memory)
        : TestConsole(service, credentials, theme, memory), page(std::make_unique<auditpage::AuditPage>(session())) {
        page->resize(1180, 760);
        page->show();
    }

    using TestConsole::find;
    template <typename T>
    T *find(const char *name) const {
        return support::part<T>(*page, name);
    }
    QAction *action(const char *name) const {
        const auto actions = page->pageActions();
        for (auto *action : actions)
            if (action->objectName() == QLatin1String(name))
                return action;
        qFatal("There is no action %s.", name);
    }
    kit::WindowGrid *grid() const { return find<kit::WindowGrid>("events"); }
    QString text(qint64 row, int column) const {
        const auto cell = grid()->cellAt(row, column);
        return cell ? cell->words() : QString();
    }
    QString fact(const char *list, const char *label) const { return support::factIn(*page, list, label); }
    void filter(const char *text) const {
        auto *line = find<QLineEdit>("filter");
        line->setText(QLatin1String(text));
        QTest::keyClick(line, Qt::Key_Return);
    }

    std::unique_ptr<auditpage::AuditPage> page;
};

} // namespace audit_test
