#include "widgets/kit/grid_view.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

#include "widgets/kit/cell_delegate.h"
#include "widgets/kit/icons.h"
#include "widgets/kit/paint.h"

namespace kit {
namespace {

constexpr int measuredRows = 200; // enough to be right nearly always, few enough not to be felt

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
    QHeaderView *columns = header();
    columns->setStretchLastSection(false);
    columns->setSectionsMovable(true);
    columns->setFirstSectionMovable(true);
    columns->setHighlightSections(false);
    columns->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    columns->setMinimumSectionSize(theme.px(Size::Target));
    columns->setSortIndicatorClearable(false);
    columns->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(columns, &QWidget::customContextMenuRequested, this, [this, columns](const QPoint &place) {
        QMenu *menu = makeColumnsMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(columns->mapToGlobal(place));
    });
    connect(columns, &QHeaderView::sectionResized, this, [this] {
        if (isFitting_)
            return;
        isUserSized_ = true;
        Q_EMIT columnsChanged();
    });
    connect(columns, &QHeaderView::sectionMoved, this, &GridView::columnsChanged);
    fitSoon_.setSingleShot(true);
    connect(&fitSoon_, &QTimer::timeout, this, [this] {
        measureColumns();
        spreadColumns();
    });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void GridView::setModel(QAbstractItemModel *model) {
    if (this->model())
        this->model()->disconnect(&fitSoon_);
    QTreeView::setModel(model);
    if (!model)
        return;
    const auto fit = qOverload<>(&QTimer::start);
    connect(model, &QAbstractItemModel::modelReset, &fitSoon_, fit);
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
    isUserSized_ = false;
    fitSoon_.start();
}

void GridView::measureColumns() {
    natural_.clear();
    least_.clear();
    if (!model())
        return;
    const int rows = std::min(model()->rowCount(), measuredRows);
    const QStyleOptionViewItem option;
    for (int column = 0; column < model()->columnCount(); ++column) {
        const int heading = header()->sectionSizeHint(column);
        int width = heading;
        for (int row = 0; row < rows; ++row)
            width = std::max(width, delegate_->sizeHint(option, model()->index(row, column)).width());
        natural_.append(width);
        // Short columns are never pressed: a number cut short is a wrong number.
        least_.append(std::min(width, std::max(heading, theme_.px(Size::FactLabel))));
    }
}

// Spare width goes to the columns in proportion to what they need; missing width is taken from those that can give way.
void GridView::spreadColumns() {
    if (isUserSized_ || !model() || natural_.size() != model()->columnCount())
        return;
    int wanted = 0;
    int least = 0;
    for (int column = 0; column < natural_.size(); ++column) {
        if (isColumnHidden(column))
            continue;
        wanted += natural_[column];
        least += least_[column];
    }
    const int room = viewport()->width();
    if (wanted <= 0)
        return;
    isFitting_ = true;
    int spare = room - wanted;
    const int give = wanted - least;
    int visible = header()->count() - header()->hiddenSectionCount();
    for (int column = 0; column < natural_.size(); ++column) {
        if (isColumnHidden(column))
            continue;
        double width = natural_[column];
        if (spare >= 0)
            width += double(spare) * natural_[column] / wanted;
        else if (give > 0)
            width -= std::min(1.0, double(-spare) / give) * (natural_[column] - least_[column]);
        setColumnWidth(column, --visible == 0 && spare >= 0 ? room - header()->length() + columnWidth(column)
                                                            : static_cast<int>(width));
    }
    isFitting_ = false;
}

void GridView::showColumn(int column, bool isShown) {
    setColumnHidden(column, !isShown);
    spreadColumns();
    Q_EMIT columnsChanged();
}

QMenu *GridView::makeColumnsMenu(QWidget *parent) {
    auto *menu = new QMenu(parent);
    const int columns = model() ? model()->columnCount() : 0;
    const bool isOneLeft = columns - header()->hiddenSectionCount() <= 1;
    for (int column = 0; column < columns; ++column) {
        const QString name = model()->headerData(column, Qt::Horizontal).toString();
        if (name.isEmpty())
            continue;
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(isColumnHidden(column) || !isOneLeft);
        connect(action, &QAction::toggled, this, [this, column](bool isShown) { showColumn(column, isShown); });
    }
    if (header()->sectionsClickable() && header()->isSortIndicatorShown()) {
        QMenu *sorting = menu->addMenu(tr("Sort by"));
        for (int column = 0; column < columns; ++column) {
            const QString name = model()->headerData(column, Qt::Horizontal).toString();
            if (name.isEmpty() || isColumnHidden(column))
                continue;
            const bool isSorted = header()->sortIndicatorSection() == column;
            const bool isAscending = isSorted && header()->sortIndicatorOrder() == Qt::AscendingOrder;
            sorting->addAction(isSorted ? icon(theme_, isAscending ? Icon::ArrowUp : Icon::ArrowDown) : QIcon(), name,
                               this, [this, column, isAscending] {
                                   header()->setSortIndicator(column,
                                                              isAscending ? Qt::DescendingOrder : Qt::AscendingOrder);
                               });
        }
    }
    menu->addSeparator();
    menu->addAction(tr("Fit all columns"), this, &GridView::fitColumns);
    return menu;
}

QByteArray GridView::saveColumns() const {
    return header()->saveState() + (isUserSized_ ? '1' : '0');
}

bool GridView::restoreColumns(const QByteArray &state) {
    if (state.isEmpty())
        return false;
    isFitting_ = true;
    const bool isRestored = header()->restoreState(state.chopped(1));
    isFitting_ = false;
    if (isRestored)
        isUserSized_ = state.endsWith('1');
    return isRestored;
}

void GridView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    QTreeView::drawRow(painter, option, index);
    const QRect row(0, option.rect.y(), viewport()->width(), option.rect.height());
    paint::horizontalLine(*painter, row, row.bottom() + 1 - paint::hairline(*painter), theme_.color(Color::Border));
    if (index.row() == currentIndex().row() && hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        paint::roundBox(*painter, row, {QColor(), theme_.color(Color::Accent), 0, theme_.px(Size::FocusRing)});
}

void GridView::updateRow(const QModelIndex &index) {
    if (index.isValid())
        viewport()->update(QRect(0, visualRect(index).y(), viewport()->width(), visualRect(index).height()));
}

// The ring goes around the whole row; Qt repaints one cell only.
void GridView::currentChanged(const QModelIndex &current, const QModelIndex &previous) {
    QTreeView::currentChanged(current, previous);
    updateRow(previous);
    updateRow(current);
}

void GridView::keyPressEvent(QKeyEvent *event) {
    const bool isPlain = (event->modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
    if (isPlain && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        QKeyEvent arrow(QEvent::KeyPress, event->key() == Qt::Key_J ? Qt::Key_Down : Qt::Key_Up, event->modifiers());
        return QTreeView::keyPressEvent(&arrow);
    }
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
        spreadColumns();
}

} // namespace kit
