#pragma once

#include <QString>

class QAction;
class QWidget;

namespace kit {
class Page;
}

namespace guide {

// A window that shows pages, as whoever leads somebody through them knows it.
class Stage {
public:
    virtual ~Stage() = default;

    // What lies over all of it does so here.
    virtual QWidget &surface() = 0;
    // Stands below the pages, which give it the room, until it is deleted.
    virtual void setFoot(QWidget *foot) = 0;
    // False where there is no such page.
    virtual bool showPage(const QString &id) = 0;
    // Null where there is no such page.
    virtual kit::Page *pageOf(const QString &id) = 0;
    virtual kit::Page *currentPage() const = 0;
    // What can be done wherever one is.
    virtual QList<QAction *> windowActions() const = 0;
};

} // namespace guide
