#include "widgets/kit/list_pane.h"

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTimer>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "widgets/kit/age_refresh.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/resource_table.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"

namespace kit {

ListPane::ListPane(const Session &session, ResourceTable *table, Facts facts, QAction *nextStep)
    : session_(session),
      table_(table),
      facts_(std::move(facts)),
      nextStep_(nextStep),
      filter_(new FilterBar(session.theme, session.connection, table->kind())),
      grid_(new GridView(session.theme)),
      panel_(new StatePanel(session.theme, grid_)) {
    table_->setParent(this);
    buildGrid();
    filter_->setExample(facts_.example);
    panel_->setObjectName(table->kind() + QStringLiteral("State"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel_);
    follow();
    showState();
}

void ListPane::buildGrid() {
    grid_->setObjectName(table_->kind());
    grid_->setAccessibleName(facts_.name);
    grid_->setModel(table_);
    grid_->setSortingEnabled(true);
    grid_->sortByColumn(0, Qt::AscendingOrder);
    for (int column = 0; column < table_->columnCount(); ++column)
        if (table_->isHiddenAtFirst(column))
            grid_->setColumnHidden(column, true);
    grid_->restoreColumns(session_.memory.value(facts_.memory).toByteArray());
    connect(grid_, &GridView::columnsChanged, this,
            [this] { session_.memory.setValue(facts_.memory, grid_->saveColumns()); });
    connect(grid_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!selected().isEmpty())
            last_ = selected();
        Q_EMIT selectionChanged();
    });
    connect(grid_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ListPane::selectionChanged);
    connect(grid_, &QAbstractItemView::activated, this, &ListPane::activated);
    connect(grid_, &GridView::menuRequested, this,
            [this](const QModelIndex &, const QPoint &place) { Q_EMIT menuRequested(place); });
    auto *find = new QAction(this);
    find->setShortcut(QKeySequence(Qt::Key_Slash));
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    grid_->addAction(find);
    connect(find, &QAction::triggered, filter_, [this] { filter_->setFocus(Qt::ShortcutFocusReason); });
}

void ListPane::follow() {
    connect(new AgeRefresh(grid_), &AgeRefresh::due, table_, &ResourceTable::refreshAges);
    connect(filter_, &FilterBar::filterChanged, this, [this](const QString &filter) {
        if (const auto set = table_->setFilter(filter); !set)
            session_.notices.post({Tone::Danger, Sentences::of(set.error()), {}, {}});
        showState();
    });
    connect(&table_->view(), &client::ResourceView::settled, this, &ListPane::showState);
    connect(&table_->view(), &client::ResourceView::settled, this, &ListPane::settled);
    connect(table_, &QAbstractItemModel::rowsInserted, this, &ListPane::showState);
    connect(table_, &QAbstractItemModel::rowsRemoved, this, &ListPane::showState);
    connect(table_, &QAbstractItemModel::modelReset, this, &ListPane::showState);
    connect(&session_.cache, &client::ResourceCache::stateChanged, this, &ListPane::showState);
    connect(&session_.cache, &client::ResourceCache::changed, this, &ListPane::seekAwaited);
    connect(&session_.connection, &client::Connection::stateChanged, this, &ListPane::showState);
    connect(&session_.permissions, &client::Permissions::changed, this, &ListPane::showState);
    connect(panel_, &StatePanel::retryRequested, &session_.connection, &client::Connection::retry);
}

bool ListPane::reveal(const QString &name) {
    const int row = table_->rowOf(name);
    if (row >= 0) {
        awaited_.clear();
        grid_->setCurrentIndex(table_->index(row, 0));
        return true;
    }
    awaited_ = name;
    const bool isThere = session_.cache.contains(name.toStdString());
    if (isThere && isFiltered())
        filter_->setText({});
    return isThere;
}

void ListPane::setEmptyText(const QString &text) {
    setEmpty(facts_.empty, text);
}

void ListPane::setEmpty(const QString &title, const QString &text) {
    facts_.empty = title;
    facts_.emptyText = text;
    showState();
}

void ListPane::openColumns(const QWidget *below) {
    auto *menu = grid_->makeColumnsMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(below->mapToGlobal(QPoint(0, below->height())));
}

QLayout *ListPane::makeFilterRow() {
    auto *columns = new QPushButton(tr("Columns"));
    columns->setObjectName(QStringLiteral("columns"));
    connect(columns, &QPushButton::clicked, this, [this, columns] { openColumns(columns); });
    auto *row = new QHBoxLayout;
    row->setSpacing(session_.theme.px(Size::SpaceSmall));
    row->addWidget(filter_, 1);
    row->addWidget(columns, 0, Qt::AlignTop);
    return row;
}

void ListPane::seekAwaited() {
    if (awaited_.isEmpty() || !isSettled())
        return;
    if (!isFiltered() || table_->rowOf(awaited_) >= 0) {
        reveal(awaited_);
        return;
    }
    // The view looks at what has just come; what the filter hides from then on is shown without it.
    QTimer::singleShot(0, this, [this, name = awaited_] {
        if (name == awaited_)
            reveal(name);
    });
}

QString ListPane::selected() const {
    const int row = grid_->currentIndex().row();
    return row >= 0 && row < table_->rowCount() ? table_->nameAt(row) : QString();
}

QRect ListPane::currentPlace() const {
    const auto row = grid_->visualRect(grid_->currentIndex());
    return {0, row.top(), grid_->viewport()->width(), row.height()};
}

QStringList ListPane::selectedAll() const {
    QStringList names;
    for (const auto &index : grid_->selectionModel()->selectedRows())
        names << table_->nameAt(index.row());
    return names;
}

int ListPane::shownCount() const {
    return table_->rowCount();
}

bool ListPane::isFiltered() const {
    return !filter_->filter().isEmpty();
}

bool ListPane::isSettled() const {
    return table_->view().isSettled();
}

bool ListPane::isOutOfSight() const {
    const auto kind = table_->kind().toStdString();
    return session_.cache.count(kind) == 0 && session_.permissions.isAllowed(kind + ".list", {}) == false;
}

void ListPane::showState() {
    using State = client::ResourceCache::State;
    const bool isLoading = session_.cache.state() == State::Loading;
    if (isLoading && session_.connection.error())
        panel_->showFailed({facts_.failed, Sentences::of(*session_.connection.error())});
    else if (isLoading || (!isSettled() && table_->rowCount() == 0))
        panel_->showLoading(table_->columnCount());
    else if (table_->rowCount() > 0)
        panel_->showFilled();
    else if (isOutOfSight())
        panel_->showEmpty({tr("Nothing that you may see"),
                           tr("There may be some of these: to see them all, a role with the permission %1 is needed.")
                               .arg(table_->kind() + QStringLiteral(".list"))});
    else if (!isFiltered())
        panel_->showEmpty({facts_.empty, facts_.emptyText}, nextStep_);
    else
        panel_->showEmpty({facts_.noneMatches, tr("Change the filter, or clear it with Escape.")});
    // Another order brings other rows; what was selected still is.
    if (panel_->state() == StatePanel::State::Filled && !grid_->currentIndex().isValid())
        grid_->setCurrentIndex(table_->index(qMax(0, table_->rowOf(last_)), 0));
    // Where the selected row went, its neighbour is the current one, and shall be seen to be.
    auto *selection = grid_->selectionModel();
    if (selection->currentIndex().isValid() && !selection->hasSelection())
        selection->select(selection->currentIndex(), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    seekAwaited();
    Q_EMIT countChanged();
    Q_EMIT selectionChanged();
}

} // namespace kit
