#include "widgets/findings/findings_page.h"

#include <QAction>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSettings>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "widgets/findings/finding_actions.h"
#include "widgets/findings/finding_inspector.h"
#include "widgets/findings/findings_model.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/filtered_list.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"

#include "pilothouse/v1/resource.pb.h"

namespace findingspage {

kit::PageFacts FindingsPage::facts() {
    return {QStringLiteral("findings"), tr("Findings"), kit::Icon::Shield};
}

FindingsPage::FindingsPage(const kit::Session &session, QWidget *parent)
    : Page(facts(), parent), session_(session), model_(new FindingsModel(session.cache, session.times, this)) {
    setObjectName(QStringLiteral("findingsPage"));
    makeActions();
    build();
    follow();
    expectWhatIsMade(session.notices);
    showState();
}

std::optional<qint64> FindingsPage::count() const {
    if (session_.cache.state() == client::ResourceCache::State::Loading)
        return {};
    qint64 open = 0;
    for (const auto &name : session_.cache.names("findings")) {
        const auto found = session_.cache.find(name);
        open += found && found->finding_status().state() == v1::FindingStatus::OPEN ? 1 : 0;
    }
    return open;
}

bool FindingsPage::reveal(const QString &name) {
    if (const auto list = kit::FilteredList::of(name)) {
        if (list->kind != QLatin1String("findings"))
            return false;
        filter_->setText(list->filter);
        return true;
    }
    if (!name.startsWith(QLatin1String("findings/")))
        return false;
    const int row = model_->rowOf(name);
    if (row >= 0) {
        awaited_.clear();
        grid_->setCurrentIndex(model_->index(row, 0));
        return true;
    }
    awaited_ = name;
    const bool isThere = session_.cache.contains(name.toStdString());
    if (isThere && !filter_->filter().isEmpty())
        filter_->setText({});
    return isThere;
}

bool FindingsPage::isSettled() const {
    return model_->view().isSettled();
}

// Not a focus proxy: with one, Tab leads past all that stands before the grid.
void FindingsPage::focusInEvent(QFocusEvent *event) {
    passFocus(grid_, event->reason());
}

void FindingsPage::makeActions() {
    const kit::ActionMaker make = [this](const QString &name, const QString &words, const QKeySequence &keys) {
        return makeNamedAction(name, words, keys);
    };
    actions_ = new FindingActions(session_, make, this);
}

void FindingsPage::build() {
    const auto &theme = session_.theme;
    header_ = new kit::PageHeader(theme, title());
    header_->addAction(kit::makeButton(actions_->newScan()));
    filter_ = new kit::FilterBar(theme, session_.connection, QStringLiteral("findings"));
    filter_->setExample(QStringLiteral("state = OPEN"));
    connect(filter_, &kit::FilterBar::filterChanged, this, [this](const QString &filter) {
        if (const auto set = model_->setFilter(filter); !set)
            session_.notices.post({kit::Tone::Danger, kit::Sentences::of(set.error()), {}, {}});
        showState();
    });
    buildGrid();
    panel_ = new kit::StatePanel(theme, grid_);
    panel_->setObjectName(QStringLiteral("findingsState"));
    connect(panel_, &kit::StatePanel::retryRequested, &session_.connection, &client::Connection::retry);
    inspector_ = new FindingInspector(session_);
    for (auto *action : {actions_->adopt(), actions_->allow(), actions_->reopen(), actions_->stop()})
        inspector_->addAction(kit::makeButton(action));
    auto *columns = new QPushButton(tr("Columns"));
    columns->setObjectName(QStringLiteral("columns"));
    connect(columns, &QPushButton::clicked, this, [this, columns] {
        auto *menu = grid_->makeColumnsMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(columns->mapToGlobal(QPoint(0, columns->height())));
    });
    auto *filterRow = new QHBoxLayout;
    filterRow->setSpacing(theme.px(kit::Size::SpaceSmall));
    filterRow->addWidget(filter_, 1);
    filterRow->addWidget(columns, 0, Qt::AlignTop);
    arrange(theme, {header_, filterRow, panel_, inspector_});
}

void FindingsPage::buildGrid() {
    grid_ = new kit::GridView(session_.theme);
    grid_->setObjectName(QStringLiteral("findings"));
    grid_->setAccessibleName(tr("Findings"));
    grid_->setModel(model_);
    grid_->setSortingEnabled(true);
    // What waits for a person first.
    grid_->sortByColumn(FindingsModel::State, Qt::AscendingOrder);
    // Both stand beside the list too; whoever wants them in it shows them.
    grid_->setColumnHidden(FindingsModel::User, true);
    grid_->setColumnHidden(FindingsModel::FirstSeen, true);
    grid_->restoreColumns(session_.memory.value(QStringLiteral("findings/columns")).toByteArray());
    connect(grid_, &kit::GridView::columnsChanged, this,
            [this] { session_.memory.setValue(QStringLiteral("findings/columns"), grid_->saveColumns()); });
    connect(grid_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FindingsPage::showSelection);
    connect(grid_, &kit::GridView::menuRequested, this, [this](const QModelIndex &, const QPoint &place) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        menu->addActions(actions_->all());
        menu->popup(place);
    });
    auto *find = new QAction(this);
    find->setShortcut(QKeySequence(Qt::Key_Slash));
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    grid_->addAction(find);
    connect(find, &QAction::triggered, this, [this] { filter_->setFocus(Qt::ShortcutFocusReason); });
}

