#include "widgets/policies/policies_page.h"

#include <QAction>
#include <QFocusEvent>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "widgets/kit/filtered_list.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/page_header.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/policies/asked_sets.h"
#include "widgets/policies/break_glass_dialog.h"
#include "widgets/policies/break_glass_view.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/draft_check.h"
#include "widgets/policies/draft_memory.h"
#include "widgets/policies/emergencies.h"
#include "widgets/policies/matrix_view.h"
#include "widgets/policies/policy_actions.h"
#include "widgets/policies/policy_sets.h"
#include "widgets/policies/vocabulary.h"
#include "widgets/policies/why_view.h"
#include "widgets/policies/workspace.h"

namespace policiespage {

using Place = PolicyTreeModel::Place;

namespace {

// Of `policySets/<id>@<version>#<rule>`, where the latter two may be missing.
Place placeOf(const QString &name) {
    const auto set = name.section(QLatin1Char('#'), 0, 0);
    return {set.section(QLatin1Char('@'), 0, 0), name.section(QLatin1Char('#'), 1)};
}

qint64 versionOf(const QString &name) {
    return name.section(QLatin1Char('#'), 0, 0).section(QLatin1Char('@'), 1).toLongLong();
}

} // namespace

kit::PageFacts PoliciesPage::facts() {
    return {QStringLiteral("policies"), tr("Policies"), kit::Icon::Policies};
}

PoliciesPage::PoliciesPage(const kit::Session &session, QWidget *parent)
    : Page(facts(), parent),
      session_(session),
      sets_(new PolicySets(session, this)),
      draft_(new Draft([this](const std::string &name) { return session_.cache.contains(name); }, this)),
      memory_(new DraftMemory(session, *draft_, this)),
      check_(new DraftCheck(session, *draft_, this)),
      asked_(new AskedSets(session, this)),
      vocabulary_(new Vocabulary(session, this)),
      emergencies_(new Emergencies(session, this)),
      tree_(new PolicyTreeModel(session.theme, {*sets_, *draft_, *check_, *emergencies_}, this)) {
    setObjectName(QStringLiteral("policiesPage"));
    makeActions();
    build();
    follow();
    followTree();
    expectWhatIsMade(session.notices);
    showState();
    showFact();
    showReviews();
}

PoliciesPage::~PoliciesPage() {
    memory_->write();
}

std::optional<qint64> PoliciesPage::count() const {
    if (session_.cache.state() == client::ResourceCache::State::Loading)
        return {};
    return static_cast<qint64>(session_.cache.count("policySets"));
}

bool PoliciesPage::reveal(const QString &name) {
    if (name == QLatin1String("matrix")) {
        showView(Matrix);
        return true;
    }
    if (why_->follow(name)) {
        showView(Why);
        return true;
    }
    if (name.startsWith(QLatin1String("breakGlasses/"))) {
        showView(BreakGlass);
        return glass_->reveal(name);
    }
    if (!name.startsWith(QLatin1String("policySets/")))
        return false;
    showView(Rules);
    awaited_ = name;
    return showAwaited() || (!sets_->isSettled() && session_.cache.contains(placeOf(name).set.toStdString()));
}

bool PoliciesPage::showAwaited() {
    const auto name = awaited_;
    auto place = placeOf(name);
    // A rule that is gone leads to its set.
    if (sets_->isSettled() && !tree_->contains(place))
        place.rule.clear();
    if (!choose(place))
        return false;
    // Who follows a link to a rule wants to read it, whatever was looked at before.
    if (!place.rule.isEmpty())
        workspace_->setTab(Workspace::Form);
    if (const auto version = versionOf(name); version > 0)
        workspace_->showVersion(version);
    return true;
}

QString PoliciesPage::shownObject() const {
    if (views_->currentIndex() == BreakGlass)
        return glass_->selected();
    if (views_->currentIndex() != Rules || place_.set.isEmpty())
        return {};
    return place_.rule.isEmpty() ? place_.set : place_.set + QLatin1Char('#') + place_.rule;
}

bool PoliciesPage::isSettled() const {
    return sets_->isSettled() && (!draft_->isOpen() || check_->isAnalysed() || check_->error()) && matrix_->isSettled();
}

// Not a focus proxy: with one, Tab leads past all that stands before the grid.
void PoliciesPage::focusInEvent(QFocusEvent *event) {
    passFocus(views_->currentIndex() == Rules ? static_cast<QWidget *>(grid_) : pages_->currentWidget(),
              event->reason());
}

void PoliciesPage::makeActions() {
    const kit::ActionMaker make = [this](const QString &name, const QString &words, const QKeySequence &keys) {
        return makeNamedAction(name, words, keys);
    };
    actions_ = new PolicyActions(session_, {*draft_, *check_, *asked_}, make, this);
    beginGlass_ = makeNamedAction(QStringLiteral("breakGlasses.begin"), tr("Break the glass"));
    endGlass_ = makeNamedAction(QStringLiteral("breakGlasses.end"), tr("End the emergency"));
    glassChanges_ = makeNamedAction(QStringLiteral("breakGlasses.changes"), tr("What it let through"));
    reviewGlass_ = makeNamedAction(QStringLiteral("breakGlasses.review"), tr("Review the emergency"));
    for (auto *action : {endGlass_, glassChanges_, reviewGlass_})
        setNeedsSelection(action);
    connect(beginGlass_, &QAction::triggered, this, [this] { BreakGlassDialogs::begin(session_, window()); });
    connect(endGlass_, &QAction::triggered, this,
            [this] { BreakGlassDialogs::end(session_, glass_->selected().toStdString(), window()); });
    connect(glassChanges_, &QAction::triggered, this, [this] {
        const auto filter = QStringLiteral("break_glass = \"%1\"").arg(glass_->selected());
        Q_EMIT revealRequested(kit::FilteredList{QStringLiteral("events"), filter}.name());
    });
    connect(reviewGlass_, &QAction::triggered, this,
            [this] { BreakGlassDialogs::review(session_, glass_->selected().toStdString(), window()); });
}

void PoliciesPage::follow() {
    connect(views_, &QTabBar::currentChanged, pages_, &QStackedWidget::setCurrentIndex);
    connect(actions_, &PolicyActions::requestRequested, this, &Page::revealRequested);
    connect(actions_, &PolicyActions::templatesRequested, this, &PoliciesPage::openTemplates);
    connect(actions_, &PolicyActions::editRequested, this, [this](const QString &set) {
        if (choose({set, {}}))
            workspace_->takeKeyboard();
    });
    connect(actions_, &PolicyActions::ruleAdded, this, [this](const QString &rule) {
        if (choose({draft_->name(), rule}))
            workspace_->takeKeyboard();
    });
    connect(why_, &WhyView::ruleRequested, this, &PoliciesPage::reveal);
    connect(why_, &WhyView::eventRequested, this, &Page::revealRequested);
    connect(why_, &WhyView::settled, this, &Page::settled);
    connect(matrix_, &MatrixView::settled, this, &Page::settled);
    connect(matrix_, &MatrixView::whyRequested, this, [this](const v1::PolicyQuestion &question) {
        showView(Why);
        why_->ask(question);
    });
    connect(workspace_, &Workspace::eventRequested, this, &Page::revealRequested);
    connect(emergencies_, &Emergencies::changed, this, [this] {
        showReviews();
        showFact();
        why_->askAgain();
        workspace_->setSuspended(emergencies_->suspends(place_.set.toStdString()));
    });
    connect(&session_.cache, &client::ResourceCache::stateChanged, this, [this] {
        showState();
        showFact();
        Q_EMIT countChanged();
    });
    connect(&session_.connection, &client::Connection::stateChanged, this, &PoliciesPage::showState);
    connect(panel_, &kit::StatePanel::retryRequested, &session_.connection, &client::Connection::retry);
    connect(sets_, &PolicySets::changed, this, [this] {
        for (const auto &[name, standing] : sets_->all())
            draft_->standsAs(standing);
        if (!sets_->find(draft_->name().toStdString()) && draft_->isOpen() && !draft_->isNew() && !draft_->isEdited() &&
            sets_->isSettled())
            draft_->close();
        // Values of what exists may be offered.
        if (!awaited_.isEmpty())
            showAwaited();
        // What was only begun may stand now.
        chooseObject();
        showState();
        showFact();
        Q_EMIT countChanged();
        Q_EMIT settled();
    });
    connect(check_, &DraftCheck::changed, this, &Page::settled);
}

void PoliciesPage::followTree() {
    connect(tree_, &QAbstractItemModel::modelAboutToBeReset, this, [this] { isResetting_ = true; });
    connect(tree_, &QAbstractItemModel::modelReset, this, [this] {
        isResetting_ = false;
        grid_->expandAll();
        // Another one was begun, or has another name now.
        if (draft_->isOpen() && draft_->name() != place_.set)
            place_ = {draft_->name(), {}};
        const auto index = tree_->indexOf(place_);
        // A rule that is gone leads to its set; where the filter hides it, nothing is chosen anew.
        if (index.isValid())
            setCurrent(index);
        else if (!place_.rule.isEmpty() && !tree_->contains(place_))
            choose({place_.set, {}});
        showState();
    });
    connect(grid_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &, const QModelIndex &before) {
                if (isResetting_)
                    return;
                // Who looks at something else by now is not led away from it; the first row is the view's own choice,
                // where it gets the keyboard.
                if (!isOwnChoice_ && before.isValid())
                    awaited_.clear();
                takePlace();
            });
    connect(draft_, &Draft::changed, this, [this](Draft::Origin origin) {
        // One that was begun from a template is shown as it is begun.
        if (origin == Draft::Origin::Opened && draft_->isOpen() && draft_->name() != place_.set)
            choose({draft_->name(), {}});
        showState();
    });
    connect(workspace_, &Workspace::ruleRenamed, this, [this](const QString &rule) { place_.rule = rule; });
    connect(workspace_, &Workspace::ruleChosen, this, [this](const QString &rule) { choose({draft_->name(), rule}); });
    connect(grid_, &QAbstractItemView::activated, workspace_, [this] { workspace_->takeKeyboard(); });
    connect(grid_, &kit::GridView::menuRequested, this, [this](const QModelIndex &, const QPoint &point) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->setToolTipsVisible(true);
        menu->addActions(actions_->all());
        menu->popup(point);
    });
}

