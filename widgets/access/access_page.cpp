#include "widgets/access/access_page.h"

#include <algorithm>
#include <set>
#include <string>

#include <QAction>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/core/clock.h"
#include "widgets/access/access_inspector.h"
#include "widgets/access/access_tables.h"
#include "widgets/access/access_words.h"
#include "widgets/access/binding_actions.h"
#include "widgets/access/invitation_actions.h"
#include "widgets/access/person_actions.h"
#include "widgets/access/question_bar.h"
#include "widgets/access/reply_inspector.h"
#include "widgets/access/who_may_view.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/age_refresh.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/filter_bar.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/list_pane.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/obstacle_menu.h"
#include "widgets/kit/page_header.h"

namespace accesspage {

kit::PageFacts AccessPage::facts() {
    return {QStringLiteral("access"), tr("Access"), kit::Icon::Access};
}

AccessPage::AccessPage(const kit::Session &session, QWidget *parent)
    : Page(facts(), parent),
      session_(session),
      header_(new kit::PageHeader(session.theme, title())),
      create_(new QPushButton),
      tabs_(new QTabBar),
      filters_(new QStackedWidget),
      lists_(new QStackedWidget),
      inspectors_(new QStackedWidget),
      whoMay_(new WhoMayView(session)),
      reply_(new ReplyInspector(session)) {
    setObjectName(QStringLiteral("accessPage"));
    makeActions();
    makeLists();
    build();
    follow();
    expectWhatIsMade(session.notices);
    showList(People);
    showWarnings();
}

void AccessPage::makeActions() {
    const kit::ActionMaker make = [this](const QString &name, const QString &words, const QKeySequence &keys) {
        return makeNamedAction(name, words, keys);
    };
    invitations_ = new InvitationActions(session_, make, this);
    people_ = new PersonActions(session_, make, this);
    bindings_ = new BindingActions(session_, make, this);
    teams_ = new kit::ObjectActions(session_, QStringLiteral("teams"), make, this);
    teams_->judge();
    connect(makeAction("whoMay", tr("Ask who may do what")), &QAction::triggered, this, [this] {
        // It may be asked for from elsewhere.
        Q_EMIT linkRequested(facts().id);
        tabs_->setCurrentIndex(WhoMay);
        whoMay_->bar()->setFocus(Qt::ShortcutFocusReason);
    });
}

void AccessPage::makeLists() {
    tables_ = {new PeopleTable(session_, nullptr), new BindingsTable(session_, nullptr),
               new TeamsTable(session_, nullptr), new InvitationsTable(session_, nullptr)};
    const kit::ListPane::Facts facts[] = {
        {QStringLiteral("access/principals/columns"), tr("People"), tr("The people could not be loaded"),
         tr("Nobody is there yet"), tr("Whoever accepts an invitation stands here."), tr("Nobody matches the filter"),
         QStringLiteral("disabled = true")},
        {QStringLiteral("access/roleBindings/columns"), tr("Role bindings"),
         tr("The role bindings could not be loaded"), tr("No role is given to anybody"),
         tr("A role binding gives a role to a person or a team, for a time."), tr("No role binding matches the filter"),
         QStringLiteral("role = ADMIN")},
        {QStringLiteral("access/teams/columns"), tr("Teams"), tr("The teams could not be loaded"),
         tr("No team is there yet"), tr("A team is a group of people to whom models, deployments and roles belong."),
         tr("No team matches the filter"), QStringLiteral("name = teams/search")},
        {QStringLiteral("access/invitations/columns"), tr("Invitations"), tr("The invitations could not be loaded"),
         tr("Nobody is invited"),
         tr("Whoever is invited brings a token once, and gets a certificate for a key made at the other end."),
         tr("No invitation matches the filter"), QStringLiteral("role = VIEWER")}};
    QAction *steps[] = {invitations_->invite(), bindings_->create(), teams_->create(), invitations_->invite()};
    for (int list = 0; list < ListCount; ++list) {
        panes_[list] = new kit::ListPane(session_, tables_[list], facts[list], steps[list]);
        lists_->addWidget(panes_[list]);
        filters_->addWidget(panes_[list]->filter());
        described_[list] = new AccessInspector(session_, QLatin1String(kinds[list]));
        inspectors_->addWidget(described_[list]);
        tabs_->addTab({});
        connect(panes_[list], &kit::ListPane::selectionChanged, this, [this, list] {
            if (list == list_)
                showSelection();
        });
        connect(panes_[list], &kit::ListPane::countChanged, this, [this] {
            showTitles();
            showFact();
        });
        connect(panes_[list], &kit::ListPane::menuRequested, this,
                [this, list](const QPoint &place) { openMenu(list, place); });
        connect(panes_[list], &kit::ListPane::settled, this, &Page::settled);
    }
    connect(panes_[People], &kit::ListPane::activated, people_->edit(), &QAction::trigger);
    connect(panes_[Bindings], &kit::ListPane::activated, bindings_->edit(), &QAction::trigger);
    connect(panes_[Teams], &kit::ListPane::activated, teams_->edit(), &QAction::trigger);
    lists_->addWidget(whoMay_);
    filters_->addWidget(whoMay_->bar());
    inspectors_->addWidget(reply_);
    tabs_->addTab(tr("Who may do what"));
}

void AccessPage::build() {
    const auto &theme = session_.theme;
    warning_ = header_->addPill({}, kit::Tone::Warn);
    warning_->setObjectName(QStringLiteral("endsSoon"));
    create_->setObjectName(QStringLiteral("newObject"));
    kit::setKind(*create_, kit::ButtonKind::Primary);
    header_->addAction(create_);
    connect(create_, &QPushButton::clicked, this, [this] { creation()->trigger(); });
    new kit::ObstacleMenu(create_, [this] { return kit::Obstacle::linkOf(*creation()); });
    for (auto *action : {invitations_->invite(), bindings_->create(), teams_->create()})
        connect(action, &QAction::changed, this, &AccessPage::showTitles);
    tabs_->setObjectName(QStringLiteral("lists"));
    tabs_->setAccessibleName(tr("Lists"));
    tabs_->setExpanding(false);
    tabs_->setDrawBase(false);
    connect(tabs_, &QTabBar::currentChanged, this, &AccessPage::showList);
    buildFoot();
    auto *columns = new QPushButton(tr("Columns"));
    columns->setObjectName(QStringLiteral("columns"));
    connect(columns, &QPushButton::clicked, this, [this, columns] {
        if (list_ < ListCount)
            panes_[list_]->openColumns(columns);
    });
    connect(tabs_, &QTabBar::currentChanged, columns, [columns](int list) { columns->setVisible(list < ListCount); });
    filters_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(kit::Size::SpaceSmall));
    row->addWidget(filters_, 1);
    row->addWidget(columns, 0, Qt::AlignTop);
    // Five lists with their counts have no room beside a filter.
    auto *head = new QWidget;
    auto *lines = new QVBoxLayout(head);
    lines->setContentsMargins({});
    lines->setSpacing(theme.px(kit::Size::SpaceSmall));
    lines->addWidget(header_);
    lines->addWidget(tabs_);
    arrange(theme, {head, row, lists_, inspectors_});
}

