#include "widgets/kit/grid_columns.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>

#include "widgets/kit/cell.h"
#include "widgets/kit/paint.h"

namespace kit {

GridColumns::GridColumns(const Theme &theme, QHeaderView *header) : QObject(header), theme_(theme), header_(header) {
    header->setStretchLastSection(false);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(true);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setMinimumSectionSize(theme.px(Size::Target));
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this](const QPoint &place) {
        QMenu *menu = makeMenu(header_);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(header_->mapToGlobal(place));
    });
    connect(header, &QHeaderView::sectionResized, this, [this](int, int oldSize, int newSize) {
        // A column that is hidden or shown is not sized by anybody.
        if (isFitting_ || oldSize == 0 || newSize == 0)
            return;
        isUserSized_ = true;
        Q_EMIT changed();
    });
    connect(header, &QHeaderView::sectionMoved, this, &GridColumns::changed);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &GridColumns::widenSorted);
    connect(header, &QHeaderView::sectionCountChanged, this, [this] {
        natural_.clear();
        least_.clear();
    });
}

void GridColumns::Need::add(const Cell &cell, const Theme &theme) {
    const bool mustShow = cell.isFirm(theme);
    // A sentence asks for no more than this, else it presses the names beside it; it takes what room is left.
    const int most = mustShow ? cell.width(theme) : theme.px(Size::InspectorWidth);
    width = std::max(width, std::min(cell.width(theme), most));
    isFirm = isFirm || mustShow;
}

void GridColumns::measure(const std::function<Need(int column)> &needOf) {
    natural_.resize(header_->count());
    least_.resize(header_->count());
    for (int column = 0; column < header_->count(); ++column) {
        const int heading = headingWidth(column);
        const Need need = needOf(column);
        natural_[column] = std::max({natural_[column], heading, need.width});
        const int least = need.isFirm ? need.width : std::min(need.width, theme_.px(Size::FactLabel));
        least_[column] = std::max({least_[column], heading, least});
    }
}

// Only the heading that shows an arrow has room for one; Qt's own hint keeps it free in all of them.
int GridColumns::headingWidth(int column) const {
    const bool isSorted = header_->isSortIndicatorShown() && header_->sortIndicatorSection() == column;
    const int arrow = isSorted ? theme_.px(Size::Icon) : 0;
    return paint::textWidth(theme_.font(TextRole::Label), title(column)) + 2 * theme_.px(Size::SpaceSmall) + arrow;
}

void GridColumns::widenSorted(int column) {
    if (column < 0 || column >= natural_.size())
        return;
    natural_[column] = std::max(natural_[column], headingWidth(column));
    least_[column] = std::max(least_[column], headingWidth(column));
    spread(room_);
}

void GridColumns::release() {
    isUserSized_ = false;
    natural_.clear();
    least_.clear();
}

void GridColumns::spread(int room) {
    room_ = room;
    if (isUserSized_ || natural_.isEmpty() || natural_.size() != header_->count())
        return;
    QList<int> shown;
    int wanted = 0;
    int least = 0;
    int growing = 0;
    for (int visual = 0; visual < header_->count(); ++visual) {
        const int column = header_->logicalIndex(visual);
        if (header_->isSectionHidden(column))
            continue;
        shown.append(column);
        wanted += natural_[column];
        least += least_[column];
        growing += growth(column);
    }
    if (wanted <= 0)
        return;
    const QScopedValueRollback fitting(isFitting_, true);
    const int spare = room - wanted;
    const double pressure = wanted > least ? std::min(1.0, double(-spare) / (wanted - least)) : 0.0;
    int used = 0;
    for (const int column : shown) {
        const double width = spare >= 0 ? natural_[column] + double(spare) * growth(column) / std::max(1, growing)
                                        : natural_[column] - pressure * (natural_[column] - least_[column]);
        const bool isLast = column == shown.constLast();
        const int pixels = isLast && spare >= 0 ? room - used : static_cast<int>(width);
        header_->resizeSection(column, pixels);
        used += pixels;
    }
}

// Columns of a sign stay as narrow as they are.
int GridColumns::growth(int column) const {
    return natural_[column] > 2 * theme_.px(Size::Target) ? natural_[column] : 0;
}

void GridColumns::showColumn(int column, bool isShown) {
    {
        const QScopedValueRollback fitting(isFitting_, true);
        header_->setSectionHidden(column, !isShown);
    }
    spread(room_);
    Q_EMIT changed();
}

QString GridColumns::title(int column) const {
    return header_->model()->headerData(column, Qt::Horizontal).toString();
}

QMenu *GridColumns::makeMenu(QWidget *parent) {
    auto *menu = new QMenu(parent);
    const bool isOneLeft = header_->count() - header_->hiddenSectionCount() <= 1;
    for (int column = 0; column < header_->count(); ++column) {
        if (title(column).isEmpty())
            continue;
        const bool isHidden = header_->isSectionHidden(column);
        QAction *action = menu->addAction(title(column));
        action->setCheckable(true);
        action->setChecked(!isHidden);
        action->setEnabled(isHidden || !isOneLeft);
        connect(action, &QAction::toggled, this, [this, column](bool isShown) { showColumn(column, isShown); });
    }
    if (header_->sectionsClickable() && header_->isSortIndicatorShown())
        addSorting(menu->addMenu(tr("Sort by")));
    menu->addSeparator();
    menu->addAction(tr("Fit all columns"), this, [this] {
        release();
        Q_EMIT fitRequested();
    });
    return menu;
}

// The header has no keyboard; this is its path.
void GridColumns::addSorting(QMenu *menu) {
    for (int column = 0; column < header_->count(); ++column) {
        if (title(column).isEmpty() || header_->isSectionHidden(column))
            continue;
        const bool isSorted = header_->sortIndicatorSection() == column;
        const bool isAscending = isSorted && header_->sortIndicatorOrder() == Qt::AscendingOrder;
        QAction *action = menu->addAction(title(column), this, [this, column, isAscending] {
            header_->setSortIndicator(column, isAscending ? Qt::DescendingOrder : Qt::AscendingOrder);
        });
        if (isSorted)
            action->setIcon(icon(theme_, isAscending ? Icon::ArrowUp : Icon::ArrowDown));
    }
}

QByteArray GridColumns::save() const {
    return header_->saveState() + (isUserSized_ ? '1' : '0');
}

bool GridColumns::restore(const QByteArray &state) {
    if (state.isEmpty())
        return false;
    const QScopedValueRollback fitting(isFitting_, true);
    if (!header_->restoreState(state.chopped(1)))
        return false;
    isUserSized_ = state.endsWith('1');
    Q_EMIT changed();
    return true;
}

} // namespace kit