bool PoliciesPage::choose(const Place &place) {
    if (!tree_->indexOf(place).isValid() && tree_->contains(place))
        filter_->clear();
    const auto index = tree_->indexOf(place);
    if (!index.isValid())
        return false;
    awaited_.clear();
    if (grid_->currentIndex().siblingAtColumn(0) == index)
        takePlace();
    else
        setCurrent(index);
    grid_->scrollTo(index);
    return true;
}

void PoliciesPage::setCurrent(const QModelIndex &index) {
    const QScopedValueRollback choosing(isOwnChoice_, true);
    grid_->setCurrentIndex(index);
}

void PoliciesPage::takePlace() {
    const auto place = tree_->placeAt(grid_->currentIndex());
    if (place.set.isEmpty())
        return;
    place_ = place;
    const auto set = place.set.toStdString();
    if (draft_->name() != place.set) {
        const auto *begun = draft_->kept(set);
        const auto *standing = sets_->find(set);
        if (standing || begun)
            draft_->open(standing ? *standing : *begun);
    }
    workspace_->setSuspended(emergencies_->suspends(set));
    workspace_->show(place.rule);
    actions_->chooseRule(place.rule);
    chooseObject();
}

// What exists is done to; what is only begun is not.
void PoliciesPage::chooseObject() {
    const bool isStanding = !place_.set.isEmpty() && session_.cache.contains(place_.set.toStdString());
    actions_->choose(isStanding ? place_.set : QString(), isStanding ? QStringList{place_.set} : QStringList());
}

