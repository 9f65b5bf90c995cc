#pragma once

#include <functional>

#include <QKeySequence>
#include <QObject>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QAction;
class QPushButton;
class QWidget;

namespace kit {
class ChangeDialog;
}

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// Makes an action of the page under a name, `routes.create`.
using ActionMaker = std::function<QAction *(const QString &name, const QString &words, const QKeySequence &keys)>;

// A button that stands for an action, named after it: `routes.edit` has `routesEditButton`.
QPushButton *makeButton(QAction *action);

// What can be done with every kind of object of the page: make, edit, clone, delete.
class ObjectActions : public QObject {
    Q_OBJECT

public:
    struct Words {
        QString create;
        QString nothing;     // why nothing can be done: nothing is selected
        QString consequence; // of a deletion
    };

    ObjectActions(const kit::Session &session, const QString &kind, const Words &words, const ActionMaker &make,
                  QWidget *host);

    // What is selected, one of them described beside the list.
    void choose(const QString &current, const QStringList &all);
    // Says of each action whether it can be done here and now, and if not, why.
    virtual void judge();

    QAction *create() const { return create_; }
    QAction *edit() const { return edit_; }
    // In the order of a menu.
    const QList<QAction *> &all() const { return all_; }

protected:
    QAction *make(const QString &verb, const QString &words, const QKeySequence &keys = {});
    // One that was made elsewhere stands in the menu too.
    void include(QAction *action) { all_ << action; }
    // The permission is that of a kind's verb, `deployments.update`.
    void judge(QAction *action, const QString &permission, const QString &obstacle);
    // The resource read whole; nothing happens where it cannot be.
    void fetch(const QString &name, std::function<void(const v1::Resource &)> then);
    // What a new object begins as.
    virtual v1::Resource blank() const;
    // Opens the change dialog; a kind may add to it.
    virtual void open(const v1::Resource &resource);

    const kit::Session &session() const { return session_; }
    const QString &current() const { return current_; }
    const QStringList &chosen() const { return chosen_; }
    std::shared_ptr<const v1::Resource> resource() const;
    const QString &nothing() const { return words_.nothing; }
    QWidget *window() const;

private:
    void clone();
    void remove();

    const kit::Session session_;
    const QString kind_;
    const Words words_;
    const ActionMaker maker_;
    QWidget *host_;
    QString current_;
    QStringList chosen_;
    QList<QAction *> all_;
    QAction *create_;
    QAction *edit_;
    QAction *clone_;
    QAction *remove_;
};

} // namespace deploymentspage