void FindingsPage::follow() {
    connect(&model_->view(), &client::ResourceView::settled, this, &FindingsPage::showState);
    connect(&model_->view(), &client::ResourceView::settled, this, &Page::settled);
    connect(model_, &QAbstractItemModel::rowsInserted, this, &FindingsPage::showState);
    connect(model_, &QAbstractItemModel::rowsRemoved, this, &FindingsPage::showState);
    connect(model_, &QAbstractItemModel::modelReset, this, &FindingsPage::showState);
    connect(&session_.cache, &client::ResourceCache::stateChanged, this, &FindingsPage::showState);
    connect(&session_.cache, &client::ResourceCache::stateChanged, this, &Page::countChanged);
    connect(&session_.connection, &client::Connection::stateChanged, this, &FindingsPage::showState);
    connect(&session_.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        if (!changes.of("findings") && !changes.of("telemetrySources"))
            return;
        showState();
        Q_EMIT countChanged();
    });
}

QString FindingsPage::whatIsLookedAt() const {
    int addresses = 0;
    int scans = 0;
    for (const auto &name : session_.cache.names("telemetrySources")) {
        const auto source = session_.cache.find(name);
        if (!source || !source->telemetry_source().has_scan())
            continue;
        ++scans;
        addresses += source->telemetry_source_status().scanned_addresses();
    }
    if (scans == 0)
        return tr("The service looks at its own host: at programs that use its GPUs, and at ports where models answer. "
                  "Add a scan to have other addresses looked at.");
    return tr("The service looks at its own host, and at %n address(es) of scans.", nullptr, addresses);
}

void FindingsPage::showState() {
    using State = client::ResourceCache::State;
    const auto &cache = session_.cache;
    if (cache.state() == State::Loading && session_.connection.error())
        panel_->showFailed({tr("The findings could not be loaded"), kit::Sentences::of(*session_.connection.error())});
    // Until another filter or order is worked out, the rows of the one before stay.
    else if (cache.state() == State::Loading || (!model_->view().isSettled() && model_->rowCount() == 0))
        panel_->showLoading(FindingsModel::ColumnCount);
    else if (model_->rowCount() > 0)
        panel_->showFilled();
    else if (filter_->filter().isEmpty())
        panel_->showEmpty({tr("Nothing was found that nobody deployed"), whatIsLookedAt()}, actions_->newScan());
    else
        panel_->showEmpty({tr("No finding matches the filter"), tr("Change the filter, or clear it with Escape.")});
    if (!awaited_.isEmpty() && model_->view().isSettled())
        reveal(awaited_);
    if (panel_->state() == kit::StatePanel::State::Filled && !grid_->currentIndex().isValid())
        grid_->setCurrentIndex(model_->index(0, 0));
    showFact();
    showSelection();
}

void FindingsPage::showFact() {
    const auto all = static_cast<int>(session_.cache.count("findings"));
    if (session_.cache.state() == client::ResourceCache::State::Loading)
        header_->setFact({});
    else if (filter_->filter().isEmpty())
        header_->setFact(tr("%L1 of %n finding(s) open", nullptr, all).arg(count().value_or(0)));
    else
        header_->setFact(tr("%L1 of %n finding(s) match", nullptr, all).arg(model_->rowCount()));
}

void FindingsPage::showSelection() {
    const auto name = selected();
    inspector_->show(name);
    actions_->choose(name, name.isEmpty() ? QStringList() : QStringList{name});
}

QString FindingsPage::selected() const {
    const int row = grid_->currentIndex().row();
    return row >= 0 && row < model_->rowCount() ? model_->nameAt(row) : QString();
}

} // namespace findingspage
