#include "widgets/kit/grid_view.h"

#include <QContextMenuEvent>
#include <QHeaderView>

#include "widgets/kit/cell.h"
#include "widgets/kit/cell_delegate.h"
#include "widgets/kit/grid_columns.h"
#include "widgets/kit/paint.h"

namespace kit {
namespace {

constexpr double nameShareOfTrees = 1;
constexpr int measuredRows = 200; // enough to be right nearly always, few enough not to be felt

// Rows in the order in which they stand when all is unfolded, of a tree those below others too.
void measure(const QAbstractItemModel &model, const QModelIndex &parent, int column, int *left,
             const std::function<void(const QModelIndex &)> &visit) {
    const int rows = model.rowCount(parent);
    for (int row = 0; row<rows && * left> 0; ++row) {
        --*left;
        visit(model.index(row, column, parent));
        const auto first = model.index(row, 0, parent);
        if (model.hasChildren(first))
            measure(model, first, column, left, visit);
    }
}

} // namespace

GridView::GridView(const Theme &theme, QWidget *parent)
    : QTreeView(parent), theme_(theme), delegate_(new CellDelegate(theme, this)) {
    setItemDelegate(delegate_);
    setFrameShape(NoFrame);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setSortingEnabled(false);
    columns_ = new GridColumns(theme, header());
    connect(columns_, &GridColumns::changed, this, &GridView::columnsChanged);
    connect(columns_, &GridColumns::fitRequested, this, &GridView::fitColumns);
    header()->setSortIndicatorClearable(false);
    fitSoon_.setSingleShot(true);
    connect(&fitSoon_, &QTimer::timeout, this, &GridView::fit);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void GridView::setModel(QAbstractItemModel *model) {
    if (this->model())
        this->model()->disconnect(&fitSoon_);
    QTreeView::setModel(model);
    if (!model)
        return;
    const auto fit = qOverload<>(&QTimer::start);
    connect(model, &QAbstractItemModel::modelReset, &fitSoon_, [this] {
        rows_ = GridColumns::Rows::Others;
        fitSoon_.start();
    });
    connect(model, &QAbstractItemModel::dataChanged, &fitSoon_,
            [this](const QModelIndex &first, const QModelIndex &last) { widen(first, last); });
    connect(model, &QAbstractItemModel::layoutChanged, &fitSoon_, fit);
    connect(model, &QAbstractItemModel::columnsInserted, &fitSoon_, fit);
    connect(model, &QAbstractItemModel::rowsInserted, &fitSoon_, [this](const QModelIndex &, int first) {
        if (first < measuredRows)
            fitSoon_.start();
    });
    fitSoon_.start();
}

void GridView::setDensity(Density density) {
    delegate_->setRowHeight(theme_.px(density == Density::Compact ? Size::RowCompact : Size::Row));
    scheduleDelayedItemsLayout();
}

void GridView::fitColumns() {
    columns_->release();
    fitSoon_.start();
}

// Fits again when a change brought what does not fit.
void GridView::widen(const QModelIndex &first, const QModelIndex &last) {
    if (fitSoon_.isActive())
        return;
    for (int row = first.row(); row <= std::min(last.row(), measuredRows - 1); ++row)
        for (int column = first.column(); column <= last.column(); ++column)
            if (!columns_->holds(column, Cell::of(first.sibling(row, column)).width(theme_)))
                return fitSoon_.start();
}

void GridView::fit() {
    if (!model())
        return;
    columns_->measure(std::exchange(rows_, GridColumns::Rows::Same), [this](int column) {
        GridColumns::Need need;
        int left = measuredRows;
        measure(*model(), {}, column, &left,
                [this, &need](const QModelIndex &index) { need.add(Cell::of(index), theme_); });
        // As deep as trees are here: a row and those below it.
        need.width += column == 0 ? 2 * indentation() : 0;
        return need;
    });
    // What is one below the other in a tree is told apart by its name alone.
    columns_->keepNames(indentation() > 0 ? nameShareOfTrees : 0);
    columns_->spread(viewport()->width());
}

QMenu *GridView::makeColumnsMenu(QWidget *parent) {
    return columns_->makeMenu(parent);
}

QByteArray GridView::saveColumns() const {
    return columns_->save();
}

bool GridView::restoreColumns(const QByteArray &state) {
    return columns_->restore(state);
}

void GridView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const QRect row(0, option.rect.y(), viewport()->width(), option.rect.height());
    // Of a tree the row begins before its first cell.
    const bool isMarked = indentation() > 0 && selectionModel()->isSelected(index);
    if (isMarked)
        painter->fillRect(row, theme_.color(Color::AccentSoft));
    QTreeView::drawRow(painter, option, index);
    if (isMarked)
        paint::accentBar(*painter, row, theme_, layoutDirection());
    paint::horizontalLine(*painter, row, row.bottom() + 1 - paint::hairline(*painter), theme_.color(Color::Border));
    if (index.siblingAtColumn(0) == currentIndex().siblingAtColumn(0) && hasFocus() &&
        window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paint::roundBox(*painter, row, {QColor(), theme_.color(Color::Accent), 0, theme_.px(Size::FocusRing)});
}

void GridView::updateRow(const QModelIndex &index) {
    if (index.isValid())
        viewport()->update(QRect(0, visualRect(index).y(), viewport()->width(), visualRect(index).height()));
}

// The ring goes around the whole row; Qt repaints one cell only. Where one row can be selected it is the current one:
// Qt makes the first row current, and does not select it, when the keyboard comes.
void GridView::currentChanged(const QModelIndex &current, const QModelIndex &previous) {
    QTreeView::currentChanged(current, previous);
    if (current.isValid() && selectionMode() == SingleSelection && !selectionModel()->isSelected(current))
        selectionModel()->select(current, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    updateRow(previous);
    updateRow(current);
}

void GridView::keyPressEvent(QKeyEvent *event) {
    const bool isPlain = (event->modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
    if (isPlain && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        QKeyEvent arrow(QEvent::KeyPress, event->key() == Qt::Key_J ? Qt::Key_Down : Qt::Key_Up, event->modifiers());
        return keyPressEvent(&arrow);
    }
    // A view that comes to the keyboard makes its first row current and selects nothing: that row is the first to be
    // selected, and not the one after it.
    const bool isStep =
        event->modifiers() == Qt::NoModifier && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up);
    if (isStep && selectionMode() != NoSelection && currentIndex().isValid() && !selectionModel()->hasSelection())
        return selectionModel()->select(currentIndex(),
                                        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    QTreeView::keyPressEvent(event);
}

void GridView::contextMenuEvent(QContextMenuEvent *event) {
    const bool isByKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = isByKeyboard ? currentIndex() : indexAt(event->pos());
    const QPoint place = isByKeyboard ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos();
    Q_EMIT menuRequested(index, place);
    event->accept();
}

void GridView::resizeEvent(QResizeEvent *event) {
    QTreeView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        columns_->spread(viewport()->width());
}

} // namespace kit
