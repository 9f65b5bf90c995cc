#include "widgets/changes/changes_page.h"

#include <QAction>
#include <QFocusEvent>
#include <QMenu>
#include <QSignalBlocker>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/resource_cache.h"
#include "widgets/changes/comments_view.h"
#include "widgets/changes/dry_run_view.h"
#include "widgets/changes/request_actions.h"
#include "widgets/changes/request_inspector.h"
#include "widgets/changes/request_review.h"
#include "widgets/changes/requests_model.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/change_turn.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/filtered_list.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/history_view.h"
#include "widgets/kit/list_pane.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/sentences.h"

namespace changespage {

namespace {

constexpr const char *kind = "changeRequests";

} // namespace

kit::PageFacts ChangesPage::facts() {
    return {QStringLiteral("changes"), tr("Changes"), kit::Icon::Changes};
}

ChangesPage::ChangesPage(const kit::Session &session, QWidget *parent)
    : Page(facts(), parent), session_(session), review_(new RequestReview(session, this)) {
    setObjectName(QStringLiteral("changesPage"));
    makeActions();
    build();
    follow();
    begin();
    showScope();
    showCounts();
    showSelection();
}

void ChangesPage::makeActions() {
    const kit::ActionMaker make = [this](const QString &name, const QString &words, const QKeySequence &keys) {
        return makeNamedAction(name, words, keys);
    };
    actions_ = new RequestActions(session_, make, *review_, this);
}

void ChangesPage::build() {
    const auto &theme = session_.theme;
    header_ = new kit::PageHeader(theme, title());
    table_ = new RequestsModel(session_, nullptr);
    list_ = new kit::ListPane(session_, table_,
                              {.memory = QStringLiteral("changes/columns"),
                               .name = tr("Change requests"),
                               .failed = tr("The change requests could not be loaded"),
                               .empty = {},
                               .emptyText = {},
                               .noneMatches = tr("No change request matches the filter"),
                               .example = QStringLiteral("permission = \"deployments.update\"")},
                              nullptr);
    lists_ = new QTabBar;
    lists_->setObjectName(QStringLiteral("lists"));
    lists_->setAccessibleName(tr("Which requests"));
    lists_->setExpanding(false);
    lists_->setDrawBase(false);
    for (std::size_t scope = 0; scope < scopes.size(); ++scope)
        lists_->addTab({});
    inspector_ = new RequestInspector(session_, *review_);
    auto *approve = kit::makeButton(actions_->approve());
    kit::setKind(*approve, kit::ButtonKind::Primary);
    inspector_->addAction(approve);
    for (auto *action : {actions_->reject(), actions_->schedule(), actions_->withdraw()})
        inspector_->addAction(kit::makeButton(action));
    arrange(theme, {header_, list_->makeFilterRow(), list_, inspector_, buildDetails(), nullptr, lists_});
}

QWidget *ChangesPage::buildDetails() {
    details_ = new QTabWidget;
    details_->setObjectName(QStringLiteral("details"));
    details_->setDocumentMode(true);
    auto *dryRun = new DryRunView(session_, *review_);
    connect(dryRun, &DryRunView::linkRequested, this, &Page::linkRequested);
    connect(dryRun, &DryRunView::retryRequested, review_, &RequestReview::reload);
    auto *comments = new CommentsView(session_, *review_);
    history_ = new kit::HistoryView(session_);
    details_->addTab(dryRun, tr("What changes"));
    const int talk = details_->addTab(comments, tr("Comments"));
    auto *past = new QWidget;
    auto *framed = new QVBoxLayout(past);
    const auto &theme = session_.theme;
    framed->setContentsMargins(theme.px(kit::Size::SpaceLarge), 0, theme.px(kit::Size::SpaceLarge),
                               theme.px(kit::Size::SpaceMedium));
    framed->addWidget(history_);
    details_->addTab(past, tr("History"));
    connect(comments, &CommentsView::countChanged, this, [this, talk](int count) {
        details_->setTabText(talk, count > 0 ? tr("Comments %L1", "how many").arg(count) : tr("Comments"));
    });
    connect(details_, &QTabWidget::currentChanged, this, &ChangesPage::showHistory);
    return details_;
}

void ChangesPage::follow() {
    connect(lists_, &QTabBar::currentChanged, this, [this] {
        hasBegun_ = true;
        showScope();
    });
    connect(list_, &kit::ListPane::selectionChanged, this, &ChangesPage::showSelection);
    connect(list_, &kit::ListPane::settled, this, &Page::settled);
    connect(list_, &kit::ListPane::menuRequested, this, [this](const QPoint &place) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        menu->addActions(actions_->all());
        menu->popup(place);
    });
    connect(inspector_, &RequestInspector::linkRequested, this, &Page::linkRequested);
    connect(review_, &RequestReview::changed, this, [this] {
        inspector_->refresh();
        Q_EMIT settled();
    });
    const auto look = [this] {
        begin();
        showScope();
        showCounts();
        inspector_->refresh();
    };
    connect(&session_.cache, &client::ResourceCache::stateChanged, this, look);
    connect(&session_.permissions, &client::Permissions::changed, this, look);
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, look);
    connect(&session_.cache, &client::ResourceCache::changed, this,
            [this, look](const client::ResourceChanges &changes) {
                if (changes.of("principals"))
                    table_->refreshCells();
                if (changes.of(kind) || changes.of("principals"))
                    look();
            });
}

