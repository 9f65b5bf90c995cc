#include "widgets/policies/publish_gates.h"

#include <chrono>

#include <QLocale>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/policy_calls.h"
#include "backend/core/intent.h"
#include "widgets/kit/change_dialog.h"
#include "widgets/kit/sentences.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/draft_check.h"

namespace policiespage {

namespace {

constexpr qint64 Day = 24 * 3'600; // seconds
constexpr auto LongestRun = std::chrono::seconds(60);

} // namespace

void PublishGates::guard(const kit::Session &session, const Draft &draft, const DraftCheck &check,
                         kit::ChangeDialog *dialog) {
    new PublishGates(session, draft, check, dialog);
}

PublishGates::PublishGates(const kit::Session &session, const Draft &draft, const DraftCheck &check,
                           kit::ChangeDialog *dialog)
    : QObject(dialog), session_(session), draft_(draft), check_(check), dialog_(dialog) {
    setObjectName(QStringLiteral("publishGates"));
    dialog->setJudge([this] { return warning(); });
    connect(dialog, &kit::ChangeDialog::checked, this, &PublishGates::ask);
    connect(&check, &DraftCheck::changed, dialog, &kit::ChangeDialog::hearJudge);
}

// Whoever may not look at the past publishes without it.
void PublishGates::ask() {
    const auto name = draft_.isNew() ? std::string() : draft_.edited().meta().name();
    if (isAsked_ || session_.permissions.isAllowed("policySets.backtest", name) == false)
        return;
    isAsked_ = true;
    v1::BacktestPolicySetRequest request;
    *request.mutable_policy_set() = core::intentOf(draft_.edited());
    request.mutable_reach()->set_seconds(Day);
    pending_ = client::PolicyCalls(session_.connection.link(), LongestRun).backtestPolicySet(request);
    client::deliver(pending_, this, [this](core::Result<v1::BacktestPolicySetResponse> answer) {
        past_ = std::move(answer);
        dialog_->hearJudge();
    });
}

std::optional<QString> PublishGates::warning() const {
    const bool isAnalysed = check_.isAnalysed() || check_.error();
    if (!isAnalysed || (isAsked_ && !past_))
        return std::nullopt;
    QStringList sentences{ofAnalysis(), ofThePast()};
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

QString PublishGates::ofAnalysis() const {
    if (check_.error())
        return tr("What analysis says of it is not known: %1", "a sentence").arg(kit::Sentences::of(*check_.error()));
    const int found = check_.answer().findings_size() + check_.answer().unmet_size();
    return found > 0 ? tr("Analysis finds %Ln thing(s) to look at.", nullptr, found) : QString();
}

QString PublishGates::ofThePast() const {
    if (!past_)
        return {};
    if (!*past_)
        return tr("What it would have decided in the last day is not known: %1", "a sentence")
            .arg(kit::Sentences::of(past_->error()));
    const auto &total = (*past_)->total();
    if (total.newly_denied() + total.otherwise_obliged() == 0)
        return {};
    const QLocale locale;
    return tr("If all its rules counted, of the %1 decisions of the last day %2 would be newly denied and %3 otherwise "
              "obliged.")
        .arg(locale.toString(qlonglong(total.decisions())), locale.toString(qlonglong(total.newly_denied())),
             locale.toString(qlonglong(total.otherwise_obliged())));
}

} // namespace policiespage
