#include "widgets/policies/difference_view.h"

#include <QPushButton>
#include <QVBoxLayout>

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
    connect(rows_, &RowsPane::chosen, this, [this] {
        const int row = rows_->current();
        toTest_->setEnabled(row >= 0 && row < check_.answer().differences_size() &&
                            check_.answer().differences(row).has_example());
    });
    connect(&check, &DraftCheck::changed, this, &DifferenceView::refresh);
    refresh();
}

void DifferenceView::refresh() {
    const auto &differences = check_.answer().differences();
    if (!check_.isAnalysed() && differences.empty())
        return check_.isReadable() || !check_.isChecked()
                   ? rows_->showLoading()
                   : rows_->setRows({}, {tr("Nothing is compared"),
                                         tr("Versions are compared as soon as there is no mistake in the rules.")});
    const auto named = [](const std::string &rule) { return rule.empty() ? tr("no rule") : text(rule); };
    QList<RowsPane::Row> rows;
    for (const auto &difference : differences) {
        const bool isAllowed = difference.is_newly_allowed();
        const auto word = difference.is_unknown() ? tr("not reckoned")
                          : isAllowed             ? tr("newly allowed")
                                                  : tr("newly denied");
        const auto tone = difference.is_unknown() ? kit::Tone::Neutral : isAllowed ? kit::Tone::Ok : kit::Tone::Danger;
        const auto example = difference.is_unknown()
                                 ? tr("This was too much to reckon: there may be such a difference or not.")
                                 : PolicyWords::example(difference.example());
        RowsPane::Row row{
            {QString::number(rows.size()),
             {PlainTable::pill(word, tone, isAllowed ? kit::Icon::Check : kit::Icon::Lock), PlainTable::text(example),
              PlainTable::text(named(difference.old_rule())), PlainTable::text(named(difference.new_rule()))}},
            {}};
        for (const auto &fact : difference.example().facts())
            row.facts << kit::Fact{text(fact.attribute()), PolicyWords::value(fact)};
        rows << row;
    }
    rows_->setRows(rows,
                   {tr("Nothing would be decided otherwise"),
                    draft_.isEdited()
                        ? tr("What you have written decides as what is in force. Rules in the shadow decide nothing.")
                        : tr("Nothing was written yet.")});
}

} // namespace policiespage
