#include <QAction>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "backend/client/resource_cache.h"
#include "backend/core/intent.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/change_notice.h"
#include "widgets/kit/change_policy_view.h"
#include "widgets/kit/conflict_view.h"
#include "widgets/kit/diff_view.h"
#include "widgets/kit/named_people.h"
#include "widgets/kit/notices.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/reason_field.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/spec_form.h"

namespace kit {

namespace {

QString nameOf(const v1::Resource &resource) {
    return QString::fromStdString(resource.meta().name());
}

// The first few of them.
QString listed(const QStringList &names) {
    constexpr int mostNames = 5;
    const int more = static_cast<int>(names.size()) - mostNames;
    const auto first = names.mid(0, mostNames).join(QStringLiteral(", "));
    return more > 0 ? ChangeDialog::tr("%1 and %n more", "names", more).arg(first) : first;
}

// As much of a reason as leaves room for what follows from it.
QString begun(const QString &reason) {
    constexpr int mostQuoted = 120;
    return reason.size() <= mostQuoted ? reason : reason.left(mostQuoted).trimmed() + QChar(0x2026);
}

// What an undo takes back, of which objects where its title does not name the one, and which of them it deletes.
QString whatIsTakenBack(const QString &title, const QString &reason, const v1::Applied &applied,
                        const std::vector<v1::Change> &undo) {
    QStringList names;
    for (const auto &resource : applied.resources())
        names << nameOf(resource);
    QStringList deleted;
    for (const auto &change : undo) {
        if (change.has_delete_())
            deleted << QString::fromStdString(change.delete_().name());
    }
    QStringList sentences{
        reason.isEmpty()
            ? ChangeDialog::tr("It takes back “%1”.").arg(title)
            : ChangeDialog::tr("It takes back “%1”, done because of “%2”.").arg(title, harmless(begun(reason)))};
    if (names.size() > 1)
        sentences << ChangeDialog::tr("It concerns %1.").arg(listed(names));
    if (!deleted.isEmpty())
        sentences << ChangeDialog::tr("It deletes %1.").arg(listed(deleted));
    sentences << ChangeDialog::tr("It is a change like any other: checked, recorded, and itself undone the same way.");
    return sentences.join(QLatin1Char(' '));
}

core::Error::Arguments argumentsOf(const v1::Preview &preview) {
    return {preview.refusal_arguments().begin(), preview.refusal_arguments().end()};
}

} // namespace

void ChangeDialog::hearJudge() {
    if (flow_.state() != ChangeFlow::State::Ready)
        return;
    const auto warning = judge_ ? judge_() : QString();
    isJudged_ = warning.has_value();
    judgeApply();
    verdict_->setTone(warning.value_or(QString()).isEmpty() ? Tone::Info : Tone::Warn);
    if (!warning) {
        verdict_->setText(isAwaited_ ? tr("The service checks it; it is applied when nothing stands against it.")
                                     : tr("The service would apply this; what would follow is still worked out."));
        return;
    }
    const bool isMeant = std::exchange(isAwaited_, false);
    isWarned_ = !warning->isEmpty();
    if (warning->isEmpty()) {
        verdict_->setText(flow_.approvals() > 0
                              ? tr("The service would ask others; nothing changes before they approve.")
                              : tr("The service would apply this."));
        if (isMeant && apply_->isEnabled())
            apply_->click();
        return;
    }
    verdict_->setText(isMeant
                          ? tr("%1 It is not applied yet; do so if you mean it nonetheless.", "a warning").arg(*warning)
                          : *warning);
}

bool ChangeDialog::isUndecided() const {
    const auto state = flow_.state();
    return state == ChangeFlow::State::Checking || (state == ChangeFlow::State::Ready && !isJudged_);
}

void ChangeDialog::showMistake() {
    if (std::exchange(isTouched_, true) == false && flow_.state() == ChangeFlow::State::Refused)
        showRefusal();
    if (!form_ || !form_->hasMistake())
        return;
    editor_->setCurrentWidget(form_);
    form_->revealMistake();
}

void ChangeDialog::showPreview() {
    const auto &preview = flow_.preview();
    const auto find = [&cache = session_.cache](const std::string &name) { return cache.find(name); };
    diff_->show(withNamesOfPeople(preview.diffs(), find));
    policy_->show(preview, find);
    affected_->setVisible(preview.affected_count() > 0);
    QStringList names;
    for (const auto &affected : preview.affected())
        names << QString::fromStdString(affected.name());
    affected_->setText(tr("%n object(s) refer to it: %1", nullptr, static_cast<int>(preview.affected_count()))
                           .arg(names.join(QStringLiteral(", "))));
}

bool ChangeDialog::isOnlyUnfilled() const {
    const auto &preview = flow_.preview();
    const auto reason = preview.refusal_reason();
    const bool isOfFields = reason == v1::REASON_UNSPECIFIED || reason == v1::INVALID_FIELD;
    return form_ && !isTouched_ && isOfFields && preview.violations_size() > 0 &&
           std::all_of(preview.violations().begin(), preview.violations().end(),
                       [](const auto &violation) { return violation.reason() == v1::VALUE_MISSING; });
}

void ChangeDialog::showRefusal() {
    const auto &preview = flow_.preview();
    if (isOnlyUnfilled() && !isAwaited_) {
        verdict_->setTone(Tone::Info);
        verdict_->setAction(nullptr);
        verdict_->setText(tr("What it needs is still to be filled in."));
        return;
    }
    QStringList reasons;
    if (form_)
        reasons = form_->showViolations(preview.violations());
    else
        for (const auto &violation : preview.violations())
            reasons << Sentences::of(violation);
    if (preview.refusal_reason() != v1::REASON_UNSPECIFIED && preview.refusal_reason() != v1::INVALID_FIELD)
        reasons << Sentences::of(preview.refusal_reason(), argumentsOf(preview));
    const bool isAtField = form_ && form_->hasMistake();
    if (isAtField)
        reasons.prepend(tr("These fields need another value: %1").arg(form_->mistaken().join(QStringLiteral(", "))));
    whyTarget_ = ChangePolicy::targetOf(preview);
    verdict_->setTone(Tone::Danger);
    verdict_->setAction(isAtField ? toMistake_ : whyTarget_.isEmpty() ? nullptr : why_);
    verdict_->setText(reasons.isEmpty() ? tr("Some fields need another value.") : reasons.join(QLatin1Char('\n')));
    if (std::exchange(isAwaited_, false))
        showMistake();
}

void ChangeDialog::showDemand() {
    const auto &preview = flow_.preview();
    const auto words = Sentences::of(preview.refusal_reason(), argumentsOf(preview));
    whyTarget_ = ChangePolicy::targetOf(preview);
    reason_->setDemand(words);
    verdict_->setTone(Tone::Warn);
    verdict_->setAction(why_);
    verdict_->setText(tr("The service would do this, once the reason says what a rule asks for."));
    judgeApply();
}

bool ChangeDialog::meetsAgain() {
    auto changes = flow_.changes();
    const auto &now = *flow_.conflict();
    for (std::size_t index = 0; index < changes.size(); ++index) {
        auto &change = changes[index];
        auto *etag = change.has_put()       ? change.mutable_put()->mutable_etag()
                     : change.has_delete_() ? change.mutable_delete_()->mutable_etag()
                                            : nullptr;
        const auto &before = proposal_.before[index];
        if (!etag || before.meta().name() != now.meta().name() || *etag == now.meta().etag() ||
            core::canonicalIntent(before) != core::canonicalIntent(now))
            continue;
        *etag = now.meta().etag();
        flow_.setChanges(std::move(changes));
        return true;
    }
    return false;
}

void ChangeDialog::showConflict() {
    verdict_->setTone(Tone::Warn);
    if (!base_) {
        if (meetsAgain())
            return;
        verdict_->setText(tr("The object was changed by somebody else meanwhile. Close this and look at it again."));
        merge_->hide();
        return;
    }
    verdict_->setText(
        tr("%1 was changed by somebody else while you edited it. Choose what shall stand.").arg(nameOf(*base_)));
    delete conflict_;
    conflict_ = new ConflictView(session_.theme, *base_, *flow_.conflict(), edited_);
    conflict_->setObjectName(QStringLiteral("conflict"));
    conflictPlace_->layout()->addWidget(conflict_);
    // Whoever types goes on typing.
    if (!form_->isAncestorOf(focusWidget()))
        merge_->setFocus();
}

void ChangeDialog::resolveConflict() {
    edited_ = conflict_->merged();
    base_ = *flow_.conflict();
    proposal_.before = {core::intentOf(*base_)};
    form_->show(edited_, false);
    take();
}

ChangeDialog::Proposal ChangeDialog::inverse(const Proposal &done, const ChangeFlow &flow, const QString &reason) {
    const auto &applied = flow.applied();
    const auto event = static_cast<qlonglong>(applied.log_index());
    const auto again = static_cast<qlonglong>(done.takesBack.value_or(0));
    const int count = applied.resources_size();
    const auto name = count == 1 ? nameOf(applied.resources(0)) : QString();
    Proposal next;
    if (done.takesBack) {
        next.title = count == 1 ? tr("Redo the change of %1, event %L2").arg(name).arg(again)
                                : tr("Redo the change of %n object(s), event %L1", nullptr, count).arg(again);
        next.verb = tr("Redo");
        next.reason = tr("Redo of event %L1").arg(again);
    } else {
        next.title = count == 1 ? tr("Undo the change of %1, event %L2").arg(name).arg(event)
                                : tr("Undo the change of %n object(s), event %L1", nullptr, count).arg(event);
        next.verb = tr("Undo");
        next.reason = tr("Undo of event %L1").arg(event);
        next.takesBack = applied.log_index();
    }
    next.changes = ChangeFlow::inverse(flow.changes(), done.before, applied);
    next.consequence = whatIsTakenBack(done.title, reason, applied, next.changes);
    for (auto resource = applied.resources().rbegin(); resource != applied.resources().rend(); ++resource)
        next.before.push_back(core::intentOf(*resource));
    return next;
}

void ChangeDialog::announce() {
    const auto applied = flow_.applied();
    const auto event = static_cast<qlonglong>(applied.log_index());
    const int count = applied.resources_size();
    const bool isOne = count == 1;
    const auto name = isOne ? nameOf(applied.resources(0)) : QString();
    const bool isBack = proposal_.takesBack.has_value();
    const auto next = inverse(proposal_, flow_, reason_->reason());
    Notice notice;
    notice.tone = Tone::Ok;
    notice.text =
        isOne ? (isBack ? tr("The change of %1 is taken back, as event %L2 of the log.")
                        : tr("The change of %1 is applied, as event %L2 of the log."))
                    .arg(name)
                    .arg(event)
              : (isBack ? tr("The change of %n object(s) is taken back, as event %L1 of the log.", nullptr, count)
                        : tr("The change of %n object(s) is applied, as event %L1 of the log.", nullptr, count))
                    .arg(event);
    notice.actionText = next.verb;
    notice.action = [session = session_, next, window = parentWidget()] { propose(session, next, window)->open(); };
    notice.isChange = true;
    notice.event = applied.log_index();
    notice.takenBack = proposal_.takesBack;
    session_.notices.post(notice);
    Q_EMIT this->applied(applied);
    if (isOne && base_ && base_->meta().etag().empty())
        session_.notices.tellMade(name);
    accept();
}

void ChangeDialog::announceRequest() {
    ChangeNotice::tellAwaited(session_, proposal_.title, flow_.changeRequest(), flow_.approvals());
    accept();
}

void ChangeDialog::lookElsewhere(const QString &target) {
    ChangeNotice::lookElsewhere(session_, this, target);
}

bool ChangeDialog::mayLeave() {
    const bool isOver = flow_.state() == ChangeFlow::State::Applied || flow_.state() == ChangeFlow::State::Requested;
    if (!form_ || isDiscarded_ || isOver)
        return true;
    // What is no value of its field was typed as well.
    if (form_->isSound() && changedPaths(*base_, edited_).empty())
        return true;
    auto *question = new QMessageBox(QMessageBox::Question, tr("Discard your changes?"),
                                     tr("What you entered for %1 is not applied yet.").arg(nameOf(edited_)),
                                     QMessageBox::Discard | QMessageBox::Cancel, this);
    question->setDefaultButton(QMessageBox::Cancel);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QMessageBox::finished, this, [this](int answer) {
        if (answer == QMessageBox::Discard) {
            isDiscarded_ = true;
            reject();
        }
    });
    question->open();
    return false;
}

} // namespace kit