void AccessPage::buildFoot() {
    for (auto *action : {people_->giveRole(), people_->edit(), people_->rename(), people_->renew(), people_->revoke()})
        described_[People]->addAction(kit::makeButton(action));
    for (auto *action : {bindings_->edit(), bindings_->remove()})
        described_[Bindings]->addAction(kit::makeButton(action));
    for (auto *action : {teams_->edit(), teams_->remove()})
        described_[Teams]->addAction(kit::makeButton(action));
    described_[Invitations]->addAction(kit::makeButton(invitations_->revoke()));
}

void AccessPage::follow() {
    connect(whoMay_, &WhoMayView::changed, this, [this] {
        showFact();
        Q_EMIT settled();
    });
    connect(whoMay_, &WhoMayView::selectionChanged, this, [this] {
        if (list_ == WhoMay)
            showSelection();
    });
    connect(reply_, &ReplyInspector::changed, this, &Page::settled);
    // What ends soon is told alike in the list and beside it.
    connect(new kit::AgeRefresh(this), &kit::AgeRefresh::due, this, [this] {
        if (list_ < ListCount)
            described_[list_]->refreshAges();
        showWarnings();
    });
    connect(&session_.connection, &client::Connection::stateChanged, this, [this] {
        if (list_ == WhoMay)
            whoMay_->refresh();
    });
    connect(&session_.cache, &client::ResourceCache::stateChanged, this, [this] {
        showTitles();
        showWarnings();
        Q_EMIT countChanged();
    });
    connect(&session_.cache, &client::ResourceCache::changed, this, [this](const client::ResourceChanges &changes) {
        const bool isOurs = std::any_of(std::begin(kinds), std::end(kinds),
                                        [&changes](const char *kind) { return changes.of(kind) != nullptr; });
        if (!isOurs)
            return;
        // What one list shows depends on the others.
        for (auto *table : tables_)
            table->refreshCells();
        if (list_ == WhoMay)
            whoMay_->refresh();
        showSelection();
        showTitles();
        showFact();
        showWarnings();
        Q_EMIT countChanged();
    });
}

