#include "widgets/kit/change_dialog.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

#include "backend/client/connection.h"
#include "backend/client/resource_cache.h"
#include "backend/core/intent.h"
#include "backend/core/kinds.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/change_policy_view.h"
#include "widgets/kit/conflict_view.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/diff_view.h"
#include "widgets/kit/json_view.h"
#include "widgets/kit/named_people.h"
#include "widgets/kit/object_words.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/reason_field.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/spec_form.h"
#include "widgets/kit/theme.h"

namespace kit {

namespace {

ResourceByName findIn(const Session &session) {
    return [&cache = session.cache](const std::string &name) { return cache.find(name); };
}

} // namespace

ChangeDialog *ChangeDialog::edit(const Session &session, const v1::Resource &resource, QWidget *parent) {
    Proposal proposal;
    const bool isNew = resource.meta().etag().empty();
    proposal.title = isNew ? ObjectWords::create(QString::fromStdString(core::kindOfSpec(resource)->plural))
                           : tr("Edit %1").arg(namedObject(resource, findIn(session)));
    proposal.consequence =
        isNew ? tr("Nothing is made before you apply it.") : tr("Nothing changes before you apply it.");
    proposal.verb = tr("Apply");
    if (!isNew)
        proposal.before.push_back(core::intentOf(resource));
    else
        proposal.before.emplace_back();
    auto *dialog = new ChangeDialog(session, std::move(proposal), &resource, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

ChangeDialog *ChangeDialog::propose(const Session &session, Proposal proposal, QWidget *parent) {
    auto *dialog = new ChangeDialog(session, std::move(proposal), nullptr, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

ChangeDialog::ChangeDialog(const Session &session, Proposal proposal, const v1::Resource *edited, QWidget *parent)
    : Dialog(parent), session_(session), proposal_(std::move(proposal)), flow_(session.connection, this) {
    if (edited) {
        base_ = *edited;
        edited_ = *edited;
    }
    setObjectName(QStringLiteral("changeDialog"));
    setWindowTitle(proposal_.title);
    build();
    takeReason();
    connect(&flow_, &ChangeFlow::stateChanged, this, &ChangeDialog::showState);
    connect(&session.connection, &client::Connection::stateChanged, this, &ChangeDialog::judgeApply);
    connect(&session.connection, &client::Connection::serverInfoChanged, this, &ChangeDialog::judgeApply);
    if (form_) {
        form_->takeKeyboard();
    } else {
        flow_.setChanges(proposal_.changes);
        // There is nothing else to fill in.
        reason_->setFocus(Qt::OtherFocusReason);
    }
    // A copy may be applied as it is; what has no name yet is no object.
    if (form_ && edited_.meta().etag().empty() && !edited_.meta().name().ends_with('/'))
        take();
    showState();
}

ChangeDialog::~ChangeDialog() = default;

void ChangeDialog::leadBackTo(QDialog *asked) {
    cancel_->setText(tr("Back"));
    asked->hide();
    connect(this, &QDialog::rejected, asked, &QDialog::open);
    connect(this, &QDialog::accepted, asked, &QDialog::accept);
}

QString ChangeDialog::reason() const {
    return reason_->reason();
}

void ChangeDialog::reject() {
    if (mayLeave())
        QDialog::reject();
}

void ChangeDialog::build() {
    const auto &theme = session_.theme;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(Size::SpaceWide), theme.px(Size::SpaceLarge), theme.px(Size::SpaceWide),
                               theme.px(Size::SpaceLarge));
    column->setSpacing(theme.px(Size::SpaceMedium));
    column->addWidget(new RoleLabel(theme, TextRole::Object, proposal_.title));
    auto *consequence = new RoleLabel(theme, TextRole::Body, proposal_.consequence);
    consequence->setObjectName(QStringLiteral("consequence"));
    consequence->setColor(Color::Text2);
    consequence->setWordWrap(true);
    column->addWidget(consequence);
    auto *panes = new QSplitter(Qt::Horizontal);
    panes->setChildrenCollapsible(false);
    if (base_)
        panes->addWidget(buildEditor());
    panes->addWidget(buildVerdict());
    column->addWidget(panes, 1);
    buildFoot(column);
    const int width = theme.px(Size::DialogWidth);
    resize(base_ ? 2 * width : width,
           theme.px(Size::WindowMinimumHeight) + (base_ ? theme.px(Size::DialogWidth) / 4 : 0));
}

QWidget *ChangeDialog::buildEditor() {
    const auto &cache = session_.cache;
    form_ = new SpecForm(
        session_.theme,
        [&cache](const std::string &plural) {
            QStringList names;
            for (const auto &name : cache.names(plural))
                names << QString::fromStdString(name);
            return names;
        },
        findIn(session_));
    // Filled before what stands beside and below it is made, which Tab leads to afterwards.
    form_->show(edited_, edited_.meta().etag().empty());
    json_ = new JsonView(session_.theme);
    editor_ = new QTabWidget;
    editor_->setDocumentMode(true);
    editor_->setObjectName(QStringLiteral("editorTabs"));
    editor_->addTab(form_, tr("Form"));
    editor_->addTab(json_, tr("JSON, to read"));
    connect(form_, &SpecForm::edited, this, [this] {
        isTouched_ = true;
        take();
    });
    connect(editor_, &QTabWidget::currentChanged, this, [this] { json_->show(edited_); });
    return editor_;
}

QWidget *ChangeDialog::buildVerdict() {
    const auto &theme = session_.theme;
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(base_ ? theme.px(Size::SpaceLarge) : 0, 0, 0, 0);
    column->setSpacing(theme.px(Size::SpaceSmall));
    panes_ = new QTabWidget;
    panes_->setDocumentMode(true);
    panes_->setObjectName(QStringLiteral("verdictTabs"));
    diff_ = new DiffView(theme);
    diff_->setObjectName(QStringLiteral("diff"));
    panes_->addTab(diff_, tr("What changes"));
    column->addWidget(panes_, 1);
    conflictPlace_ = new QWidget;
    conflictPlace_->setLayout(new QVBoxLayout);
    conflictPlace_->layout()->setContentsMargins(0, 0, 0, 0);
    column->addWidget(conflictPlace_);
    conflictPlace_->hide();
    affected_ = new RoleLabel(theme, TextRole::Body);
    affected_->setWordWrap(true);
    affected_->hide();
    column->addWidget(affected_);
    policy_ = new ChangePolicyView(theme);
    connect(policy_, &ChangePolicyView::whyRequested, this, &ChangeDialog::lookElsewhere);
    column->addWidget(policy_);
    verdict_ = new Banner(theme, Tone::Info, QString());
    verdict_->setObjectName(QStringLiteral("verdict"));
    toMistake_ = new QAction(tr("Show the field"), this);
    connect(toMistake_, &QAction::triggered, this, &ChangeDialog::showMistake);
    why_ = new QAction(tr("Why?"), this);
    connect(why_, &QAction::triggered, this, [this] { lookElsewhere(whyTarget_); });
    column->addWidget(verdict_);
    return pane;
}

void ChangeDialog::buildFoot(QVBoxLayout *column) {
    const auto &theme = session_.theme;
    auto *label = new RoleLabel(theme, TextRole::Label, tr("&Reason, kept beside the log"));
    reason_ = new ReasonField(theme, proposal_.reason);
    label->setBuddy(reason_);
    column->addWidget(label);
    column->addWidget(reason_);
    column->addWidget(reason_->lack());
    cancel_ = new QPushButton(tr("Cancel"));
    cancel_->setObjectName(QStringLiteral("cancel"));
    cancel_->setAutoDefault(false);
    apply_ = new QPushButton(proposal_.verb);
    apply_->setObjectName(QStringLiteral("apply"));
    setKind(*apply_, proposal_.isDestructive ? ButtonKind::Danger : ButtonKind::Primary);
    apply_->setAutoDefault(!proposal_.isDestructive);
    merge_ = new QPushButton(tr("Merge and check again"));
    merge_->setObjectName(QStringLiteral("merge"));
    merge_->setAutoDefault(false);
    merge_->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(theme.px(Size::SpaceSmall));
    row->addStretch(1);
    row->addWidget(cancel_);
    row->addWidget(merge_);
    row->addWidget(apply_);
    column->addLayout(row);
    judgeDefault();
    connect(reason_, &QLineEdit::textChanged, this, &ChangeDialog::judgeDefault);
    connect(reason_, &QLineEdit::textChanged, this, &ChangeDialog::judgeApply);
    connect(reason_, &QLineEdit::textChanged, this, &ChangeDialog::takeReason);
    connect(cancel_, &QPushButton::clicked, this, &ChangeDialog::reject);
    connect(merge_, &QPushButton::clicked, this, &ChangeDialog::resolveConflict);
    connect(apply_, &QPushButton::clicked, this, [this] { flow_.apply(reason_->reason()); });
}

void ChangeDialog::addPane(QWidget *pane, const QString &title) {
    panes_->addTab(pane, title);
}

// Whoever has typed why means to do it; before that, a key pressed too early destroys nothing.
void ChangeDialog::judgeDefault() {
    apply_->setDefault(!proposal_.isDestructive || reason_->isGiven());
}

// Asked for too early is asked for: it is applied when the check ends well. Where it cannot be applied, the field in
// its way is shown.
void ChangeDialog::keyPressEvent(QKeyEvent *event) {
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isWarned = isWarned_ && flow_.state() == ChangeFlow::State::Ready;
    if (isReturn && !apply_->isDefault())
        return reason_->insist();
    if (!isReturn || (apply_->isEnabled() && !isWarned))
        return QDialog::keyPressEvent(event);
    if (flow_.state() == ChangeFlow::State::Unexplained)
        return reason_->setFocus(Qt::OtherFocusReason);
    if (!isUndecided() && !isWarned)
        return showMistake();
    // Nobody can tell whether who presses it has read the warning: that takes the button.
    isAwaited_ = true;
    if (flow_.state() == ChangeFlow::State::Ready)
        hearJudge();
    else
        showState();
}

void ChangeDialog::takeReason() {
    flow_.setReason(reason_->isShort() ? reason_->reason() : QString());
}

void ChangeDialog::take() {
    isAwaited_ = false;
    edited_ = form_->resource();
    if (json_->isVisible())
        json_->show(edited_);
    const bool isNew = base_->meta().etag().empty();
    const auto paths = changedPaths(*base_, edited_);
    if (!form_->isSound() || (paths.empty() && !isNew)) {
        flow_.setChanges({});
        return;
    }
    v1::Change change;
    auto &put = *change.mutable_put();
    *put.mutable_resource() = core::intentOf(edited_);
    put.set_etag(base_->meta().etag());
    if (!isNew)
        put.mutable_update_mask()->mutable_paths()->Assign(paths.begin(), paths.end());
    flow_.setChanges({std::move(change)});
}

void ChangeDialog::showState() {
    using State = ChangeFlow::State;
    const auto state = flow_.state();
    isJudged_ = isJudged_ && state == State::Ready;
    isWarned_ = isWarned_ && state == State::Ready;
    isAwaited_ = isAwaited_ && (isUndecided() || state == State::Refused);
    judgeApply();
    judgeMistakes();
    apply_->setText(applyWords());
    // Stays in sight while it is checked whether it is met.
    if (state != State::Checking)
        reason_->setDemand({});
    merge_->setVisible(state == State::Conflict);
    apply_->setVisible(state != State::Conflict);
    conflictPlace_->setVisible(state == State::Conflict);
    switch (state) {
    case State::Unchanged:
        diff_->clear();
        affected_->hide();
        policy_->show({});
        verdict_->setTone(Tone::Info);
        diff_->setPlaceholderText(form_ && !form_->isSound() ? tr("Nothing is compared until this field has a value.")
                                                             : tr("Nothing differs from what stands."));
        verdict_->setText(form_ && !form_->isSound()
                              ? tr("%1: this is no value of its kind.").arg(form_->unsoundField())
                              : tr("There is nothing to apply yet."));
        return;
    case State::Checking:
        verdict_->setTone(Tone::Info);
        verdict_->setText(isAwaited_ ? tr("The service checks it; it is applied when nothing stands against it.")
                                     : tr("The service checks it."));
        return;
    case State::Ready:
        showPreview();
        Q_EMIT checked();
        hearJudge();
        return;
    case State::Refused:
        showPreview();
        showRefusal();
        return;
    case State::Unexplained:
        showPreview();
        showDemand();
        return;
    case State::Applying:
        verdict_->setTone(Tone::Info);
        verdict_->setText(tr("The service applies it."));
        return;
    case State::Conflict:
        showConflict();
        return;
    case State::Applied:
        announce();
        return;
    case State::Requested:
        announceRequest();
        return;
    case State::Failed:
        verdict_->setTone(Tone::Danger);
        verdict_->setText(Sentences::of(*flow_.error()));
        return;
    }
}

// What was wrong is said no longer than it is so.
void ChangeDialog::judgeMistakes() {
    const auto state = flow_.state();
    const bool isRight = state == ChangeFlow::State::Unchanged && form_ && form_->isSound();
    if (form_ && (isRight || state == ChangeFlow::State::Ready))
        form_->showViolations({});
    // A field that has no value at all is named by the verdict, and is not the one with the mistake.
    const bool isSaid = form_ && state == ChangeFlow::State::Unchanged && form_->isSound() && form_->hasMistake();
    verdict_->setAction(isSaid ? toMistake_ : nullptr);
}

QString ChangeDialog::applyWords() const {
    if (flow_.state() == ChangeFlow::State::Failed)
        return tr("Try again");
    return flow_.approvals() > 0 ? tr("Ask for approval") : proposal_.verb;
}

void ChangeDialog::judgeApply() {
    const auto state = flow_.state();
    const auto refusal = Obstacle::toChange(session_);
    const auto obstacle = refusal.isEmpty() ? reason_->obstacle() : refusal;
    const bool isReady = state == ChangeFlow::State::Ready && isJudged_;
    apply_->setEnabled(obstacle.isEmpty() && (isReady || state == ChangeFlow::State::Failed));
    apply_->setToolTip(obstacle);
}

} // namespace kit
