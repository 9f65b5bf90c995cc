#pragma once

#include <QList>
#include <QObject>

class QMenu;

namespace shell {

class PageStack;

// The part of the main menu that says what can be done on each page. What is done to a page's selection stands there
// while that page is shown: another page's is out of sight, and nobody means it.
class PageMenus : public QObject {
    Q_OBJECT

public:
    // Puts a menu for each page at the end of this one, which outlives it as the pages do.
    PageMenus(PageStack &pages, QMenu *menu);

private:
    void fill();

    PageStack &pages_;
    QList<QMenu *> menus_;
};

} // namespace shell
