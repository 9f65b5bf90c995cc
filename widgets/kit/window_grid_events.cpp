#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>

#include "widgets/kit/grid_columns.h"
#include "widgets/kit/paint.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/skeleton_bars.h"
#include "widgets/kit/style_parts.h"
#include "widgets/kit/window_grid.h"
#include "widgets/kit/window_grid_accessible.h"

namespace kit {

void WindowGrid::paintEvent(QPaintEvent *event) {
    QPainter painter(viewport());
    painter.setLayoutDirection(layoutDirection());
    const qint64 first = (offset_ + event->rect().top()) / rowHeight_;
    const qint64 last = std::min(rowCount() - 1, (offset_ + event->rect().bottom()) / rowHeight_);
    for (qint64 row = first; row <= last; ++row)
        paintRow(painter, row);
}

void WindowGrid::paintRow(QPainter &painter, qint64 row) const {
    const QRect rect = rowRect(row);
    QStyleOptionViewItem panel;
    panel.rect = rect;
    panel.direction = layoutDirection();
    panel.state.setFlag(QStyle::State_Selected, isChosen(row));
    panel.state.setFlag(QStyle::State_MouseOver, row == hovered_);
    panel.viewItemPosition = QStyleOptionViewItem::OnlyOne;
    parts::itemPanel({painter, theme_, this}, panel);
    paintCells(painter, row, rect);
    paint::horizontalLine(painter, rect, rect.bottom() + 1 - paint::hairline(painter), theme_.color(Color::Border));
    // A cursor that is not chosen could not be seen else.
    if (row == current_ && hasFocus() && (!isChosen(row) || window()->testAttribute(Qt::WA_KeyboardFocusChange)))
        parts::itemFocus({painter, theme_, this}, panel);
}

void WindowGrid::paintCells(QPainter &painter, qint64 row, const QRect &rect) const {
    const auto block = cache_.blockOf(row);
    const int inBlock = static_cast<int>(row % WindowSource::blockRows);
    const bool isHere = block && inBlock < block->rowCount();
    const int space = theme_.px(Size::SpaceSmall);
    if (!isHere && cache_.hasFailed(row)) {
        painter.setFont(theme_.font(TextRole::Body));
        painter.setPen(theme_.color(Color::Text3));
        return paint::text(painter, rect.adjusted(space, 0, -space, 0), tr("could not be read"));
    }
    for (int column = 0; column < header_->count(); ++column) {
        const QRect cell = cellRect(row, column);
        if (cell.isEmpty() || cell.right() < 0 || cell.left() > viewport()->width())
            continue;
        if (isHere)
            block->cell(inBlock, column).paint(painter, cell, theme_, layoutDirection());
        else
            SkeletonBars::paintBar(painter, cell.adjusted(space, 0, -space, 0), theme_,
                                   static_cast<quint64>(row * header_->count() + column));
    }
}

bool WindowGrid::viewportEvent(QEvent *event) {
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showTip(help->pos(), help->globalPos());
        return true;
    }
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    return QAbstractScrollArea::viewportEvent(event);
}

void WindowGrid::showTip(const QPoint &place, const QPoint &screen) {
    const int column = header_->logicalIndexAt(place.x());
    const auto cell = cellAt(rowAt(place.y()), column);
    const bool isHidden = cell && (cell->kind == CellKind::Sign || cell->width(theme_) > header_->sectionSize(column));
    QToolTip::showText(screen, isHidden ? plainToolTip(cell->words()) : QString(), viewport());
}

void WindowGrid::resizeEvent(QResizeEvent *event) {
    QAbstractScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        columns_->spread(viewport()->width());
    const qint64 bottom = (current_ + 1) * rowHeight_ - offset_;
    const bool wasSeen = current_ >= 0 && bottom > 0 && bottom <= event->oldSize().height();
    layOut();
    if (wasSeen)
        setCurrentRow(current_); // stays in sight
}

std::optional<qint64> WindowGrid::rowBy(int key) const {
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_J:
        return current_ + 1;
    case Qt::Key_Up:
    case Qt::Key_K:
        return current_ - 1;
    case Qt::Key_PageDown:
        return std::max<qint64>(0, current_) + rowsPerPage();
    case Qt::Key_PageUp:
        return current_ - rowsPerPage();
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return rowCount() - 1;
    default:
        return std::nullopt;
    }
}

