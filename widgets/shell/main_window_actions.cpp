#include <QAction>
#include <QDockWidget>
#include <QMenu>
#include <QScreen>

#include "backend/client/connection.h"
#include "backend/client/log_verifier.h"
#include "widgets/guide/guide_actions.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/page.h"
#include "widgets/shell/break_glass_banner.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/menu_keys.h"
#include "widgets/shell/omnibox.h"
#include "widgets/shell/page_menus.h"
#include "widgets/shell/page_stack.h"
#include "widgets/shell/presentation_dialog.h"
#include "widgets/shell/settings.h"
#include "widgets/shell/settings_dialog.h"
#include "widgets/shell/undo.h"

namespace shell {

void MainWindow::makeActions() {
    auto *search =
        makeAction(QStringLiteral("console.search"), tr("Search objects and actions"), QKeySequence(tr("Ctrl+K")));
    omnibox_->setShortcut(search->shortcut());
    connect(search, &QAction::triggered, omnibox_, [this] { omnibox_->setFocus(Qt::ShortcutFocusReason); });
    new MenuKeys(search);
    int number = 1;
    for (const auto &[facts, make] : pages_->makers()) {
        auto *action = makeAction(QStringLiteral("go.") + facts.id, tr("Go to %1").arg(facts.title),
                                  QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number++ % 10)));
        connect(action, &QAction::triggered, this, [this, id = facts.id] { showPage(id); });
    }
    // Where this console has such a page.
    if (book_.find(QStringLiteral("go.policies"))) {
        auto *emergency = new QAction(tr("Show the emergency"), this);
        breakGlass_->setAction(emergency);
        connect(emergency, &QAction::triggered, this, [this] {
            showPage(QStringLiteral("policies"));
            currentPage()->reveal(breakGlass_->shown());
        });
    }
    new Undo(
        parts_.session, makeAction(QStringLiteral("console.undo"), tr("Undo the last change"), QKeySequence::Undo),
        makeAction(QStringLiteral("console.redo"), tr("Redo what was undone last"), QKeySequence(tr("Ctrl+Shift+Z"))),
        this);
    auto *tasks = tasksDock_->toggleViewAction();
    tasks->setObjectName(QStringLiteral("console.tasks"));
    tasks->setText(tr("Tasks"));
    tasks->setShortcut(QKeySequence(tr("Ctrl+T")));
    addAction(tasks);
    book_.add(tasks);
    auto *retry = makeAction(QStringLiteral("console.reconnect"), tr("Connect again now"), {});
    connect(retry, &QAction::triggered, &parts_.session.connection, &client::Connection::retry);
    offline_->setAction(retry);
    makeLogActions();
    const auto light = makeAction(QStringLiteral("theme.light"), tr("Light theme"), {});
    connect(light, &QAction::triggered, this, [this] { parts_.settings.setScheme(kit::Scheme::Light); });
    const auto dark = makeAction(QStringLiteral("theme.dark"), tr("Dark theme"), {});
    connect(dark, &QAction::triggered, this, [this] { parts_.settings.setScheme(kit::Scheme::Dark); });
    connect(makeAction(QStringLiteral("console.settings"), tr("Settings"), QKeySequence(tr("Ctrl+,"))),
            &QAction::triggered, this, [this] { (new SettingsDialog(parts_.session, parts_.settings, this))->open(); });
    connect(makeAction(QStringLiteral("console.copyLink"), tr("Copy a link to what is shown"),
                       QKeySequence(tr("Ctrl+Shift+C"))),
            &QAction::triggered, this, &MainWindow::copyLink);
    connect(makeAction(QStringLiteral("console.help"), tr("Help"), QKeySequence::HelpContents), &QAction::triggered,
            this, &MainWindow::showHelp);
    makeGuide();
    connect(makeAction(QStringLiteral("console.quit"), tr("Quit"), QKeySequence::Quit), &QAction::triggered, this,
            &QWidget::close);
}

