#pragma once

#include <QAbstractScrollArea>
#include <QTimer>

#include "widgets/kit/grid_view.h"
#include "widgets/kit/window_cache.h"

class QHeaderView;
class QStandardItemModel;

namespace kit {

class GridColumns;

// A table of any number of rows, of which it holds only those near the eye. Its cost does not depend on how many there
// are. One row is current, and chosen too where its source has no selection; bars stand where rows are still to come.
class WindowGrid : public QAbstractScrollArea {
    Q_OBJECT

public:
    // What whoever comes to a row chooses: it alone, it too or no more, all up to it, or nothing.
    enum class Choice { Alone, Toggle, UpTo, Nothing };

    explicit WindowGrid(const Theme &theme, QWidget *parent = nullptr);
    ~WindowGrid() override;

    // Looks only; none for nullptr.
    void setSource(WindowSource *source);
    void setDensity(Density density);
    void setCurrentRow(qint64 row); // -1: none; scrolls to it
    // What the cursor is on stands in another row now. It stays in sight where it was; else nobody is led there.
    void moveCurrentRow(qint64 row);
    // The same as somebody's choice, of the row next to it where there is none.
    void choose(qint64 row, Choice choice);
    void retryFailed() { cache_.retryFailed(); }
    void fitColumns();
    // Cells hold something else now: those that nobody has set are made wide enough for it.
    void fitSoon() { fitSoon_.start(); }
    QMenu *makeColumnsMenu(QWidget *parent);
    QByteArray saveColumns() const;
    bool restoreColumns(const QByteArray &state);

    qint64 currentRow() const { return current_; }
    bool isChosen(qint64 row) const;
    // Several rows may be chosen.
    bool hasSelection() const { return source_ && source_->hasSelection(); }
    qint64 rowCount() const { return source_ ? source_->rowCount() : 0; }
    qint64 firstVisibleRow() const;
    qint64 lastVisibleRow() const; // before the first when there is none
    qint64 rowAt(int y) const;     // of the viewport; -1: none
    QRect rowRect(qint64 row) const;
    QRect cellRect(qint64 row, int column) const;
    // What stands in a cell; nothing while its rows are still to come.
    std::optional<Cell> cellAt(qint64 row, int column) const;
    QHeaderView *header() const { return header_; }
    // Whether all rows in sight are here.
    bool isFilled() const;

Q_SIGNALS:
    // By mouse or key, before the row becomes the current one.
    void chosen(qint64 row, kit::WindowGrid::Choice choice);
    void allChosen();
    void currentRowChanged(qint64 row);
    void activated(qint64 row);
    void menuRequested(qint64 row, const QPoint &place); // -1: below the rows
    void columnsChanged();
    void readFailed(); // rows in sight could not be read; retryFailed() asks again
    void filled();     // all rows in sight have come

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void showTitles();
    void rebuild();
    void layOut();
    void scrollTo(qint64 offset);
    void moveBar();
    void wantVisible(int direction);
    void takeRows(qint64 first, qint64 last);
    void fit();
    void paintRow(QPainter &painter, qint64 row) const;
    void paintCells(QPainter &painter, qint64 row, const QRect &rect) const;
    // Where a key leads; nothing where it leads nowhere.
    std::optional<qint64> rowBy(int key) const;
    void setHovered(qint64 row);
    void copyRow() const;
    void showTip(const QPoint &place, const QPoint &screen);
    qint64 endOffset() const; // the greatest, in pixels
    int rowsPerPage() const;

    const Theme &theme_;
    QPointer<WindowSource> source_;
    WindowCache cache_;
    QHeaderView *header_;
    QStandardItemModel *titles_;
    GridColumns *columns_;
    QTimer fitSoon_;
    int rowHeight_;
    qint64 offset_ = 0; // pixels from the top of the first row
    qint64 current_ = -1;
    qint64 hovered_ = -1;
    bool isFitted_ = false;
    bool isMovingBar_ = false;
};

} // namespace kit
