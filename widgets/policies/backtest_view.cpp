#include "widgets/policies/backtest_view.h"

#include <algorithm>
#include <limits>

#include <QComboBox>
#include <QDateTime>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/permissions.h"
#include "backend/client/policy_calls.h"
#include "backend/core/intent.h"
#include "widgets/kit/obstacle.h"
#include "widgets/kit/person.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"
#include "widgets/policies/flip_charts.h"
#include "widgets/policies/permitted_place.h"
#include "widgets/policies/policy_words.h"
#include "widgets/policies/rows_pane.h"

namespace policiespage {

namespace {

using kit::PlainTable;
using Count = v1::BacktestPolicySetResponse::Count;

constexpr client::Deadline LongestRun = std::chrono::seconds(60);
constexpr qint64 Hour = 3'600;

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

QString figure(qint64 count) {
    return QLocale().toString(count);
}

} // namespace

BacktestView::BacktestView(const kit::Session &session, const Draft &draft, QWidget *parent)
    : QScrollArea(parent),
      session_(session),
      draft_(draft),
      reach_(new QComboBox),
      run_(new QPushButton(tr("Run the backtest"))),
      summary_(new kit::RoleLabel(session.theme, kit::TextRole::Body)),
      charts_(new FlipCharts(session)),
      tabs_(new QTabBar),
      pages_(new QStackedWidget),
      flips_(new RowsPane(session.theme, QStringLiteral("backtestFlips"), tr("Decisions that would come out otherwise"),
                          {tr("When"), tr("Who"), tr("What"), tr("Before"), tr("After")})) {
    const QStringList counts{tr("Where"), tr("Decisions"), tr("Newly denied"), tr("Newly allowed"),
                             tr("Otherwise obliged")};
    teams_ = new RowsPane(session.theme, QStringLiteral("backtestTeams"), tr("By team"), counts);
    kinds_ = new RowsPane(session.theme, QStringLiteral("backtestKinds"), tr("By kind"), counts);
    rules_ = new RowsPane(session.theme, QStringLiteral("backtestRules"), tr("By rule"), counts);
    build();
    connect(run_, &QPushButton::clicked, this, &BacktestView::run);
    connect(flips_, &RowsPane::activated, this, [this] {
        if (flips_->current() >= 0)
            Q_EMIT eventRequested(QStringLiteral("events/") + flips_->currentName().section(QLatin1Char('#'), 0, 0));
    });
    connect(&draft, &Draft::changed, this, &BacktestView::follow);
    connect(&draft, &Draft::unfinishedChanged, this, &BacktestView::judge);
    connect(&session.permissions, &client::Permissions::changed, this, &BacktestView::judge);
    connect(&session.connection, &client::Connection::stateChanged, this, &BacktestView::judge);
    connect(&session.connection, &client::Connection::serverInfoChanged, this, &BacktestView::judge);
    connect(&session.times, &kit::TimeText::changed, this, [this] {
        showZone();
        showFlips();
    });
    showZone();
    showAnswer();
}

void BacktestView::build() {
    const auto &theme = session_.theme;
    reach_->setObjectName(QStringLiteral("backtestReach"));
    reach_->setAccessibleName(tr("How far back"));
    for (const auto &[words, hours] :
         {std::pair(tr("Last hour"), Hour), std::pair(tr("Last day"), 24 * Hour),
          std::pair(tr("Last 7 days"), 7 * 24 * Hour), std::pair(tr("Last 30 days"), 30 * 24 * Hour)})
        reach_->addItem(words, hours);
    reach_->setCurrentIndex(1);
    run_->setObjectName(QStringLiteral("backtestRun"));
    summary_->setObjectName(QStringLiteral("backtestSummary"));
    summary_->setWordWrap(true);
    tabs_->setExpanding(false);
    tabs_->setAccessibleName(tr("Results of the backtest"));
    for (const auto &[title, pane] : {std::pair(tr("Examples"), flips_), std::pair(tr("By team"), teams_),
                                      std::pair(tr("By kind"), kinds_), std::pair(tr("By rule"), rules_)}) {
        tabs_->addTab(title);
        pages_->addWidget(pane);
    }
    connect(tabs_, &QTabBar::currentChanged, pages_, &QStackedWidget::setCurrentIndex);
    auto *line = new QHBoxLayout;
    line->addWidget(reach_);
    line->addWidget(run_);
    line->addStretch(1);
    auto *head = new QVBoxLayout;
    const int margin = theme.px(kit::Size::SpaceLarge);
    head->setContentsMargins(margin, theme.px(kit::Size::SpaceMedium), margin, theme.px(kit::Size::SpaceSmall));
    head->setSpacing(theme.px(kit::Size::SpaceSmall));
    head->addLayout(line);
    head->addWidget(summary_);
    head->addWidget(charts_);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(tabs_);
    column->addWidget(pages_, 1);
    setWidget(page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
}

void BacktestView::follow(Draft::Origin origin) {
    // What was decided of another set says nothing of this one.
    if (origin == Draft::Origin::Opened && draft_.name() != set_) {
        pending_.cancel();
        isRunning_ = false;
        hasRun_ = false;
        error_.reset();
        answer_.Clear();
    }
    set_ = draft_.name();
    isOld_ = true;
    showAnswer();
}

void BacktestView::judge() {
    kit::Obstacle::tellButton(run_, !draft_.isOpen()            ? tr("Select a policy set first.")
                                    : !draft_.fault().isEmpty() ? PolicyWords::mendTextFirst()
                                    : isRunning_                ? tr("It runs already.")
                                                                : obstacleAnywhere(session_, "policySets.backtest"));
}

void BacktestView::run() {
    v1::BacktestPolicySetRequest request;
    *request.mutable_policy_set() = core::intentOf(draft_.edited());
    request.mutable_reach()->set_seconds(reach_->currentData().toLongLong());
    pending_.cancel();
    pending_ = client::PolicyCalls(session_.connection.link(), LongestRun).backtestPolicySet(request);
    isRunning_ = true;
    isOld_ = false;
    showAnswer();
    client::deliver(pending_, this,
                    [this](core::Result<v1::BacktestPolicySetResponse> answer) { take(std::move(answer)); });
}

void BacktestView::take(core::Result<v1::BacktestPolicySetResponse> answer) {
    isRunning_ = false;
    hasRun_ = answer.isOk();
    error_.reset();
    if (answer) {
        answer_ = *std::move(answer);
    } else {
        answer_.Clear();
        error_ = answer.error();
    }
    showAnswer();
}

QString BacktestView::summary() const {
    if (isRunning_)
        return tr("The past is decided once more.");
    if (error_)
        return kit::Sentences::of(*error_);
    if (!hasRun_)
        return tr("Nothing was run yet. A backtest decides once more what was decided, by the rules in force and by "
                  "these, as if all of them were enforced.");
    const auto &total = answer_.total();
    const auto took = kit::TimeText::duration(answer_.took().seconds() * 1'000 + answer_.took().nanos() / 1'000'000);
    const auto decisions = std::min<qint64>(total.decisions(), std::numeric_limits<int>::max());
    const auto words =
        tr("Of %Ln decision(s) %1 would be newly denied, %2 newly allowed and %3 otherwise obliged. It "
           "took %4.",
           nullptr, static_cast<int>(decisions))
            .arg(figure(total.newly_denied()), figure(total.newly_allowed()), figure(total.otherwise_obliged()), took);
    return isOld_ ? tr("%1 The rules were changed since.", "a sentence").arg(words) : words;
}

void BacktestView::showAnswer() {
    if (error_ && !isRunning_)
        summary_->setTone(kit::Tone::Danger);
    else
        summary_->setColor(kit::Color::Text2);
    summary_->setText(summary());
    charts_->show(answer_);
    showFlips();
    showCounts(teams_, answer_.by_team(), tr("no team"));
    showCounts(kinds_, answer_.by_kind());
    showCounts(rules_, answer_.by_rule(), PolicyWords::rule({}));
    judge();
}

void BacktestView::showZone() {
    flips_->setTitle(0, tr("When (%1)", "time zone").arg(session_.times.zoneName(QDateTime::currentDateTimeUtc())));
}

void BacktestView::showCounts(RowsPane *pane, const google::protobuf::RepeatedPtrField<Count> &counts,
                              const QString &none) {
    QList<RowsPane::Row> rows;
    for (const auto &count : counts)
        rows << RowsPane::Row{
            {text(count.key()),
             {PlainTable::text(count.key().empty() ? none : text(count.key())),
              PlainTable::figure(figure(count.decisions())), PlainTable::figure(figure(count.newly_denied())),
              PlainTable::figure(figure(count.newly_allowed())),
              PlainTable::figure(figure(count.otherwise_obliged()))}},
            {}};
    pane->setRows(rows, hasRun_ ? kit::StatePanel::Message{tr("There is nothing to count"),
                                                           tr("No decision of this time is kept.")}
                                : unrun());
}

void BacktestView::showFlips() {
    QList<RowsPane::Row> rows;
    for (const auto &flip : answer_.flips()) {
        const auto before = PolicyWords::verdict(flip.before());
        const auto after = PolicyWords::verdict(flip.after());
        auto afterCell = PlainTable::text(after);
        afterCell.tone = PolicyWords::tone(flip.after());
        rows << RowsPane::Row{
            {QStringLiteral("%1#%2").arg(flip.log_index()).arg(rows.size()),
             {PlainTable::text(session_.times.dateMinute(flip.time()), kit::CellKind::Time),
              PlainTable::text(kit::personOf(session_, flip.principal()), kit::CellKind::Name),
              PlainTable::text(
                  tr("%1 on %2", "a permission, an object").arg(text(flip.permission()), text(flip.object()))),
              PlainTable::text(before), afterCell}},
            {{tr("When"), session_.times.instant(flip.time())},
             {tr("Who"), kit::personOf(session_, flip.principal())},
             {tr("Permission"), text(flip.permission())},
             {tr("Object"), text(flip.object())},
             {tr("Team"), text(flip.team()), kit::Absence::NotApplicable},
             {tr("Before"), tr("%1 by %2", "a verdict, a rule").arg(before, PolicyWords::rule(flip.before().rule()))},
             {tr("After"), tr("%1 by %2", "a verdict, a rule").arg(after, PolicyWords::rule(flip.after().rule()))}}};
    }
    flips_->setRows(rows, hasRun_ ? kit::StatePanel::Message{tr("Nothing comes out otherwise"),
                                                             tr("The draft decides the past as it was decided.")}
                                  : unrun());
}

kit::StatePanel::Message BacktestView::unrun() {
    return {tr("Nothing was run yet"), tr("Run the backtest to see what would come out otherwise.")};
}

} // namespace policiespage
