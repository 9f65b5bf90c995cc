#pragma once

#include <QList>
#include <QObject>

class QAction;

namespace shell {

// Every action of the console by its stable id (its object name, `<page>.<verb>`), for menus, shortcuts and the
// omnibox.
class ActionBook : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // Actions leave the book when they are destroyed.
    void add(QAction *action);
    const QList<QAction *> &actions() const { return actions_; }
    // Null when there is none.
    QAction *find(const QString &id) const;

private:
    QList<QAction *> actions_;
};

} // namespace shell
