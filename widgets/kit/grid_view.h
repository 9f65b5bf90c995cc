#pragma once

#include <QTimer>
#include <QTreeView>

#include "widgets/kit/grid_columns.h"
#include "widgets/kit/theme.h"

class QMenu;

namespace kit {

class CellDelegate;

enum class Density { Comfortable, Compact };

// A table over a model of thousands of rows: whole rows are chosen, columns fit their content until the user sizes one,
// the cursor moves by arrows, Home, End, J and K, Enter opens (activated), the menu key asks for a menu.
// The model gives Qt's roles and those of CellRole.
class GridView : public QTreeView {
    Q_OBJECT

public:
    explicit GridView(const Theme &theme, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setDensity(Density density);
    // Forgets the user's widths and fits all columns again.
    void fitColumns();
    // Shows, hides and sorts columns; the caller shows the menu, which belongs to parent.
    QMenu *makeColumnsMenu(QWidget *parent);

    // Widths, order, visible columns and sorting, to be kept over a restart.
    QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray &state);

Q_SIGNALS:
    // Asked for by the mouse or by the menu key, at a place on the screen. The index may be invalid: below the rows.
    void menuRequested(const QModelIndex &index, const QPoint &place);
    void columnsChanged();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void widen(const QModelIndex &first, const QModelIndex &last);
    void updateRow(const QModelIndex &index);

    const Theme &theme_;
    CellDelegate *delegate_;
    GridColumns *columns_;
    GridColumns::Rows rows_ = GridColumns::Rows::Others; // since they were measured
    QTimer fitSoon_; // one fit for any number of changes in a turn of the event loop
};

} // namespace kit
