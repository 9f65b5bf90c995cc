#include "widgets/policies/difference_view.h"

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

DifferenceView::DifferenceView(const kit::Session &session, const Draft &draft, const DraftCheck &check,
                               QWidget *parent)
    : QWidget(parent),
      draft_(draft),
      check_(check),
      rows_(new RowsPane(session.theme, QStringLiteral("policyDifferences"), tr("What would be decided otherwise"),
                         {tr("Change"), tr("For example"), tr("Rule before"), tr("Rule after")})),
      toTest_(new QPushButton(tr("Make a test of the example"))) {
    toTest_->setObjectName(QStringLiteral("differenceToTest"));
    rows_->addButton(toTest_);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(rows_);
    connect(toTest_, &QPushButton::clicked, this,
            [this] { Q_EMIT testRequested(check_.answer().differences(rows_->current()).example()); });
    connect(rows_, &RowsPane::chosen, this, &DifferenceView::judge);
    connect(&draft, &Draft::unfinishedChanged, this, &DifferenceView::judge);
    connect(&check, &DraftCheck::changed, this, &DifferenceView::refresh);
    refresh();
    judge();
}

void DifferenceView::judge() {
    const int row = rows_->current();
    // While another set is analysed, rows of the one before are still known.
    const bool isOne = row >= 0 && row < check_.answer().differences_size();
    kit::Obstacle::tellButton(toTest_, !isOne ? tr("Select a difference first.")
                                       : !check_.answer().differences(row).has_example()
                                           ? tr("This difference has no example.")
                                       : !draft_.fault().isEmpty() ? PolicyWords::mendTextFirst()
                                                                   : QString());
}

void DifferenceView::refresh() {
    const auto &differences = check_.answer().differences();
    if (!check_.isAnalysed() && differences.empty())
        return check_.isReadable() || !check_.isChecked()
                   ? rows_->showLoading()
                   : rows_->setRows({}, {tr("Nothing is compared"),
                                         tr("Versions are compared as soon as there is no mistake in the rules.")});
    const auto isOfAsking = [](const v1::PolicyDifference &difference) {
        return difference.has_newly_asked() || difference.has_no_longer_asked();
    };
    const auto named = [](const std::string &rule) { return rule.empty() ? tr("no rule") : text(rule); };
    QList<RowsPane::Row> rows;
    for (const auto &difference : differences) {
        const auto icon =
            difference.is_newly_allowed() || difference.has_no_longer_asked() ? kit::Icon::Check : kit::Icon::Lock;
        RowsPane::Row row{
            {QString::number(rows.size()),
             {PlainTable::pill(PolicyWords::word(difference), PolicyWords::tone(difference), icon),
              PlainTable::text(PolicyWords::difference(difference)), PlainTable::text(named(difference.old_rule())),
              PlainTable::text(named(difference.new_rule()))}},
            {}};
        if (isOfAsking(difference))
            row.facts << kit::Fact{tr("What it means"), PolicyWords::difference(difference)};
        for (const auto &fact : difference.example().facts())
            row.facts << kit::Fact{text(fact.attribute()), PolicyWords::value(fact)};
        rows << row;
    }
    rows_->setRows(rows,
                   {tr("Nothing would be decided otherwise"),
                    draft_.isEdited()
                        ? tr("What you have written decides as what is in force. Rules in the shadow decide nothing.")
                        : tr("Nothing was written yet.")});
    judge();
}

} // namespace policiespage
