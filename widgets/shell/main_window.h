#pragma once

#include <functional>
#include <vector>

#include <QMainWindow>

#include "widgets/guide/stage.h"
#include "widgets/kit/session.h"
#include "widgets/shell/action_book.h"

class QDockWidget;
class QMenu;
class QVBoxLayout;

namespace client {
class EmbeddedService;
}

namespace guide {
class GuideActions;
class Tour;
} // namespace guide

namespace kit {
class Banner;
class Navigation;
class Page;
class ToastStack;
struct Notice;
} // namespace kit

namespace shell {

class BreakGlassBanner;
class Leaving;
class Lending;
class Omnibox;
class PageStack;
class Settings;
class StatusLine;
class TaskList;
class TopBar;
struct PageMaker;

// The console's window: navigation, pages, omnibox, tasks, notices, and what must never be overlooked above them.
class MainWindow : public QMainWindow, public guide::Stage {
    Q_OBJECT

public:
    // A page, and an object on it where one is described.
    struct Shown {
        QString page;
        QString object;
    };
    struct Parts {
        kit::Session session;
        Settings &settings;
        // Null when the service is not ours.
        client::EmbeddedService *embedded;
        // Nothing of what is shown exists.
        bool isDemo = false;
        // Both open a window of their own beside this one, and answer what went wrong: the demo, and what is shown now
        // for guests, in text of so many percent.
        std::function<QString()> openDemo = {};
        std::function<QString(const Shown &shown, int scale)> present = {};
    };

    // The pages are listed in this order.
    MainWindow(const Parts &parts, std::vector<PageMaker> pages);
    ~MainWindow() override;

    // Not larger than its screen, with room for a title bar.
    void fitScreen();
    bool showPage(const QString &id) override;
    // Shows an object on the page that knows it.
    bool reveal(const QString &name);
    // Follows a link, with or without its scheme: to a page by its id, to an object by its name, or to an action by its
    // id. What is not there yet is waited for.
    void follow(const QString &link);
    kit::Page *currentPage() const override;
    kit::Page *pageOf(const QString &id) override;
    QWidget &surface() override { return *this; }
    void setFoot(QWidget *foot) override;
    QList<QAction *> windowActions() const override;
    void beginTour();
    QStringList pageIds() const;
    const ActionBook &actionBook() const { return book_; }
    // One by its id, wherever it is; null when there is none.
    QAction *action(const QString &id);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void addPages();
    // A page that was built just now.
    void adopt(kit::Page *page);
    void makeActions();
    void makeLogActions();
    void makeGuide();
    void tellOpened(const QString &opened, const QString &problem);
    void present();
    QAction *makeAction(const QString &id, const QString &words, const QKeySequence &keys);
    void fillMenu();
    void take(const kit::Notice &notice);
    void showWarnings();
    void explainMismatch();
    void showHelp();
    void copyLink();
    void restore();

    const Parts parts_;
    PageStack *pages_;
    QVBoxLayout *work_ = nullptr;
    ActionBook book_;
    QMenu *menu_;
    QMenu *notices_;
    Omnibox *omnibox_;
    Lending *lending_;
    TopBar *top_;
    kit::Navigation *navigation_;
    StatusLine *status_;
    TaskList *tasks_;
    QDockWidget *tasksDock_;
    kit::ToastStack *toasts_;
    kit::Banner *offline_;
    kit::Banner *sealed_;
    BreakGlassBanner *breakGlass_;
    kit::Banner *rewritten_;
    // What failed last, until somebody closes it.
    kit::Banner *failure_;
    // Not followed yet, since there is no copy of the resources.
    QString awaited_;
    Leaving *leaving_ = nullptr;
    guide::GuideActions *guide_ = nullptr;
};

} // namespace shell
