#include "widgets/policies/problem_list.h"

#include <QCursor>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/kit/elided_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/policies/draft.h"
#include "widgets/policies/draft_check.h"
#include "widgets/policies/policy_words.h"
#include "widgets/policies/quick_fix.h"

namespace policiespage {

namespace {

constexpr int MostShown = 2;

QString placeOf(const std::string &path) {
    auto place = QString::fromStdString(path);
    return place.startsWith(QLatin1String("spec.")) ? place.mid(5) : place;
}

} // namespace

ProblemList::ProblemList(const kit::Session &session, Draft &draft, const DraftCheck &check, QWidget *parent)
    : QWidget(parent),
      session_(session),
      draft_(draft),
      check_(check),
      summary_(new kit::RoleLabel(session.theme, kit::TextRole::Caption)),
      rows_(new QVBoxLayout) {
    setObjectName(QStringLiteral("policyProblems"));
    summary_->setObjectName(QStringLiteral("policySummary"));
    summary_->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(session.theme.px(kit::Size::SpaceTiny));
    column->addWidget(summary_);
    column->addLayout(rows_);
    rows_->setSpacing(session.theme.px(kit::Size::SpaceTiny));
    connect(&check, &DraftCheck::changed, this, &ProblemList::refresh);
    connect(&draft, &Draft::unfinishedChanged, this, &ProblemList::refresh);
    refresh();
}

void ProblemList::clear() {
    while (auto *item = rows_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void ProblemList::refresh() {
    // What was wrong stays to be read until the answer is there.
    if (draft_.fault().isEmpty() && draft_.isOpen() && !check_.isChecked() && !check_.error())
        return;
    clear();
    const auto &violations = check_.answer().violations();
    summary_->setText(summary());
    const bool isWrong = !draft_.fault().isEmpty() || !violations.empty() || check_.error();
    if (isWrong)
        summary_->setTone(kit::Tone::Danger);
    else
        summary_->setColor(kit::Color::Text2);
    if (!draft_.fault().isEmpty())
        return addProblem(draft_.fault(), {}, draft_.fixes());
    for (int i = 0; i < violations.size() && i < MostShown; ++i)
        addProblem(PolicyWords::mistake(violations.Get(i)), QString::fromStdString(violations.Get(i).field()),
                   QuickFix::of(violations.Get(i), draft_.edited()));
}

QString ProblemList::summary() const {
    if (!draft_.fault().isEmpty())
        return tr("This text is no policy set yet:");
    if (check_.error())
        return kit::Sentences::of(*check_.error());
    if (!draft_.isOpen())
        return {};
    const auto &answer = check_.answer();
    if (!answer.violations().empty())
        return tr("%n mistake(s):", nullptr, answer.violations_size());
    int failed = 0;
    for (const auto &test : answer.tests())
        failed += test.has_passed() ? 0 : 1;
    const auto tests =
        failed > 0 ? tr("%Ln test(s) fail.", nullptr, failed) : tr("%Ln test(s) pass.", nullptr, answer.tests_size());
    const int found = answer.findings_size() + answer.unmet_size();
    const auto findings =
        found == 0 ? tr("Analysis finds nothing.") : tr("Analysis finds %Ln thing(s) to look at.", nullptr, found);
    return check_.isAnalysed() ? tr("No mistake. %1 %2", "two sentences").arg(tests, findings)
                               : tr("No mistake. %1 It is being analysed.", "a sentence").arg(tests);
}

void ProblemList::addProblem(const QString &sentence, const QString &path, const QList<QuickFix> &fixes) {
    const auto &theme = session_.theme;
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(theme.px(kit::Size::SpaceSmall));
    const auto place = placeOf(path.toStdString());
    auto *words = new kit::ElidedLabel(
        theme, kit::TextRole::Body,
        place.isEmpty() ? sentence : tr("%1: %2", "a field, what is wrong with it").arg(place, sentence));
    words->setObjectName(QStringLiteral("policyProblem"));
    line->addWidget(words, 1);
    for (const auto &fix : fixes) {
        auto *button = new QPushButton(fix.words());
        button->setObjectName(QStringLiteral("quickFix"));
        connect(button, &QPushButton::clicked, this, [this, path, fix] {
            fix.apply(draft_);
            Q_EMIT mendedAt(path);
        });
        line->addWidget(button, 0, Qt::AlignTop);
    }
    auto *show = new QPushButton(tr("Show"));
    show->setObjectName(QStringLiteral("showProblem"));
    connect(show, &QPushButton::clicked, this, [this, path] { Q_EMIT revealRequested(path); });
    line->addWidget(show, 0, Qt::AlignTop);
    rows_->addWidget(row);
}

// Where the text is no set, what the service said is of an older one.
QList<QuickFix> ProblemList::fixesAt(const QString &place) const {
    if (!draft_.fault().isEmpty())
        return draft_.fixes();
    QList<QuickFix> fixes;
    for (const auto &violation : check_.answer().violations()) {
        const auto field = QString::fromStdString(violation.field());
        if (field.startsWith(place) || place.startsWith(field))
            fixes << QuickFix::of(violation, draft_.edited());
    }
    return fixes;
}

void ProblemList::openFixes(const QString &path) {
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("quickFixes"));
    auto place = path;
    if (place.startsWith(QLatin1String("policy_set")))
        place.replace(0, 10, QStringLiteral("spec"));
    for (const auto &fix : fixesAt(place))
        menu->addAction(fix.words(), this, [this, fix] { fix.apply(draft_); });
    if (menu->isEmpty())
        menu->addAction(tr("Nothing here can be mended by itself"))->setEnabled(false);
    menu->popup(QCursor::pos());
}

} // namespace policiespage