void MainWindow::makeLogActions() {
    connect(makeAction(QStringLiteral("log.verifyHead"), tr("Verify the log's newest head now"), {}),
            &QAction::triggered, &parts_.session.verifier, &client::LogVerifier::refresh);
    auto *explain = makeAction(QStringLiteral("log.explain"), tr("What does that mean?"), {});
    connect(explain, &QAction::triggered, this, &MainWindow::explainMismatch);
    rewritten_->setAction(explain);
}

void MainWindow::makeGuide() {
    guide_ = new guide::GuideActions(
        parts_.session, *this,
        [this](const QString &id, const QString &words, const QKeySequence &keys) {
            return makeAction(id, words, keys);
        },
        this);
    auto *present = makeAction(QStringLiteral("console.present"), tr("Present in full screen"), Qt::Key_F11);
    auto *setUp = makeAction(QStringLiteral("console.presentAs"), tr("Set up the presentation…"), {});
    for (auto *action : {present, setUp}) {
        action->setEnabled(static_cast<bool>(parts_.present));
        if (!parts_.present)
            action->setToolTip(tr("This window cannot start a presentation."));
    }
    connect(present, &QAction::triggered, this, &MainWindow::present);
    connect(setUp, &QAction::triggered, this, [this, present] {
        auto *dialog = new PresentationDialog(parts_.session, pages_->makers(), this);
        connect(dialog, &QDialog::accepted, present, &QAction::trigger);
        dialog->open();
    });
    auto *demo = makeAction(QStringLiteral("demo.open"), tr("Look around in a demo"), {});
    demo->setEnabled(!parts_.isDemo && parts_.openDemo);
    demo->setToolTip(parts_.isDemo
                         ? tr("This is the demo.")
                         : tr("Opens a window of its own, with a store of its own; nothing here is touched."));
    connect(demo, &QAction::triggered, this,
            [this] { tellOpened(tr("The demo opens in a window of its own."), parts_.openDemo()); });
}

void MainWindow::present() {
    const auto plan = PresentationPlan::read(parts_.session.memory);
    const auto problem =
        parts_.present({currentPage()->id(), currentPage()->shownObject()}, plan.scaleFor(screen()->size().width()));
    if (!problem.isEmpty())
        tellOpened({}, problem);
}

void MainWindow::tellOpened(const QString &opened, const QString &problem) {
    auto &notices = parts_.session.notices;
    if (problem.isEmpty())
        notices.post({kit::Tone::Info, opened, {}, {}});
    else
        notices.post({kit::Tone::Danger, tr("Another window could not be opened: %1").arg(problem), {}, {}});
}

QAction *MainWindow::makeAction(const QString &id, const QString &words, const QKeySequence &keys) {
    auto *action = new QAction(words, this);
    action->setObjectName(id);
    action->setShortcut(keys);
    addAction(action);
    book_.add(action);
    return action;
}

void MainWindow::fillMenu() {
    auto *go = menu_->addMenu(tr("&Go"));
    go->addAction(book_.find(QStringLiteral("console.search")));
    go->addAction(book_.find(QStringLiteral("console.copyLink")));
    for (const auto &id : pages_->ids())
        go->addAction(book_.find(QStringLiteral("go.") + id));
    new PageMenus(*pages_, menu_);
    auto *view = menu_->addMenu(tr("&View"));
    for (const char *id : {"console.tasks", "theme.light", "theme.dark", "log.verifyHead", "console.reconnect"})
        view->addAction(book_.find(QString::fromLatin1(id)));
    auto *show = menu_->addMenu(tr("&Show to others"));
    for (const char *id :
         {"console.present", "console.presentAs", "console.keys", "demo.tour", "demo.incident", "demo.open"})
        show->addAction(book_.find(QString::fromLatin1(id)));
    show->setToolTipsVisible(true);
    menu_->addAction(book_.find(QStringLiteral("console.undo")));
    menu_->addAction(book_.find(QStringLiteral("console.redo")));
    menu_->addAction(book_.find(QStringLiteral("console.settings")));
    menu_->addAction(book_.find(QStringLiteral("console.help")));
    menu_->addSeparator();
    menu_->addAction(book_.find(QStringLiteral("console.quit")));
}

} // namespace shell