void WindowGrid::keyPressEvent(QKeyEvent *event) {
    if (event->matches(QKeySequence::Copy))
        return copyRow();
    if (event->matches(QKeySequence::SelectAll) && hasSelection() && rowCount() > 0) {
        Q_EMIT allChosen();
        return tellChosenRows(*this);
    }
    const auto modifiers = event->modifiers();
    if (const auto row = rowBy(event->key()))
        return choose(*row, modifiers & Qt::ShiftModifier     ? Choice::UpTo
                            : modifiers & Qt::ControlModifier ? Choice::Nothing
                                                              : Choice::Alone);
    switch (event->key()) {
    case Qt::Key_Space:
        if (current_ < 0 || !hasSelection())
            break;
        return choose(current_, Choice::Toggle);
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int step = (event->key() == Qt::Key_Left) == (layoutDirection() == Qt::LeftToRight) ? -1 : 1;
        return horizontalScrollBar()->setValue(horizontalScrollBar()->value() +
                                               step * horizontalScrollBar()->singleStep());
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current_ >= 0)
            Q_EMIT activated(current_);
        return;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void WindowGrid::wheelEvent(QWheelEvent *event) {
    if (std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y()))
        return QAbstractScrollArea::wheelEvent(event);
    // A notch is 120; the bar's own steps may stand for thousands of rows.
    const int pixels =
        event->pixelDelta().isNull()
            ? event->angleDelta().y() * QGuiApplication::styleHints()->wheelScrollLines() * rowHeight_ / 120
            : event->pixelDelta().y();
    scrollTo(offset_ - pixels);
    event->accept();
}

void WindowGrid::mousePressEvent(QMouseEvent *event) {
    const qint64 row = rowAt(event->position().toPoint().y());
    if (row < 0)
        return;
    // What can be done is done with all that are chosen, where the menu is asked for on one of them.
    if (event->button() != Qt::LeftButton)
        return choose(row, isChosen(row) ? Choice::Nothing : Choice::Alone);
    choose(row, event->modifiers() & Qt::ShiftModifier     ? Choice::UpTo
                : event->modifiers() & Qt::ControlModifier ? Choice::Toggle
                                                           : Choice::Alone);
}

void WindowGrid::mouseDoubleClickEvent(QMouseEvent *event) {
    const qint64 row = rowAt(event->position().toPoint().y());
    if (row >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT activated(row);
}

void WindowGrid::mouseMoveEvent(QMouseEvent *event) {
    setHovered(rowAt(event->position().toPoint().y()));
}

void WindowGrid::setHovered(qint64 row) {
    if (row == hovered_)
        return;
    viewport()->update(rowRect(hovered_));
    hovered_ = row;
    viewport()->update(rowRect(hovered_));
}

void WindowGrid::contextMenuEvent(QContextMenuEvent *event) {
    const bool isByKeyboard = event->reason() == QContextMenuEvent::Keyboard;
    const qint64 row = isByKeyboard ? current_ : rowAt(event->pos().y());
    const QPoint place = isByKeyboard ? viewport()->mapToGlobal(rowRect(current_).bottomLeft()) : event->globalPos();
    Q_EMIT menuRequested(row, place);
}

void WindowGrid::focusInEvent(QFocusEvent *event) {
    QAbstractScrollArea::focusInEvent(event);
    if (current_ < 0 && rowCount() > 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentRow(firstVisibleRow());
    viewport()->update(rowRect(current_));
}

void WindowGrid::focusOutEvent(QFocusEvent *event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update(rowRect(current_));
}

void WindowGrid::copyRow() const {
    QStringList words;
    for (int visual = 0; visual < header_->count(); ++visual) {
        const int column = header_->logicalIndex(visual);
        const auto cell = cellAt(current_, column);
        if (cell && !header_->isSectionHidden(column))
            words << cell->words();
    }
    if (!words.isEmpty())
        QGuiApplication::clipboard()->setText(words.join(QLatin1Char('\t')));
}

} // namespace kit