void PoliciesPage::showState() {
    const bool isLoading = session_.cache.state() == client::ResourceCache::State::Loading;
    if (isLoading && session_.connection.error())
        panel_->showFailed({tr("The policies could not be loaded"), kit::Sentences::of(*session_.connection.error())});
    else if (isLoading || (tree_->rowCount() == 0 && !sets_->isSettled()))
        panel_->showLoading(PolicyTreeModel::ColumnCount);
    else if (tree_->rowCount() > 0)
        panel_->showFilled();
    else if (tree_->filter().isEmpty())
        panel_->showEmpty({tr("There are no policies yet"),
                           tr("Without rules everything is allowed that roles allow. Begin with a template: its rules "
                              "are in the shadow first, and change nothing.")},
                          actions_->fromTemplate());
    else
        panel_->showEmpty({tr("No rule matches the filter"), tr("Change the filter, or clear it.")});
    if (panel_->state() == kit::StatePanel::State::Filled && !grid_->currentIndex().isValid() &&
        tree_->filter().isEmpty()) {
        const auto kept = tree_->indexOf(place_);
        setCurrent(kept.isValid() ? kept : tree_->index(0, 0));
    }
}

void PoliciesPage::showFact() {
    if (session_.cache.state() == client::ResourceCache::State::Loading)
        return header_->setFact({});
    const auto enforced = QLocale().toString(tree_->enforcedCount());
    const auto sets = tr("%Ln set(s)", "of policies", tree_->setCount());
    const int suspended = tree_->suspendedCount();
    header_->setFact(suspended == 0
                         ? tr("%1 of %n rule(s) enforced, in %2", nullptr, tree_->ruleCount()).arg(enforced, sets)
                         : tr("%1 of %n rule(s) enforced and %2 suspended, in %3", nullptr, tree_->ruleCount())
                               .arg(enforced, QLocale().toString(suspended), sets));
}

void PoliciesPage::showReviews() {
    const auto open = emergencies_->in(Emergencies::State::Open);
    reviews_->setText(tr("%Ln to be reviewed", "emergencies", static_cast<int>(open.size())));
    reviews_->setVisible(!open.isEmpty());
}

void PoliciesPage::showView(View view) {
    views_->setCurrentIndex(view);
}

void PoliciesPage::openTemplates() {
    showView(Rules);
    auto *menu = actions_->makeTemplates(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(header_->mapToGlobal(header_->rect().bottomRight() - QPoint(menu->sizeHint().width(), 0)));
}

QList<QAction *> PoliciesPage::lend(const QStringList &names) {
    return actions_->lend(names);
}

void PoliciesPage::giveBack() {
    actions_->giveBack();
}

} // namespace policiespage
