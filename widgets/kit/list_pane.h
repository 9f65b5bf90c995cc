#pragma once

#include <QWidget>

#include "widgets/kit/session.h"

class QAction;
class QLayout;

namespace kit {

class FilterBar;
class GridView;
class ResourceTable;
class StatePanel;

// The list of one kind in its four states, and its filter, which the page puts where it belongs. Remembers its columns.
class ListPane : public QWidget {
    Q_OBJECT

public:
    struct Facts {
        QString memory; // the key under which the columns are remembered
        QString name;   // of the list, for those who hear it
        QString failed;
        QString empty;
        QString emptyText;
        QString noneMatches;
        QString example; // of a filter
    };

    // The table is owned; the step is offered while there is nothing.
    ListPane(const Session &session, ResourceTable *table, Facts facts, QAction *nextStep);

    // Shows the object when it is there, or as soon as it is, without the filter where that hides it; false while there
    // is no such object.
    bool reveal(const QString &name);
    void setEmptyText(const QString &text);
    void setEmpty(const QString &title, const QString &text);
    // The menu that shows and hides columns.
    void openColumns(const QWidget *below);
    // The filter, and beside it the button for the columns, for a page with this list alone.
    QLayout *makeFilterRow();

    QString selected() const;
    // Of the row that has the cursor, in the grid's viewport.
    QRect currentPlace() const;
    QStringList selectedAll() const;
    // Of all that there is, and of what the filter lets through.
    int shownCount() const;
    bool isFiltered() const;
    // None is known, and whoever looks may not see all that there are.
    bool isOutOfSight() const;
    bool isSettled() const;
    FilterBar *filter() const { return filter_; }
    GridView *grid() const { return grid_; }

Q_SIGNALS:
    void selectionChanged();
    void activated();
    void menuRequested(const QPoint &place);
    void countChanged();
    void settled();

private:
    void buildGrid();
    void follow();
    void showState();
    void seekAwaited();

    const Session session_;
    ResourceTable *table_;
    Facts facts_;
    QAction *nextStep_;
    FilterBar *filter_;
    GridView *grid_;
    StatePanel *panel_;
    QString awaited_;
    QString last_;
};

} // namespace kit
