#include "widgets/kit/history_view.h"

#include <QItemSelectionModel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/core/diff.h"
#include "backend/core/intent.h"
#include "backend/core/kinds.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/diff_view.h"
#include "widgets/kit/flow_layout.h"
#include "widgets/kit/grid_view.h"
#include "widgets/kit/named_people.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/person.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/state_panel.h"
#include "widgets/kit/theme.h"
#include "widgets/kit/time_text.h"

namespace kit {

namespace {

qlonglong generationOf(const v1::ListRevisionsResponse::Entry &entry) {
    return entry.resource().meta().generation();
}

v1::ObjectDiff difference(const v1::ListRevisionsResponse::Entry *before,
                          const v1::ListRevisionsResponse::Entry &after) {
    v1::ObjectDiff diff;
    diff.set_name(after.resource().meta().name());
    const auto *earlier = before && !before->deleted() ? &before->resource() : nullptr;
    for (auto &field : core::diffIntent(earlier, after.deleted() ? nullptr : &after.resource()))
        *diff.add_fields() = std::move(field);
    return diff;
}

} // namespace

HistoryView::HistoryView(const Session &session, QWidget *parent)
    : QWidget(parent),
      session_(session),
      model_(new HistoryModel(session.connection, session.times, this)),
      grid_(new GridView(session.theme)),
      panel_(new StatePanel(session.theme, grid_)),
      heading_(new RoleLabel(session.theme, TextRole::Label)),
      cause_(new RoleLabel(session.theme, TextRole::Body)),
      diff_(new DiffView(session.theme)),
      restore_(new QPushButton(tr("Restore this revision"))),
      actions_(new FlowLayout(session.theme.px(Size::SpaceSmall))) {
    build();
    panel_->setObjectName(QStringLiteral("historyState"));
    connect(model_, &HistoryModel::stateChanged, this, &HistoryView::showState);
    connect(panel_, &StatePanel::retryRequested, model_, &HistoryModel::reload);
    connect(restore_, &QPushButton::clicked, this, &HistoryView::restore);
    connect(&session_.connection, &client::Connection::stateChanged, this, &HistoryView::judgeRestore);
    connect(&session_.connection, &client::Connection::serverInfoChanged, this, &HistoryView::judgeRestore);
    connect(&session_.cache, &client::ResourceCache::changed, this, &HistoryView::follow);
}

void HistoryView::follow(const client::ResourceChanges &changes) {
    const auto name = resourceName();
    const auto *kind = core::kindOfName(name);
    const auto *changed = kind ? changes.of(kind->plural) : nullptr;
    if (changed &&
        (std::count(changed->changed.begin(), changed->changed.end(), name) ||
         std::count(changed->removed.begin(), changed->removed.end(), name)) &&
        !isNewestKnown())
        refresh();
}

// States and counters are no revisions.
bool HistoryView::isNewestKnown() const {
    const auto found = session_.cache.find(resourceName());
    return found && model_->state() == HistoryModel::State::Filled && model_->rowCount() > 0 &&
           !model_->entry(0).deleted() && generationOf(model_->entry(0)) == found->meta().generation();
}

void HistoryView::show(const QString &name) {
    if (name == name_)
        return;
    name_ = name;
    model_->load(name);
}

void HistoryView::refresh() {
    // Whoever looks at an older one goes on doing so.
    const auto rows = selectedRows();
    if (wanted_ == 0 && !rows.isEmpty() && rows.first() > 0)
        wanted_ = chosenGeneration().value_or(0);
    model_->reload();
}

void HistoryView::addAction(QAbstractButton *button) {
    actions_->addWidget(button);
}

void HistoryView::setWayBack(QAbstractButton *button) {
    addAction(button);
    restore_->hide();
}

std::optional<qint64> HistoryView::chosenGeneration() const {
    const auto rows = selectedRows();
    if (rows.size() != 1 || model_->entry(rows.first()).deleted())
        return {};
    return generationOf(model_->entry(rows.first()));
}

void HistoryView::build() {
    const auto &theme = session_.theme;
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    grid_->setObjectName(QStringLiteral("history"));
    grid_->setAccessibleName(tr("Revisions"));
    grid_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    grid_->setDensity(Density::Compact);
    grid_->setModel(model_);
    // Said in words below, for the generation that is chosen.
    grid_->setColumnHidden(HistoryModel::What, true);
    grid_->setColumnHidden(HistoryModel::Reason, true);
    connect(grid_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HistoryView::showSelection);
    restore_->setObjectName(QStringLiteral("restore"));
    cause_->setObjectName(QStringLiteral("cause"));
    cause_->setColor(Color::Text2);
    cause_->setWordWrap(true);
    diff_->setObjectName(QStringLiteral("historyDiff"));
    diff_->setPlaceholderText(tr("Select a revision to see what it changed, or two to compare them."));
    auto *lower = new QWidget;
    auto *column = new QVBoxLayout(lower);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(Size::SpaceSmall));
    column->addWidget(heading_);
    column->addWidget(cause_);
    column->addWidget(diff_, 1);
    actions_->addWidget(restore_);
    column->addLayout(actions_);
    auto *panes = new QSplitter(Qt::Vertical);
    panes->setChildrenCollapsible(false);
    panes->addWidget(panel_);
    panes->addWidget(lower);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(panes);
    showState();
}

