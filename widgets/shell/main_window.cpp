#include "widgets/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QStatusBar>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/log_verifier.h"
#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "widgets/guide/guide_actions.h"
#include "widgets/kit/age_refresh.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/navigation.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/page.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/time_text.h"
#include "widgets/kit/toast_stack.h"
#include "widgets/shell/break_glass_banner.h"
#include "widgets/shell/help_window.h"
#include "widgets/shell/leaving.h"
#include "widgets/shell/lending.h"
#include "widgets/shell/link.h"
#include "widgets/shell/omnibox.h"
#include "widgets/shell/page_stack.h"
#include "widgets/shell/serving_watch.h"
#include "widgets/shell/status_line.h"
#include "widgets/shell/task_list.h"
#include "widgets/shell/top_bar.h"

#include "pilothouse/v1/resource_service.pb.h"

#include <utility>

namespace shell {

namespace {

constexpr int mostNotices = 30;

// Pages of these ids govern; all others operate.
const QStringList governing{QStringLiteral("policies"), QStringLiteral("changes"), QStringLiteral("audit"),
                            QStringLiteral("access")};

} // namespace

MainWindow::MainWindow(const Parts &parts, std::vector<PageMaker> pages)
    : parts_(parts), pages_(new PageStack(std::move(pages))) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(parts_.isDemo ? tr("Demo: everything is simulated") : QStringLiteral("Pilothouse"));
    build();
    addPages();
    makeActions();
    fillMenu();
    const auto &session = parts_.session;
    connect(&session.notices, &kit::Notices::posted, this, &MainWindow::take);
    connect(&session.notices, &kit::Notices::linkRequested, this, &MainWindow::follow);
    connect(&session.connection, &client::Connection::stateChanged, this, &MainWindow::showWarnings);
    connect(&session.connection, &client::Connection::serverInfoChanged, this, &MainWindow::showWarnings);
    connect(&session.verifier, &client::LogVerifier::stateChanged, this, &MainWindow::showWarnings);
    connect(new kit::AgeRefresh(this), &kit::AgeRefresh::due, breakGlass_, &BreakGlassBanner::tell);
    connect(new ServingWatch(session, this), &ServingWatch::revealRequested, this, &MainWindow::reveal);
    connect(omnibox_, &Omnibox::objectChosen, this, &MainWindow::follow);
    connect(omnibox_, &Omnibox::actionChosen, lending_, &Lending::act);
    connect(tasks_, &TaskList::resultRequested, this, &MainWindow::reveal);
    connect(tasks_, &TaskList::summaryChanged, this, [this] { status_->setTasks(tasks_->summary()); });
    connect(status_, &StatusLine::tasksRequested, this, [this] { tasksDock_->setVisible(!tasksDock_->isVisible()); });
    connect(&session.cache, &client::ResourceCache::stateChanged, this,
            [this] { follow(std::exchange(awaited_, QString())); });
    showWarnings();
    restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::fitScreen() {
    const QSize room = screen()->availableSize() - QSize(0, style()->pixelMetric(QStyle::PM_TitleBarHeight));
    resize(size().boundedTo(room));
}

bool MainWindow::showPage(const QString &id) {
    auto *page = pages_->page(id);
    if (!page)
        return false;
    // Its keys work wherever the keyboard is in the window.
    if (currentPage()) {
        for (auto *action : currentPage()->pageActions())
            removeAction(action);
    }
    addActions(page->pageActions());
    pages_->setCurrentWidget(page);
    navigation_->setChosen(id);
    page->setFocus();
    return true;
}

bool MainWindow::reveal(const QString &name) {
    for (const auto &id : pages_->ids()) {
        if (pages_->page(id)->reveal(name))
            return showPage(id);
    }
    parts_.session.notices.post({kit::Tone::Info, tr("No page shows %1 yet.").arg(name), {}, {}});
    return false;
}

void MainWindow::follow(const QString &link) {
    awaited_.clear();
    const auto target = Link::targetOf(link);
    if (target.isEmpty() || showPage(target))
        return;
    if (parts_.session.cache.state() == client::ResourceCache::State::Loading) {
        awaited_ = link;
        return;
    }
    auto *found = action(target);
    if (found && found->isEnabled())
        found->trigger();
    else if (found)
        parts_.session.notices.post({kit::Tone::Info, found->toolTip(), {}, {}});
    else
        reveal(target);
}

QAction *MainWindow::action(const QString &id) {
    pages_->buildAll();
    return book_.find(id);
}

QStringList MainWindow::pageIds() const {
    return pages_->ids();
}

kit::Page *MainWindow::currentPage() const {
    return pages_->current();
}

kit::Page *MainWindow::pageOf(const QString &id) {
    return pages_->page(id);
}

QList<QAction *> MainWindow::windowActions() const {
    QList<QAction *> own;
    for (auto *action : book_.actions())
        if (action->parent() == this || action->parent() == tasksDock_)
            own << action;
    return own;
}

void MainWindow::beginTour() {
    guide_->guidedTour().begin();
}

void MainWindow::closeEvent(QCloseEvent *event) {
    if (!leaving_->mayLeave()) {
        event->ignore();
        return;
    }
    auto &memory = parts_.session.memory;
    memory.setValue(QStringLiteral("window/geometry"), saveGeometry());
    memory.setValue(QStringLiteral("window/state"), saveState());
    memory.setValue(QStringLiteral("window/page"), currentPage()->id());
    QMainWindow::closeEvent(event);
}

void MainWindow::build() {
    const auto &theme = parts_.session.theme;
    menu_ = new QMenu(this);
    menu_->setObjectName(QStringLiteral("mainMenu"));
    notices_ = new QMenu(this);
    notices_->setObjectName(QStringLiteral("notices"));
    omnibox_ = new Omnibox(theme,
                           new OmniboxModel(
                               book_, parts_.session.cache, [this] { return currentPage(); }, this),
                           this);
    top_ = new TopBar(parts_.session, {omnibox_, menu_, notices_, parts_.embedded != nullptr}, this);
    setMenuWidget(top_);
    navigation_ = new kit::Navigation(theme);
    navigation_->setObjectName(QStringLiteral("navigation"));
    offline_ = new kit::Banner(theme, kit::Tone::Warn, QString());
    offline_->setObjectName(QStringLiteral("offline"));
    sealed_ = new kit::Banner(theme, kit::Tone::Danger, QString());
    rewritten_ = new kit::Banner(theme, kit::Tone::Danger, QString());
    breakGlass_ = new BreakGlassBanner(parts_.session, this);
    failure_ = new kit::Banner(theme, kit::Tone::Danger, QString());
    failure_->setObjectName(QStringLiteral("lastFailure"));
    failure_->setClosable(true);
    work_ = new QVBoxLayout;
    work_->setContentsMargins(0, 0, 0, 0);
    work_->setSpacing(0);
    for (auto *banner : {rewritten_, sealed_, offline_, failure_})
        banner->hide();
    for (auto *banner : std::initializer_list<kit::Banner *>{rewritten_, sealed_, breakGlass_, offline_, failure_})
        work_->addWidget(banner);
    work_->addWidget(pages_, 1);
    auto *center = new QWidget;
    auto *row = new QHBoxLayout(center);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(navigation_);
    row->addLayout(work_, 1);
    setCentralWidget(center);
    // Below the docks too.
    status_ = new StatusLine(parts_.session, this);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setFixedHeight(theme.px(kit::Size::StatusBar));
    statusBar()->addWidget(status_, 1);
    statusBar()->layout()->setContentsMargins(0, 0, 0, 0);
    tasks_ = new TaskList(parts_.session);
    tasksDock_ = new QDockWidget(tr("Tasks"), this);
    tasksDock_->setObjectName(QStringLiteral("tasksDock"));
    tasksDock_->setWidget(tasks_);
    addDockWidget(Qt::BottomDockWidgetArea, tasksDock_);
    tasksDock_->hide();
    leaving_ = new Leaving(parts_.session, {parts_.embedded, *tasks_}, this);
    toasts_ = new kit::ToastStack(theme, this);
    setMinimumSize(theme.px(kit::Size::WindowMinimumWidth), theme.px(kit::Size::WindowMinimumHeight));
    resize(theme.px(kit::Size::WindowWidth), theme.px(kit::Size::WindowHeight));
}

void MainWindow::setFoot(QWidget *foot) {
    work_->addWidget(foot);
}

void MainWindow::addPages() {
    QList<kit::NavigationEntry> entries;
    for (const auto &[facts, make] : pages_->makers()) {
        const auto group =
            governing.contains(facts.id) ? kit::NavigationEntry::Group::Govern : kit::NavigationEntry::Group::Operate;
        entries.append({facts.id, facts.title, facts.icon, group});
    }
    lending_ = new Lending(parts_.session, *pages_, this);
    navigation_->setEntries(entries);
    connect(navigation_, &kit::Navigation::pageChosen, this, &MainWindow::showPage);
    connect(pages_, &PageStack::built, this, &MainWindow::adopt);
    // Whoever looks for an action looks at those of all pages; the focus moves once more while the window goes.
    connect(qApp, &QApplication::focusChanged, pages_,
            [pages = pages_, omnibox = omnibox_](const QWidget *, const QWidget *now) {
                if (now == omnibox)
                    pages->buildAll();
            });
}

void MainWindow::adopt(kit::Page *page) {
    for (auto *action : page->pageActions())
        book_.add(action);
    const auto count = [this, page] { navigation_->setCount(page->id(), page->count()); };
    connect(page, &kit::Page::countChanged, this, count);
    connect(page, &kit::Page::revealRequested, this, &MainWindow::reveal);
    connect(page, &kit::Page::linkRequested, this, &MainWindow::follow);
    count();
}

void MainWindow::take(const kit::Notice &notice) {
    // Its time stands where menus have keys.
    auto words = kit::paint::elided(notices_->font(), notice.text, 2 * parts_.session.theme.px(kit::Size::ChartWidth));
    auto *entry = new QAction(
        QStringLiteral("%1\t%2").arg(words.replace(QLatin1Char('&'), QLatin1String("&&")),
                                     parts_.session.times.time(core::toTimestamp(parts_.session.clock.now()))),
        notices_);
    entry->setToolTip(notice.text);
    if (notice.action)
        connect(entry, &QAction::triggered, this, notice.action);
    QAction *offered = nullptr;
    if (notice.action) {
        offered = new QAction(notice.actionText, entry);
        connect(offered, &QAction::triggered, this, notice.action);
    }
    notices_->insertAction(notices_->actions().value(0), entry);
    // What stays until it is read takes a place of its own and covers nothing.
    if (notice.tone == kit::Tone::Danger && !notice.isPassing) {
        failure_->setText(notice.text);
        failure_->setAction(offered);
        if (offered)
            connect(offered, &QAction::triggered, failure_, &QWidget::hide);
        failure_->show();
    } else {
        toasts_->tell(notice.tone, notice.text, offered);
    }
    while (notices_->actions().size() > mostNotices)
        delete notices_->actions().last();
    top_->setNoticeCount(static_cast<int>(notices_->actions().size()));
}

void MainWindow::showWarnings() {
    const auto &connection = parts_.session.connection;
    // A warning stays while the console tries again.
    if (connection.error()) {
        const auto why = kit::Sentences::of(*connection.error());
        const bool isEmpty = parts_.session.cache.state() == client::ResourceCache::State::Loading;
        offline_->setText(
            isEmpty
                ? why
                : tr("%1 What you see is the last copy; nothing can be changed until the service is back.").arg(why));
        offline_->show();
    } else if (connection.isOnline()) {
        offline_->hide();
    }
    const auto &info = connection.serverInfo();
    sealed_->setVisible(info.has_seal());
    if (info.has_seal())
        sealed_->setText(kit::Sentences::of(core::v1::STORE_SEALED, {{"index", std::to_string(info.seal().index())}}));
    const bool isRewritten = parts_.session.verifier.state() == client::LogVerifier::State::Mismatch;
    rewritten_->setVisible(isRewritten);
    auto *explain = book_.find(QStringLiteral("log.explain"));
    explain->setEnabled(isRewritten);
    explain->setToolTip(isRewritten ? explain->text() : tr("The log goes on from what this console saw before."));
    rewritten_->setText(kit::Sentences::of(core::v1::LOG_REWRITTEN, {}));
}

void MainWindow::showHelp() {
    pages_->buildAll();
    auto *help = findChild<HelpWindow *>();
    if (!help)
        help = new HelpWindow(parts_.session.theme, book_, this);
    help->showTopic(currentPage()->id());
    help->show();
    help->raise();
    help->activateWindow();
}

void MainWindow::copyLink() {
    const auto object = currentPage()->shownObject();
    const auto link = Link::to(object.isEmpty() ? currentPage()->id() : object);
    QGuiApplication::clipboard()->setText(link);
    parts_.session.notices.post({kit::Tone::Info, tr("Copied: %1").arg(link), {}, {}});
}

void MainWindow::explainMismatch() {
    const auto &mismatch = parts_.session.verifier.mismatch();
    if (!mismatch)
        return;
    auto *box = new QMessageBox(QMessageBox::Critical, tr("The log was rewritten"),
                                kit::Sentences::of(core::v1::LOG_REWRITTEN, {}), QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("The evidence is the file %1. Accept the log as it is now only when you know why it is "
                               "another, for example after a restore from a backup.")
                                .arg(QString::fromStdString(mismatch->evidence.string())));
    auto *accept = box->addButton(tr("Accept the log as it is now"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Close);
    connect(accept, &QAbstractButton::clicked, &parts_.session.verifier, &client::LogVerifier::acceptMismatch);
    box->open();
}

void MainWindow::restore() {
    const auto &memory = parts_.session.memory;
    restoreGeometry(memory.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(memory.value(QStringLiteral("window/state")).toByteArray());
    if (!showPage(memory.value(QStringLiteral("window/page")).toString()))
        showPage(pages_->ids().value(0));
    // The page has nothing to give the keyboard to before it is filled.
    navigation_->setFocus();
}

} // namespace shell
