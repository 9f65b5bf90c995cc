#include "widgets/kit/grid_columns.h"

#include <QDataStream>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>

#include "widgets/kit/cell.h"
#include "widgets/kit/paint.h"

namespace kit {

namespace {

// Than its content, for a column that is fitted anew.
constexpr double muchWider = 1.25;

} // namespace

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
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int oldSize, int newSize) {
        // A column that is hidden or shown is not sized by anybody.
        if (isFitting_ || oldSize == 0 || newSize == 0)
            return;
        sized_.insert(column);
        Q_EMIT changed();
    });
    connect(header, &QHeaderView::sectionMoved, this, &GridColumns::changed);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &GridColumns::widenSorted);
    connect(header, &QHeaderView::sectionCountChanged, this, [this] {
        natural_.clear();
        least_.clear();
        sized_.removeIf([this](int column) { return column >= header_->count(); });
    });
}

void GridColumns::Need::add(const Cell &cell, const Theme &theme) {
    const bool mustShow = cell.isFirm(theme);
    // A sentence asks for no more than this, else it presses the names beside it; it takes what room is left.
    const int whole = cell.width(theme);
    width = std::max(width, mustShow ? whole : std::min(whole, theme.px(Size::InspectorWidth)));
    if (!cell.isAbsent())
        least = std::max(least, mustShow ? whole : std::min(whole, theme.px(Size::FactLabel)));
}

void GridColumns::measure(Rows rows, const std::function<Need(int column)> &needOf) {
    natural_.resize(header_->count());
    least_.resize(header_->count());
    for (int column = 0; column < header_->count(); ++column) {
        const int heading = headingWidth(column);
        const Need need = needOf(column);
        if (rows == Rows::Others && natural_[column] > muchWider * std::max(heading, need.width))
            natural_[column] = least_[column] = 0;
        natural_[column] = std::max({natural_[column], heading, need.width});
        least_[column] = std::max({least_[column], heading, need.least});
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
    sized_.clear();
    natural_.clear();
    least_.clear();
}

// From left to right those that are shown and that nobody has sized.
QList<int> GridColumns::fitted() const {
    QList<int> columns;
    for (int visual = 0; visual < header_->count(); ++visual)
        if (const int column = header_->logicalIndex(visual);
            !header_->isSectionHidden(column) && !sized_.contains(column))
            columns << column;
    return columns;
}

void GridColumns::spread(int room) {
    room_ = room;
    const auto columns = fitted();
    if (columns.isEmpty() || natural_.size() != header_->count())
        return;
    for (const int column : std::as_const(sized_))
        room -= header_->sectionSize(column);
    int wanted = 0;
    int least = 0;
    int growing = 0;
    for (const int column : columns) {
        wanted += natural_[column];
        least += leastOf(column);
        growing += growth(column);
    }
    if (wanted <= 0)
        return;
    const QScopedValueRollback fitting(isFitting_, true);
    const int spare = room - wanted;
    const double pressure = wanted > least ? std::min(1.0, double(-spare) / (wanted - least)) : 0.0;
    int used = 0;
    for (const int column : columns) {
        const double width = spare >= 0 ? natural_[column] + double(spare) * growth(column) / std::max(1, growing)
                                        : natural_[column] - pressure * (natural_[column] - leastOf(column));
        const bool isLast = column == columns.constLast();
        const int pixels = isLast && spare >= 0 ? room - used : static_cast<int>(width);
        header_->resizeSection(column, pixels);
        used += pixels;
    }
}

int GridColumns::leastOf(int column) const {
    const int names = column == 0 ? std::min(natural_[column], static_cast<int>(nameShare_ * room_)) : 0;
    return std::max(least_[column], names);
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
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << header_->saveState() << sized_;
    return state;
}

bool GridColumns::restore(const QByteArray &state) {
    QByteArray sections;
    QSet<int> sized;
    QDataStream stream(state);
    stream >> sections >> sized;
    const QScopedValueRollback fitting(isFitting_, true);
    if (stream.status() != QDataStream::Ok || !header_->restoreState(sections))
        return false;
    sized_ = sized;
    Q_EMIT changed();
    return true;
}

} // namespace kit