void HistoryView::showState() {
    switch (model_->state()) {
    case HistoryModel::State::Idle:
        panel_->showEmpty({tr("Nothing is selected"), tr("The history of what you select stands here.")});
        break;
    case HistoryModel::State::Loading:
        panel_->showLoading(HistoryModel::ColumnCount);
        break;
    case HistoryModel::State::Failed:
        panel_->showFailed({tr("The history could not be read"), Sentences::of(*model_->error())});
        break;
    case HistoryModel::State::Filled:
        panel_->showFilled();
        chooseRow();
        break;
    }
    showSelection();
}

void HistoryView::choose(qint64 generation) {
    wanted_ = generation;
    if (model_->state() == HistoryModel::State::Filled)
        chooseRow();
}

void HistoryView::chooseRow() {
    for (int row = 0; wanted_ > 0 && row < model_->rowCount(); ++row) {
        if (generationOf(model_->entry(row)) != wanted_)
            continue;
        wanted_ = 0;
        grid_->setCurrentIndex(model_->index(row, 0));
        return;
    }
    // It is older than what is here.
    if (wanted_ > 0 && model_->canFetchMore({}))
        return model_->fetchMore({});
    wanted_ = 0;
    if (grid_->selectionModel()->selectedRows().isEmpty() && model_->rowCount() > 0)
        grid_->setCurrentIndex(model_->index(0, 0));
}

void HistoryView::showSelection() {
    const auto rows = selectedRows();
    judgeRestore();
    Q_EMIT chosen();
    cause_->setVisible(!rows.isEmpty());
    if (rows.isEmpty()) {
        heading_->setText(tr("Difference"));
        diff_->clear();
        return;
    }
    const auto &newer = model_->entry(rows.first());
    const int olderRow = rows.size() > 1 ? rows.last() : rows.first() + 1;
    const auto *older = olderRow < model_->rowCount() ? &model_->entry(olderRow) : nullptr;
    heading_->setText(older ? tr("Revision %L1 against %L2").arg(generationOf(newer)).arg(generationOf(*older))
                            : tr("Revision %L1, the first").arg(generationOf(newer)));
    diff_->show(withNamesOfPeople(difference(older, newer),
                                  [this](const std::string &name) { return session_.cache.find(name); }));
    const auto at = session_.times.instant(newer.commit_time());
    const auto permission = QString::fromStdString(newer.permission());
    QStringList approvers;
    for (const auto &approver : newer.approvers())
        approvers << personOf(session_, approver);
    auto words = newer.reason().empty()
                     ? tr("%1, %2, without a reason").arg(permission, at)
                     : tr("%1, %2: %3").arg(permission, at, harmless(QString::fromStdString(newer.reason())));
    if (!approvers.isEmpty())
        words += QLatin1Char('\n') + tr("Approved by %1").arg(approvers.join(QStringLiteral(", ")));
    cause_->setText(words);
}

void HistoryView::judgeRestore() {
    const auto reason = obstacle();
    restore_->setEnabled(reason.isEmpty());
    restore_->setToolTip(reason);
}

void HistoryView::restore() {
    const auto &entry = model_->entry(selectedRows().first());
    const auto current = session_.cache.find(resourceName());
    ChangeDialog::Proposal proposal;
    proposal.title =
        tr("Restore revision %L1 of %2").arg(generationOf(entry)).arg(QString::fromStdString(resourceName()));
    proposal.verb = tr("Restore");
    proposal.reason = tr("Back to revision %L1").arg(generationOf(entry));
    auto &change = proposal.changes.emplace_back();
    if (current && !model_->entry(0).deleted()) {
        proposal.consequence = tr("It becomes a new revision; none is lost.");
        *change.mutable_put()->mutable_resource() = core::intentOf(entry.resource());
        change.mutable_put()->set_etag(current->meta().etag());
        proposal.before.push_back(model_->entry(0).resource());
    } else {
        proposal.consequence = tr("The object comes back as it was last, under the same identity.");
        change.mutable_undelete()->set_uid(entry.resource().meta().uid());
        proposal.before.emplace_back();
    }
    ChangeDialog::propose(session_, std::move(proposal), window())->open();
}

// What is asked for by its uid has a name in its history.
std::string HistoryView::resourceName() const {
    return model_->rowCount() > 0 ? model_->entry(0).resource().meta().name() : name_.toStdString();
}

QList<int> HistoryView::selectedRows() const {
    QList<int> rows;
    for (const auto &index : grid_->selectionModel()->selectedRows())
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString HistoryView::obstacle() const {
    const auto rows = selectedRows();
    const auto *kind = core::kindOfName(resourceName());
    if (const auto obstacle = Obstacle::toChange(session_); !obstacle.isEmpty())
        return obstacle;
    if (rows.size() != 1)
        return tr("Select one revision.");
    if (!kind || !kind->managedBy.empty())
        return tr("Objects of this kind are changed by their own actions alone.");
    if (rows.first() == 0)
        return tr("This is the present revision.");
    if (model_->entry(rows.first()).deleted())
        return tr("This revision is a deletion.");
    if (model_->entry(0).deleted() && rows.first() != 1)
        return tr("What is deleted comes back as it was last; choose its last revision.");
    return {};
}

} // namespace kit
