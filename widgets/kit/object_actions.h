#pragma once

#include <functional>
#include <optional>

#include <QKeySequence>
#include <QObject>

#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

class QAction;
class QPushButton;
class QWidget;

namespace kit {

class ActionButton;

namespace v1 = pilothouse::v1;

// Makes an action of a page under a name, `routes.create`.
using ActionMaker = std::function<QAction *(const QString &name, const QString &words, const QKeySequence &keys)>;

// A button that stands for an action, named after it: `routes.edit` has `routesEditButton`.
ActionButton *makeButton(QAction *action);

// What can be done with every kind of object: make, edit, clone, delete. The words of an action name the kind; its
// button, which stands beside what it concerns, has the verb alone.
class ObjectActions : public QObject {
    Q_OBJECT

public:
    // Nodes are found, not made by people.
    enum class Origin { Made, Found };

    ObjectActions(const Session &session, const QString &kind, const ActionMaker &make, QWidget *host,
                  Origin origin = Origin::Made);

    // What is selected, one of them described beside the list.
    void choose(const QString &current, const QStringList &all);
    // Those that are done to objects of this kind, judged for these instead of for what is selected until they are
    // given back; nothing where the objects are of another kind.
    QList<QAction *> lend(const QStringList &names);
    void giveBack();
    // Says of each action whether it can be done here and now, and if not, why.
    virtual void judge();

    // Null where people make none.
    QAction *create() const { return create_; }
    QAction *edit() const { return edit_; }
    QAction *clone() const { return clone_; }
    QAction *remove() const { return remove_; }
    // In the order of a menu.
    const QList<QAction *> &all() const { return all_; }
    const QString &kind() const { return kind_; }

    // The kind of the objects that an action is done to, `routes`; empty where it is done to none.
    static QString kindOf(const QAction &action);

protected:
    // One that is done to what is selected; its button has the verb alone.
    QAction *make(const QString &verb, const QString &words, const QString &shortWords, const QKeySequence &keys = {});
    // One that was made elsewhere stands in the menu too.
    void include(QAction *action) { all_ << action; }
    // The permission is that of a kind's verb, `deployments.update`, on all that it would be done to.
    void judge(QAction *action, const QString &permission, const QString &obstacle);
    // The resource read whole; nothing happens where it cannot be.
    void fetch(const QString &name, std::function<void(const v1::Resource &)> then);
    // What a new object begins as.
    virtual v1::Resource blank() const;
    // What a copy begins as, without the name.
    virtual v1::Resource copyOf(const v1::Resource &resource) const;
    // Opens the change dialog; a kind may add to it.
    virtual void open(const v1::Resource &resource);

    const Session &session() const { return session_; }
    const QString &current() const { return current_; }
    // All that is selected, the current one where nothing else is.
    QStringList targets() const;
    std::vector<v1::Resource> targetResources() const;
    std::shared_ptr<const v1::Resource> resource() const;
    // Why it cannot be done: nothing is selected, or where it is done to one alone, too much.
    QString nothing() const;
    QString notOne() const;
    QWidget *window() const;

private:
    QAction *makeAlone(const QString &verb, const QString &words);
    void openClone();
    void openRemoval();
    std::string freeName(const std::string &name) const;

    const Session session_;
    const QString kind_;
    const ActionMaker maker_;
    QWidget *host_;
    QString current_;
    QStringList chosen_;
    // What is selected while the actions are lent for something else.
    struct Kept {
        QString current;
        QStringList chosen;
    };
    std::optional<Kept> kept_;
    QList<QAction *> all_;
    QAction *create_ = nullptr;
    QAction *edit_ = nullptr;
    QAction *clone_ = nullptr;
    QAction *remove_ = nullptr;
};

} // namespace kit