std::optional<qint64> ChangesPage::count() const {
    const int waiting = countIn(Scope::Waiting);
    return waiting > 0 ? std::optional<qint64>(waiting) : std::nullopt;
}

bool ChangesPage::reveal(const QString &name) {
    if (const auto list = kit::FilteredList::of(name)) {
        if (list->kind != QLatin1String(kind))
            return false;
        lists_->setCurrentIndex(static_cast<int>(Scope::All));
        list_->filter()->setText(list->filter);
        return true;
    }
    if (!name.startsWith(QLatin1String(kind) + QLatin1Char('/')))
        return false;
    const auto request = session_.cache.find(name.toStdString());
    if (!request || !isIn(scope(), *request, session_))
        lists_->setCurrentIndex(static_cast<int>(Scope::All));
    hasBegun_ = true;
    return list_->reveal(name);
}

QString ChangesPage::shownObject() const {
    return list_->selected();
}

QRect ChangesPage::shownPlace() const {
    return inSight(*list_->grid()->viewport(), list_->currentPlace());
}

bool ChangesPage::isSettled() const {
    return list_->isSettled() && review_->isSettled();
}

// Not a focus proxy: with one, Tab leads past all that stands before the grid.
void ChangesPage::focusInEvent(QFocusEvent *event) {
    passFocus(list_->grid(), event->reason());
}

Scope ChangesPage::scope() const {
    return scopes[static_cast<std::size_t>(lists_->currentIndex())];
}

void ChangesPage::begin() {
    if (hasBegun_ || session_.cache.state() == client::ResourceCache::State::Loading)
        return;
    bool isForMe = false;
    bool isKnown = true;
    session_.cache.each(kind, [&](const v1::Resource &request) {
        isForMe = isForMe || kit::ChangeTurn::isMine(session_, request);
        isKnown = isKnown && kit::ChangeTurn::isKnown(session_, request);
        return !isForMe;
    });
    hasBegun_ = isForMe || isKnown;
    const QSignalBlocker blocker(lists_);
    lists_->setCurrentIndex(static_cast<int>(isForMe ? Scope::Waiting : Scope::Open));
}

void ChangesPage::showScope() {
    const QString titles[] = {tr("Nothing waits for you"), tr("You have asked for nothing"), tr("No request is open"),
                              tr("Nothing was asked for yet")};
    list_->setEmpty(titles[lists_->currentIndex()],
                    tr("Where a rule asks for a second person, a change becomes a request that waits here until others "
                       "have approved it."));
    const auto filter = filterOf(scope(), session_);
    if (filter == shownScope_)
        return;
    shownScope_ = filter;
    if (const auto set = table_->setScope(filter); !set)
        session_.notices.post({kit::Tone::Danger, kit::Sentences::of(set.error()), {}, {}});
}

int ChangesPage::countIn(Scope scope) const {
    int count = 0;
    session_.cache.each(kind, [&](const v1::Resource &request) {
        count += isIn(scope, request, session_) ? 1 : 0;
        return true;
    });
    return count;
}

void ChangesPage::showCounts() {
    const QString words[] = {tr("Wait for me"), tr("Mine"), tr("Open"), tr("All")};
    const bool isLoading = session_.cache.state() == client::ResourceCache::State::Loading;
    for (const auto scope : scopes) {
        const int list = static_cast<int>(scope);
        lists_->setTabText(list, isLoading ? words[list]
                                           : tr("%1 %L2", "list, how many").arg(words[list]).arg(countIn(scope)));
    }
    const int waiting = countIn(Scope::Waiting);
    header_->setFact(isLoading ? QString()
                     : waiting > 0
                         ? tr("%n request(s) wait for you", nullptr, waiting)
                         : tr("%n request(s) open, none of them waits for you", nullptr, countIn(Scope::Open)));
    Q_EMIT countChanged();
}

void ChangesPage::showSelection() {
    review_->load(list_->selected());
    showHistory();
}

// Read when somebody looks.
void ChangesPage::showHistory() {
    if (details_->currentWidget()->isAncestorOf(history_))
        history_->show(list_->selected());
}

} // namespace changespage