std::optional<qint64> AccessPage::count() const {
    if (session_.cache.state() == client::ResourceCache::State::Loading)
        return {};
    return static_cast<qint64>(session_.cache.count(kinds[People]));
}

bool AccessPage::isSettled() const {
    if (list_ == WhoMay)
        return whoMay_->isSettled() && reply_->isSettled();
    return std::all_of(panes_.begin(), panes_.end(), [](const auto *pane) { return pane->isSettled(); });
}

QWidget *AccessPage::contents() const {
    return list_ == WhoMay ? whoMay_->grid() : panes_[list_]->grid();
}

// Not a focus proxy: with one, Tab leads past all that stands before the grid.
void AccessPage::focusInEvent(QFocusEvent *event) {
    passFocus(contents(), event->reason());
}

void AccessPage::showList(int list) {
    list_ = list;
    lists_->setCurrentIndex(list);
    filters_->setCurrentIndex(list);
    inspectors_->setCurrentIndex(list);
    if (list == WhoMay)
        whoMay_->refresh();
    showTitles();
    showFact();
    showSelection();
}

void AccessPage::showSelection() {
    choose();
    if (list_ == WhoMay)
        reply_->show(whoMay_->chosenQuestion(), whoMay_->chosenGrant());
    else
        described_[list_]->show(panes_[list_]->selected());
}

QAction *AccessPage::creation() const {
    switch (list_) {
    case Bindings:
    case WhoMay:
        return bindings_->create();
    case Teams:
        return teams_->create();
    default:
        return invitations_->invite();
    }
}

void AccessPage::showTitles() {
    const QString words[] = {tr("People"), tr("Role bindings"), tr("Teams"), tr("Invitations")};
    for (int list = 0; list < ListCount; ++list) {
        const auto all = static_cast<qlonglong>(session_.cache.count(kinds[list]));
        const bool isLoading = session_.cache.state() == client::ResourceCache::State::Loading;
        tabs_->setTabText(list, isLoading || panes_[list]->isOutOfSight()
                                    ? words[list]
                                    : tr("%1 %L2", "list, how many").arg(words[list]).arg(all));
    }
    const auto *create = creation();
    create_->setText(create->text());
    create_->setEnabled(create->isEnabled());
    create_->setToolTip(create->toolTip());
}

void AccessPage::showFact() {
    if (session_.cache.state() == client::ResourceCache::State::Loading)
        return header_->setFact({});
    if (list_ == WhoMay)
        return header_->setFact(whoMay_->fact());
    if (panes_[list_]->isFiltered()) {
        const auto all = static_cast<int>(session_.cache.count(kinds[list_]));
        return header_->setFact(tr("%L1 of %n object(s) match", nullptr, all).arg(panes_[list_]->shownCount()));
    }
    header_->setFact(tr("%n administrator(s)", nullptr, administrators()));
}

int AccessPage::administrators() const {
    std::set<std::string> names;
    session_.cache.each(kinds[Bindings], [&](const v1::Resource &binding) {
        const auto &spec = binding.role_binding();
        if (spec.role() != v1::ADMIN || !binding.meta().team().empty() || spec.has_expire_time())
            return true;
        if (!spec.has_subject_team())
            names.insert(spec.principal());
        session_.cache.each(kinds[People], [&](const v1::Resource &principal) {
            const auto &teams = principal.principal().teams();
            if (spec.has_subject_team() && std::find(teams.begin(), teams.end(), spec.subject_team()) != teams.end())
                names.insert(principal.meta().name());
            return true;
        });
        return true;
    });
    return static_cast<int>(names.size());
}

void AccessPage::showWarnings() {
    const auto now = session_.clock.now();
    int soon = 0;
    session_.cache.each(kinds[Bindings], [&](const v1::Resource &binding) {
        const auto &spec = binding.role_binding();
        soon += spec.has_expire_time() && !AccessWords::endsSoon(spec.expire_time(), now).isEmpty();
        return true;
    });
    warning_->setText(tr("%Ln role(s) end soon", nullptr, soon));
    warning_->setToolTip(tr("They end within a week. Edit their role bindings to let them go on."));
    warning_->setVisible(soon > 0);
}

} // namespace accesspage
