#pragma once

#include <QWidget>

#include "widgets/kit/session.h"

class QAction;
class QHBoxLayout;

namespace kit {
class FilterBar;
class GridView;
class StatePanel;
} // namespace kit

namespace deploymentspage {

class ResourceTable;

// The list of one kind with its filter, in its four states. Several rows may be chosen.
class ListPane : public QWidget {
    Q_OBJECT

public:
    struct Words {
        QString name; // of the list, for those who hear it
        QString failed;
        QString empty;
        QString emptyText;
        QString noneMatches;
        QString example; // of a filter
    };

    // The table is owned; the step is offered while there is nothing.
    ListPane(const kit::Session &session, ResourceTable *table, const QString &kind, const Words &words,
             QAction *nextStep);

    // Shows the object when it is there, or as soon as it is, without the filter where that hides it; false while there
    // is no such object.
    bool reveal(const QString &name);

    QString selected() const;
    QStringList selectedAll() const;
    // Of all that there is, and of what the filter lets through.
    int shownCount() const;
    bool isFiltered() const;
    bool isSettled() const;
    kit::FilterBar *filter() const { return filter_; }
    kit::GridView *grid() const { return grid_; }
    kit::StatePanel *panel() const { return panel_; }

Q_SIGNALS:
    void selectionChanged();
    void activated();
    void menuRequested(const QPoint &place);
    void countChanged();
    void settled();

private:
    void buildGrid(const QString &name);
    void follow();
    void showState();
    void seekAwaited();

    const kit::Session session_;
    ResourceTable *table_;
    const QString kind_;
    const Words words_;
    QAction *nextStep_;
    kit::FilterBar *filter_;
    kit::GridView *grid_;
    kit::StatePanel *panel_;
    QString awaited_;
    QString last_;
};

} // namespace deploymentspage
