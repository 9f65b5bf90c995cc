#include "widgets/policies/rollout_view.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

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

QString percent(int basisPoints) {
    return QLocale().toString(basisPoints / 100.0, 'g', 4);
}

bool isAt(const v1::PolicyRule &rule, v1::PolicyMode mode, int basisPoints) {
    const int share = rule.has_enforced_basis_points() ? rule.enforced_basis_points() : Whole;
    return rule.mode() == mode && (mode != v1::ENFORCE || share == (basisPoints == 0 ? Whole : basisPoints));
}

QString modeOf(const v1::PolicyRule &rule) {
    if (rule.mode() == v1::ENFORCE && rule.has_enforced_basis_points())
        return RolloutView::tr("enforced for %1 %").arg(percent(rule.enforced_basis_points()));
    return kit::Sentences::word(rule.mode());
}

} // namespace

RolloutView::RolloutView(const kit::Session &session, Draft &draft, const PolicySets &sets, QWidget *parent)
    : QWidget(parent),
      session_(session),
      draft_(draft),
      sets_(sets),
      rows_(new RowsPane(session.theme, QStringLiteral("policyRollout"), tr("How much each rule counts"),
                         {tr("Rule"), tr("Mode"), tr("Matched"), tr("Refused"), tr("Would refuse")})) {
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
    connect(&sets, &PolicySets::changed, this, &RolloutView::refresh);
    refresh();
}

void RolloutView::choose(const QString &rule) {
    rows_->choose(rule);
}

v1::PolicyRuleStatus RolloutView::statusOf(const std::string &rule) const {
    if (const auto *set = sets_.find(draft_.edited().meta().name()))
        for (const auto &status : set->policy_set_status().rules())
            if (status.id() == rule)
                return status;
    return {};
}

QString RolloutView::since(const v1::PolicyRuleStatus &status) const {
    return status.has_mode_time() ? session_.times.instant(status.mode_time()) : QString();
}

void RolloutView::refresh() {
    const QLocale locale;
    QList<RowsPane::Row> rows;
    for (const auto &rule : draft_.edited().policy_set().rules()) {
        const auto status = statusOf(rule.id());
        const bool isKnown = status.has_mode_time();
        RowsPane::Row row{
            {QString::fromStdString(rule.id()),
             {PlainTable::text(kit::harmless(QString::fromStdString(rule.id())), kit::CellKind::Strong),
              PlainTable::pill(modeOf(rule), PolicyWords::tone(rule.mode()), kit::Icon::Shield),
              PlainTable::figure(locale.toString(qlonglong(status.matched()))),
              PlainTable::figure(locale.toString(qlonglong(status.refused()))),
              PlainTable::figure(locale.toString(qlonglong(status.shadow_refused())))}},
            {{tr("As it is since"), since(status), kit::Absence::NoData},
             {tr("Would refuse"),
              status.matched() == 0
                  ? QString()
                  : tr("%1 % of what it matched")
                        .arg(locale.toString(100.0 * double(status.shadow_refused()) / double(status.matched()), 'f',
                                             1)),
              kit::Absence::NoData},
             {tr("Forecast"),
              rule.mode() == v1::ENFORCE && isKnown ? tr("%1 % refused; twice as many lead it back into the shadow")
                                                          .arg(percent(status.forecast_basis_points()))
                                                    : QString(),
              kit::Absence::NotApplicable}}};
        rows << row;
    }
    rows_->setRows(rows, {tr("The set has no rules"), tr("Add one, or begin with a template.")});
    judge();
}

void RolloutView::judge() {
    const auto *rule = draft_.rule(rows_->currentName().toStdString());
    for (const auto &step : std::as_const(steps_)) {
        step.button->setEnabled(rule != nullptr);
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
