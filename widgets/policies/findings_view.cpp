#include "widgets/policies/findings_view.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/kit/obstacle.h"
#include "widgets/kit/plain_text.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/draft_check.h"
#include "widgets/policies/policy_words.h"
#include "widgets/policies/rows_pane.h"

namespace policiespage {

namespace {

using kit::PlainTable;

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

} // namespace

FindingsView::FindingsView(const kit::Session &session, const Draft &draft, const DraftCheck &check, QWidget *parent)
    : QWidget(parent),
      draft_(draft),
      check_(check),
      rows_(new RowsPane(session.theme, QStringLiteral("policyFindings"), tr("Findings of the analysis"),
                         {tr("Finding"), tr("Rule"), tr("What it means")})),
      toRule_(new QPushButton(tr("Show the rule"))),
      toTest_(new QPushButton(tr("Make a test of the example"))) {
    toRule_->setObjectName(QStringLiteral("findingToRule"));
    toTest_->setObjectName(QStringLiteral("findingToTest"));
    rows_->addButton(toRule_);
    rows_->addButton(toTest_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(rows_);
    const auto showRule = [this] {
        const int row = rows_->current();
        if (row >= 0 && row < check_.answer().findings_size())
            Q_EMIT ruleRequested(QString::fromStdString(check_.answer().findings(row).rule()));
        else if (row >= 0)
            Q_EMIT ruleRequested(
                QString::fromStdString(check_.answer().unmet(row - check_.answer().findings_size()).rule()));
    };
    connect(toRule_, &QPushButton::clicked, this, showRule);
    connect(rows_, &RowsPane::activated, this, showRule);
    connect(rows_, &RowsPane::chosen, this, &FindingsView::judge);
    connect(toTest_, &QPushButton::clicked, this,
            [this] { Q_EMIT testRequested(check_.answer().findings(rows_->current()).example()); });
    connect(&check, &DraftCheck::changed, this, &FindingsView::refresh);
    connect(&draft, &Draft::unfinishedChanged, this, &FindingsView::judge);
    refresh();
}

void FindingsView::refresh() {
    const auto &answer = check_.answer();
    const bool isEmpty = answer.findings().empty() && answer.unmet().empty();
    if (isEmpty && check_.isChecked() && !check_.isReadable())
        return rows_->setRows(
            {}, {tr("Nothing is analysed"), tr("Rules are analysed as soon as there is no mistake in them.")});
    if (isEmpty && !check_.isAnalysed()) {
        rows_->showLoading();
        return judge();
    }
    QList<RowsPane::Row> rows;
    for (const auto &finding : answer.findings()) {
        const auto words = finding.is_unknown() ? tr("%1, perhaps").arg(PolicyWords::word(finding.kind()))
                                                : PolicyWords::word(finding.kind());
        RowsPane::Row row{
            {text(finding.rule()) + QString::number(finding.kind()),
             {PlainTable::pill(words, PolicyWords::tone(finding), kit::Icon::Warning),
              PlainTable::text(finding.rule().empty() ? tr("all rules of a stage") : text(finding.rule())),
              PlainTable::text(PolicyWords::finding(finding))}},
            {{tr("What it means"), PolicyWords::finding(finding)}}};
        for (const auto &fact : finding.example().facts())
            row.facts << kit::Fact{text(fact.attribute()), PolicyWords::value(fact)};
        rows << row;
    }
    for (const auto &unmet : answer.unmet()) {
        const auto sentence = PolicyWords::unmet(unmet);
        rows << RowsPane::Row{{text(unmet.rule()),
                               {PlainTable::pill(tr("never met"), kit::Tone::Info, kit::Icon::Info),
                                PlainTable::text(text(unmet.rule())), PlainTable::text(sentence)}},
                              {{tr("What it means"), sentence}}};
    }
    rows_->setRows(
        rows,
        {tr("There is nothing to look at"),
         tr("No rule is dead, superfluous or in conflict with another. For each there are people, objects and places "
            "that it could match. Its tests of the change and the time, and its exceptions, were not looked up.")});
    judge();
}

void FindingsView::judge() {
    const auto &answer = check_.answer();
    const int row = rows_->current();
    // While another set is analysed, rows of the one before are still known.
    const bool isOne = row >= 0 && row < answer.findings_size() + answer.unmet_size();
    const auto *finding = isOne && row < answer.findings_size() ? &answer.findings(row) : nullptr;
    const auto none = isOne ? QString() : tr("Select a finding first.");
    kit::Obstacle::tellButton(
        toRule_, finding && finding->rule().empty() ? tr("This finding is about all rules of a stage.") : none);
    kit::Obstacle::tellButton(toTest_, !none.isEmpty()                       ? none
                                       : !finding || !finding->has_example() ? tr("This finding has no example.")
                                       : !draft_.fault().isEmpty()           ? PolicyWords::mendTextFirst()
                                                                             : QString());
}

} // namespace policiespage
