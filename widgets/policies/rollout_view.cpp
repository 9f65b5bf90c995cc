#include "widgets/policies/rollout_view.h"

#include <algorithm>
#include <chrono>

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "backend/core/clock.h"
#include "backend/core/time_text.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/policy_sets.h"
#include "widgets/policies/policy_words.h"
#include "widgets/policies/rows_pane.h"

namespace policiespage {

namespace {

using kit::PlainTable;

constexpr int Whole = 10'000;
// After it began to refuse as it does: so long the service looks whether a rule refuses more than was forecast.
constexpr auto Trial = std::chrono::hours(24);

QString percent(int basisPoints) {
    return QLocale().toString(basisPoints / 100.0, 'g', 4);
}

bool isAt(const v1::PolicyRule &rule, v1::PolicyMode mode, int basisPoints) {
    const int share = rule.has_enforced_basis_points() ? rule.enforced_basis_points() : Whole;
    return rule.mode() == mode && (mode != v1::ENFORCE || share == (basisPoints == 0 ? Whole : basisPoints));
}

} // namespace

RolloutView::RolloutView(const kit::Session &session, Draft &draft, const PolicySets &sets, QWidget *parent)
    : QWidget(parent),
      session_(session),
      draft_(draft),
      sets_(sets),
      rows_(new RowsPane(session.theme, QStringLiteral("policyRollout"), tr("How much each rule counts"),
                         {tr("Rule"), tr("Mode"), tr("Matched"), tr("Stopped"), tr("Would stop")})) {
    const QList<Step> steps{{v1::OFF, 0, new QPushButton(tr("Off"))},
                            {v1::SHADOW, 0, new QPushButton(tr("Shadow"))},
                            {v1::WARN, 0, new QPushButton(tr("Warn"))},
                            {v1::ENFORCE, 500, new QPushButton(tr("Enforce 5 %"))},
                            {v1::ENFORCE, 5'000, new QPushButton(tr("Enforce 50 %"))},
                            {v1::ENFORCE, 0, new QPushButton(tr("Enforce for all"))}};
    for (const auto &step : steps) {
        step.button->setCheckable(true);
        step.button->setObjectName(QStringLiteral("rolloutStep%1-%2").arg(step.mode).arg(step.basisPoints));
        rows_->addButton(step.button);
        connect(step.button, &QPushButton::clicked, this, [this, step] { take(step); });
    }
    steps_ = steps;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(rows_);
    connect(rows_, &RowsPane::chosen, this, &RolloutView::judge);
    connect(&draft, &Draft::changed, this, &RolloutView::refresh);
    connect(&draft, &Draft::unfinishedChanged, this, &RolloutView::judge);
    connect(&sets, &PolicySets::changed, this, &RolloutView::refresh);
    connect(&session.times, &kit::TimeText::changed, this, &RolloutView::refresh);
    refresh();
}

void RolloutView::choose(const QString &rule) {
    rows_->choose(rule);
}

RolloutView::Standing RolloutView::standing(const std::string &rule) const {
    Standing found;
    const auto *set = sets_.find(draft_.edited().meta().name());
    if (!set)
        return found;
    for (const auto &one : set->policy_set().rules())
        if (one.id() == rule)
            found.rule = &one;
    for (const auto &status : set->policy_set_status().rules())
        if (found.rule && status.id() == rule)
            found.status = &status;
    return found;
}

// The service reckons it of rules that forbid alone, when they begin to be enforced.
QString RolloutView::forecast(const Standing &standing) const {
    if (!standing.status || standing.rule->mode() != v1::ENFORCE || standing.rule->effect() != v1::FORBID)
        return {};
    const auto share = percent(standing.status->forecast_basis_points());
    const auto since =
        std::max(core::fromTimestamp(standing.rule->mode_time()), core::fromTimestamp(standing.rule->start_time()));
    if (session_.clock.now() - since >= Trial)
        return tr("%1 % refused").arg(share);
    auto until = core::toTimestamp(since);
    until.set_seconds(until.seconds() + std::chrono::seconds(Trial).count());
    return tr("%1 % refused. Until %2 the rule goes back into the shadow by itself when, within five minutes, it "
              "refuses more than twice that share of the changes: at least 20, of at least 2 people.",
              "a share, an instant")
        .arg(share, session_.times.instant(until));
}

QList<kit::Fact> RolloutView::factsOf(const Standing &standing) const {
    const auto *status = standing.status;
    const auto since = !standing.rule ? tr("The rule does not stand yet: the set is to be published first.")
                       : status && status->has_mode_time() ? session_.times.instant(status->mode_time())
                                                           : QString();
    const auto share =
        status && status->matched() > 0
            ? tr("%1 % of what it matched")
                  .arg(QLocale().toString(100.0 * double(status->shadow_refused()) / double(status->matched()), 'f', 1))
            : QString();
    return {{tr("As it is since"), since, kit::Absence::NoData},
            {tr("Would stop"), share, kit::Absence::NoData},
            {tr("Forecast"), forecast(standing), kit::Absence::NotApplicable}};
}

void RolloutView::refresh() {
    QList<RowsPane::Row> rows;
    for (const auto &rule : draft_.edited().policy_set().rules()) {
        const auto found = standing(rule.id());
        // What does not stand has counted nothing, not even none.
        const auto counted = [&found](qint64 (*count)(const v1::PolicyRuleStatus &)) {
            auto cell = PlainTable::figure(found.status ? QLocale().toString(count(*found.status)) : QString());
            cell.absence = kit::Absence::NoData;
            return cell;
        };
        rows << RowsPane::Row{
            {QString::fromStdString(rule.id()),
             {PlainTable::text(kit::harmless(QString::fromStdString(rule.id())), kit::CellKind::Strong),
              PlainTable::pill(PolicyWords::mode(rule), PolicyWords::tone(rule.mode()), kit::Icon::Shield),
              counted([](const v1::PolicyRuleStatus &status) -> qint64 { return status.matched(); }),
              counted([](const v1::PolicyRuleStatus &status) -> qint64 { return status.refused(); }),
              counted([](const v1::PolicyRuleStatus &status) -> qint64 { return status.shadow_refused(); })}},
            factsOf(found)};
    }
    rows_->setRows(rows, {tr("The set has no rules"), tr("Add one, or begin with a template.")});
    judge();
}

void RolloutView::judge() {
    const auto *rule = draft_.rule(rows_->currentName().toStdString());
    const auto reason = !draft_.fault().isEmpty() ? PolicyWords::mendTextFirst()
                        : !rule                   ? tr("Select a rule first.")
                                                  : QString();
    for (const auto &step : std::as_const(steps_)) {
        kit::Obstacle::tellButton(step.button, reason);
        step.button->setChecked(rule && isAt(*rule, step.mode, step.basisPoints));
    }
}

void RolloutView::take(const Step &step) {
    auto set = draft_.edited();
    for (auto &rule : *set.mutable_policy_set()->mutable_rules()) {
        if (QString::fromStdString(rule.id()) != rows_->currentName())
            continue;
        rule.set_mode(step.mode);
        rule.clear_enforced_basis_points();
        if (step.basisPoints > 0)
            rule.set_enforced_basis_points(step.basisPoints);
    }
    draft_.put(std::move(set), Draft::Origin::Fix);
    judge();
}

} // namespace policiespage
