#pragma once

#include <optional>

#include <QKeySequence>
#include <QWidget>

#include "widgets/kit/icons.h"

class QAction;
class QLayout;
class QMenu;

namespace kit {

class Notices;
class Theme;

// What is known of a page before it is built.
struct PageFacts {
    // Lower-case and stable: deep links, settings and pictures name the page by it.
    QString id;
    QString title;
    Icon icon;
};

// One page of the console. The shell shows it, lists its actions in menus, shortcuts and the omnibox, and hands deep
// links to it; pages know neither the shell nor each other.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(PageFacts facts, QWidget *parent = nullptr);

    const QString &id() const { return facts_.id; }
    const QString &title() const { return facts_.title; }
    // Shown beside the title in the navigation; nothing while it is not known.
    virtual std::optional<qint64> count() const { return {}; }
    // What can be done here. Each action has a stable object name, `<page>.<verb>`, and says in its tool tip why it
    // is disabled.
    const QList<QAction *> &pageActions() const { return actions_; }
    // Shows one object by its resource name, an event of the log as `events/<index>`, or the objects of one kind that a
    // filter lets through (FilteredList); false when it is not one of this page's.
    virtual bool reveal(const QString &name) = 0;
    // Shows one object as soon as it is there, where it is one of this page's.
    virtual void expect(const QString &name) { reveal(name); }
    // What is described beside the list, by the name that reveal() takes; empty when nothing is.
    virtual QString shownObject() const = 0;
    // Where on the page that stands, in the page's own coordinates; empty where it is not in sight.
    virtual QRect shownPlace() const { return {}; }
    // Everything that can be shown for the present data is shown; waited for before a picture is taken.
    virtual bool isSettled() const = 0;
    // What can be done with these objects, judged for them instead of for what is selected, until it is given back;
    // nothing where they are not of this page.
    virtual QList<QAction *> lend(const QStringList &) { return {}; }
    virtual void giveBack() {}
    // From now on it is shown to people who look from afar and do nothing: what it is about takes the room of what can
    // be done. Buttons of the header and below what is described go, and the filter.
    virtual void present();
    // An action that is done to what its page has selected; nobody who looks at another page means that.
    static void setNeedsSelection(QAction *action);
    // Whether somebody who looks at this page may mean the action as it is.
    static bool isMeant(const QAction &action, const Page *shown);

Q_SIGNALS:
    void countChanged();
    void settled();
    // Another page may show this object.
    void revealRequested(const QString &name);
    // Whatever a link leads to: a page by its id, an object by its name, or an action by its id, which is done.
    void linkRequested(const QString &target);
    // A menu is about to show what can be done with these objects; another page may add to it.
    void menuOpened(const QStringList &names, QMenu *menu);

protected:
    // An action of this page, `<page>.<verb>`, in the order of the calls.
    QAction *makeAction(const char *verb, const QString &words, const QKeySequence &keys = {});
    // One that concerns another noun than the page's own, under that noun's name, `routes.create`.
    QAction *makeNamedAction(const QString &name, const QString &words, const QKeySequence &keys = {});
    struct Parts {
        QWidget *header;
        // With all that is done to the list in its line.
        QLayout *filter;
        QWidget *list;
        QWidget *inspector;
        // In a card of its own below the list, which a handle divides from it.
        QWidget *below = nullptr;
        // At the foot of the page, under list and inspector, as high as it needs to be. No message covers it.
        QWidget *foot = nullptr;
        // Which of several lists is shown, before the filter.
        QWidget *choice = nullptr;
    };
    // Expects whatever is made from this console.
    void expectWhatIsMade(const Notices &notices);
    // The keyboard goes to the content, or stays with the page until the panel shows it.
    void passFocus(QWidget *content, Qt::FocusReason reason);
    // What of a place in a view within the page is in sight, in the page's own coordinates.
    QRect inSight(const QWidget &viewport, const QRect &place) const;
    // The one arrangement of pages: header and filter above the list, which stands in a card beside its inspector.
    void arrange(const Theme &theme, const Parts &parts);

private:
    QLayout *filterRow(const Theme &theme, const Parts &parts);

    const PageFacts facts_;
    QList<QAction *> actions_;
    // Null where there is none.
    QWidget *filter_ = nullptr;
};

} // namespace kit
