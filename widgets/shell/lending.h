#pragma once

#include <QObject>

#include "widgets/kit/session.h"

class QAction;
class QMenu;

namespace kit {
class Page;
}

namespace shell {

class PageStack;

// Lets what one page can do be done from elsewhere: from another page's menu, and from the omnibox.
class Lending : public QObject {
    Q_OBJECT

public:
    // The pages outlive it.
    Lending(const kit::Session &session, PageStack &pages, QObject *parent);

    // Does it to this object, or says why not. The object's page need not be shown.
    void act(QAction *action, const QString &object);

private:
    void fill(const QStringList &names, QMenu *menu);
    void giveBack();

    const kit::Session session_;
    PageStack &pages_;
    // Who lends, and for which menu; null while nobody does.
    kit::Page *lender_ = nullptr;
    const QObject *menu_ = nullptr;
};

} // namespace shell
