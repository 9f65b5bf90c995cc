#include "widgets/kit/window_grid.h"

#include <QAccessible>
#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>

#include "widgets/kit/grid_columns.h"
#include "widgets/kit/window_grid_accessible.h"

namespace kit {
namespace {

// A scroll bar counts in int, and leaves room for its page; beyond this many pixels its steps stand for several.
constexpr qint64 barLimit = 1 << 30;
constexpr int measuredRows = 50;

} // namespace

WindowGrid::WindowGrid(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent),
      theme_(theme),
      header_(new QHeaderView(Qt::Horizontal, this)),
      titles_(new QStandardItemModel(this)),
      columns_(nullptr),
      rowHeight_(theme.px(Size::Row)) {
    QAccessible::installFactory(windowGridAccessible);
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    header_->setModel(titles_);
    header_->setSectionsClickable(false);
    columns_ = new GridColumns(theme, header_);
    setViewportMargins(0, theme.px(Size::HeaderRow), 0, 0);
    fitSoon_.setSingleShot(true);
    connect(&fitSoon_, &QTimer::timeout, this, &WindowGrid::fit);
    connect(columns_, &GridColumns::changed, this, &WindowGrid::columnsChanged);
    connect(columns_, &GridColumns::fitRequested, this, &WindowGrid::fitColumns);
    for (const auto signal : {&QHeaderView::sectionResized, &QHeaderView::sectionMoved})
        connect(header_, signal, this, &WindowGrid::layOut);
    connect(&cache_, &WindowCache::rowsReady, this, &WindowGrid::takeRows);
    connect(&cache_, &WindowCache::failed, this, [this] {
        viewport()->update();
        Q_EMIT readFailed();
    });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

WindowGrid::~WindowGrid() {
    cache_.setSource(nullptr);
}

void WindowGrid::setSource(WindowSource *source) {
    if (source_)
        source_->disconnect(this);
    source_ = source;
    cache_.setSource(source);
    titles_->clear();
    if (source) {
        connect(source, &WindowSource::replaced, this, &WindowGrid::rebuild);
        connect(source, &WindowSource::rowCountChanged, this, &WindowGrid::layOut);
        connect(source, &WindowSource::reordered, viewport(), qOverload<>(&QWidget::update));
    }
    rebuild();
}

// Others may stand there with other rows. Columns that stay keep what was done with them.
void WindowGrid::showTitles() {
    titles_->setColumnCount(source_ ? source_->columnCount() : 0);
    for (int column = 0; column < titles_->columnCount(); ++column) {
        titles_->setHeaderData(column, Qt::Horizontal, source_->columnTitle(column));
        titles_->setHeaderData(column, Qt::Horizontal, int(source_->columnAlignment(column) | Qt::AlignVCenter),
                               Qt::TextAlignmentRole);
    }
}

// The rows are others: begins again at the top.
void WindowGrid::rebuild() {
    showTitles();
    isFitted_ = false;
    offset_ = 0;
    hovered_ = -1;
    if (current_ != -1) {
        current_ = -1;
        Q_EMIT currentRowChanged(-1);
    }
    layOut();
    QAccessibleEvent event(this, QAccessible::TableModelChanged);
    QAccessible::updateAccessibility(&event);
}

void WindowGrid::setDensity(Density density) {
    const qint64 first = firstVisibleRow();
    rowHeight_ = theme_.px(density == Density::Compact ? Size::RowCompact : Size::Row);
    offset_ = first * rowHeight_;
    layOut();
}

void WindowGrid::fitColumns() {
    columns_->release();
    fit();
}

QMenu *WindowGrid::makeColumnsMenu(QWidget *parent) {
    return columns_->makeMenu(parent);
}

QByteArray WindowGrid::saveColumns() const {
    return columns_->save();
}

bool WindowGrid::restoreColumns(const QByteArray &state) {
    return columns_->restore(state);
}

void WindowGrid::fit() {
    if (!source_)
        return;
    const qint64 first = firstVisibleRow();
    const qint64 last = std::min(lastVisibleRow(), first + measuredRows);
    columns_->measure(GridColumns::Rows::Others, [this, first, last](int column) {
        GridColumns::Need need;
        for (qint64 row = first; row <= last; ++row)
            if (const auto cell = cellAt(row, column))
                need.add(*cell, theme_);
        return need;
    });
    columns_->spread(viewport()->width());
    layOut();
}

void WindowGrid::takeRows(qint64 first, qint64 last) {
    if (!isFitted_) {
        isFitted_ = true;
        fitSoon_.start();
    }
    if (last < firstVisibleRow() || first > lastVisibleRow())
        return;
    viewport()->update();
    if (isFilled())
        Q_EMIT filled();
}

bool WindowGrid::isFilled() const {
    for (qint64 row = firstVisibleRow(); row <= lastVisibleRow(); ++row)
        if (!cache_.blockOf(row))
            return false;
    return source_ != nullptr;
}

qint64 WindowGrid::firstVisibleRow() const {
    return offset_ / rowHeight_;
}

qint64 WindowGrid::lastVisibleRow() const {
    return std::min(rowCount() - 1, (offset_ + std::max(0, viewport()->height() - 1)) / rowHeight_);
}

qint64 WindowGrid::rowAt(int y) const {
    const qint64 row = (offset_ + y) / rowHeight_;
    return y >= 0 && row < rowCount() ? row : -1;
}

QRect WindowGrid::rowRect(qint64 row) const {
    const qint64 top = row * rowHeight_ - offset_;
    if (row < 0 || row >= rowCount() || top < -rowHeight_ || top > viewport()->height())
        return {};
    return {0, static_cast<int>(top), viewport()->width(), rowHeight_};
}

QRect WindowGrid::cellRect(qint64 row, int column) const {
    const QRect line = rowRect(row);
    if (line.isEmpty() || header_->isSectionHidden(column))
        return {};
    return {header_->sectionViewportPosition(column), line.y(), header_->sectionSize(column), line.height()};
}

std::optional<Cell> WindowGrid::cellAt(qint64 row, int column) const {
    const auto block = row >= 0 && row < rowCount() ? cache_.blockOf(row) : nullptr;
    const int inBlock = static_cast<int>(row % WindowSource::blockRows);
    if (!block || inBlock >= block->rowCount())
        return std::nullopt;
    return block->cell(inBlock, column);
}

qint64 WindowGrid::endOffset() const {
    return std::max<qint64>(0, rowCount() * rowHeight_ - viewport()->height());
}

int WindowGrid::rowsPerPage() const {
    return std::max(1, viewport()->height() / rowHeight_ - 1);
}

void WindowGrid::layOut() {
    const int heading = theme_.px(Size::HeaderRow);
    const QRect frame = viewport()->geometry();
    header_->setGeometry(frame.x(), frame.y() - heading, frame.width(), heading);
    horizontalScrollBar()->setRange(0, std::max(0, header_->length() - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(rowHeight_);
    header_->setOffset(horizontalScrollBar()->value());
    offset_ = std::clamp<qint64>(offset_, 0, endOffset());
    moveBar();
    wantVisible(0);
    viewport()->update();
}

void WindowGrid::moveBar() {
    const qint64 end = endOffset();
    const bool isScaled = end > barLimit;
    const double scale = isScaled ? double(barLimit) / double(end) : 1.0;
    isMovingBar_ = true;
    verticalScrollBar()->setRange(0, static_cast<int>(std::min(end, barLimit)));
    verticalScrollBar()->setPageStep(std::max(1, static_cast<int>(viewport()->height() * scale)));
    verticalScrollBar()->setSingleStep(std::max(1, static_cast<int>(rowHeight_ * scale)));
    verticalScrollBar()->setValue(static_cast<int>(double(offset_) * scale));
    isMovingBar_ = false;
}

void WindowGrid::scrollTo(qint64 offset) {
    const qint64 wanted = std::clamp<qint64>(offset, 0, endOffset());
    const qint64 distance = wanted - offset_;
    if (distance == 0)
        return;
    offset_ = wanted;
    moveBar();
    wantVisible(distance > 0 ? 1 : -1);
    if (std::abs(distance) < viewport()->height())
        viewport()->scroll(0, static_cast<int>(-distance));
    else
        viewport()->update();
}

void WindowGrid::scrollContentsBy(int dx, int) {
    if (dx != 0) {
        header_->setOffset(horizontalScrollBar()->value());
        viewport()->update();
    }
    if (isMovingBar_)
        return;
    const qint64 end = endOffset();
    const int value = verticalScrollBar()->value();
    if (end <= barLimit)
        scrollTo(value);
    else
        scrollTo(value >= barLimit ? end : static_cast<qint64>(double(value) / double(barLimit) * double(end)));
}

void WindowGrid::wantVisible(int direction) {
    cache_.want(firstVisibleRow(), lastVisibleRow(), direction);
}

void WindowGrid::setCurrentRow(qint64 row) {
    const qint64 wanted = row < 0 || rowCount() == 0 ? -1 : std::min(row, rowCount() - 1);
    if (wanted >= 0) {
        const qint64 top = wanted * rowHeight_;
        if (top < offset_)
            scrollTo(top);
        else if (top + rowHeight_ > offset_ + viewport()->height())
            scrollTo(top + rowHeight_ - viewport()->height());
    }
    if (wanted == current_)
        return;
    viewport()->update(rowRect(current_));
    current_ = wanted;
    viewport()->update(rowRect(current_));
    Q_EMIT currentRowChanged(current_);
    tellCurrentRow(*this);
}

void WindowGrid::moveCurrentRow(qint64 row) {
    const bool wasInSight = current_ >= 0 && viewport()->rect().contains(rowRect(current_));
    const qint64 offset = offset_;
    setCurrentRow(row);
    if (!wasInSight)
        scrollTo(offset);
}

void WindowGrid::choose(qint64 row, Choice choice) {
    if (rowCount() == 0)
        return setCurrentRow(-1);
    const qint64 wanted = std::clamp<qint64>(row, 0, rowCount() - 1);
    Q_EMIT chosen(wanted, choice);
    setCurrentRow(wanted);
    tellChosenRows(*this);
}

bool WindowGrid::isChosen(qint64 row) const {
    return hasSelection() ? source_->isSelected(row) : row >= 0 && row == current_;
}

} // namespace kit
