#include "widgets/changes/request_inspector.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/changes/request_review.h"
#include "widgets/kit/change_policy.h"
#include "widgets/kit/change_request_words.h"
#include "widgets/kit/change_turn.h"
#include "widgets/kit/console_style.h"
#include "widgets/kit/person.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/tab_order.h"
#include "widgets/kit/time_text.h"

namespace changespage {

using kit::Absence;
using kit::ChangeRequestWords;
using kit::ChangeTurn;
using kit::Fact;

namespace {

QString text(const std::string &value) {
    return kit::harmless(QString::fromStdString(value));
}

} // namespace

RequestInspector::RequestInspector(const kit::Session &session, const RequestReview &review, QWidget *parent)
    : Inspector(session.theme, parent),
      session_(session),
      review_(review),
      facts_(new kit::FactList(session.theme)),
      rulesHeading_(new kit::RoleLabel(session.theme, kit::TextRole::Label, tr("Rules that ask for approval"))),
      rules_(new QVBoxLayout) {
    setObjectName(QStringLiteral("requestInspector"));
    facts_->setObjectName(QStringLiteral("requestFacts"));
    facts_->setAccessibleName(tr("Facts"));
    rulesHeading_->setColor(kit::Color::Text2);
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setSpacing(session.theme.px(kit::Size::SpaceSmall));
    column->addWidget(facts_);
    column->addWidget(rulesHeading_);
    rules_->setSpacing(0);
    column->addLayout(rules_);
    addTab(whole, tr("Overview"));
    refresh();
}

void RequestInspector::refresh() {
    showRules();
    if (review_.request().meta().name().empty()) {
        setTitle(review_.state() == RequestReview::State::Idle ? tr("No request is selected")
                                                               : tr("The request is being read"));
        setSubtitle(review_.state() == RequestReview::State::Idle ? tr("Select a change request to see what it asks.")
                                                                  : QString());
        setStatus({}, kit::Tone::Neutral);
        facts_->setFacts({});
        return;
    }
    const auto &spec = review_.request().change_request();
    setNames(ChangeRequestWords::what(spec), QString::fromStdString(review_.request().meta().name()));
    setStatus(kit::Sentences::word(spec.state()), ChangeRequestWords::tone(spec.state()));
    facts_->setFacts(facts());
}

QList<Fact> RequestInspector::facts() const {
    const auto &request = review_.request();
    const auto &spec = request.change_request();
    const auto &times = session_.times;
    QList<Fact> facts{{tr("Standing"), ChangeRequestWords::standing(session_, request)}};
    const bool isOpen = ChangeTurn::isOpen(spec);
    if (isOpen)
        facts << Fact{tr("Your part"), ownPart()};
    if (!review_.endReason().empty())
        facts << Fact{spec.state() == v1::REJECTED ? tr("Why it was rejected") : tr("Why it was taken back"),
                      text(review_.endReason())};
    facts << Fact{tr("Asked by"), kit::personOf(session_, spec.principal())}
          << Fact{tr("Asked"), times.instant(request.meta().create_time())}
          << Fact{tr("Reason"), text(request.change_request_status().reason()), Absence::NotReported};
    facts += approvalFacts(spec);
    // Of what is over nothing can lapse or begin.
    if (isOpen)
        facts << Fact{tr("Not before"),
                      spec.has_start_time() ? times.instant(spec.start_time()) : tr("as soon as it is approved")}
              << Fact{spec.has_start_time() ? tr("Not after") : tr("Lapses"),
                      spec.has_expire_time() ? times.instant(spec.expire_time()) : QString(), Absence::NotApplicable};
    facts << Fact{tr("Permission"), text(spec.permission()), Absence::NotReported, true}
          << Fact{tr("Objects"), QLocale().toString(spec.object_count())}
          << Fact{tr("Team"), request.meta().team().empty() ? tr("no team") : text(request.meta().team())}
          << Fact{tr("SHA-256"),
                  text(spec.sha256()),
                  Absence::NotReported,
                  true,
                  {},
                  tr("Of exactly what is asked for; approvals are bound to it.")};
    return facts;
}

QList<Fact> RequestInspector::approvalFacts(const v1::ChangeRequestSpec &spec) const {
    QList<Fact> facts{{tr("Approvals"), ChangeRequestWords::approvals(spec)}};
    for (const auto &said : spec.approvals())
        facts << Fact{said.is_approved() ? tr("Approved by") : tr("Rejected by"),
                      tr("%1, %2", "a person, a time")
                          .arg(kit::personOf(session_, said.principal()), session_.times.instant(said.time()))};
    if (review_.isReviewed() && spec.state() == v1::AWAITING_APPROVAL)
        facts << Fact{tr("May approve it"), whoMay()};
    return facts;
}

// The first few; who asked and who has spoken are not among them.
QString RequestInspector::whoMay() const {
    constexpr int mostNames = 5;
    const auto &eligible = review_.review().eligible();
    if (eligible.empty())
        return tr("Nobody who has not said anything. Somebody must become an approver in its scope.");
    QStringList names;
    for (const auto &name : eligible) {
        if (names.size() == mostNames)
            break;
        names << kit::personOf(session_, name);
    }
    const int more = eligible.size() - static_cast<int>(names.size());
    const auto listed = names.join(QStringLiteral(", "));
    return more > 0 ? tr("%1 and %n more", "people", more).arg(listed) : listed;
}

QString RequestInspector::ownPart() const {
    if (ChangeTurn::isMine(session_, review_.request()))
        return tr("It waits for you: approve or reject it.");
    const QString obstacle = ChangeTurn::obstacleToApprove(session_, review_.request());
    return obstacle.isEmpty() ? tr("Nothing is asked of you.") : obstacle;
}

void RequestInspector::showRules() {
    const auto &rules = review_.request().change_request().rules();
    std::string now;
    for (const auto &rule : rules)
        now += rule.SerializeAsString();
    rulesHeading_->setVisible(!rules.empty());
    if (now == shownRules_)
        return;
    shownRules_ = now;
    while (auto *item = rules_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QList<QWidget *> rows;
    for (const auto &rule : rules) {
        rows << rowFor(rule);
        rules_->addWidget(rows.last());
    }
    kit::orderTabs(rulesHeading_, rows);
}

QWidget *RequestInspector::rowFor(const v1::PolicyCitation &rule) {
    auto *row = new QWidget;
    auto *cells = new QHBoxLayout(row);
    cells->setContentsMargins(0, 0, 0, 0);
    cells->setSpacing(session_.theme.px(kit::Size::SpaceSmall));
    auto *words = new kit::RoleLabel(session_.theme, kit::TextRole::Body,
                                     tr("%1, revision %L2", "a rule and its set, a number")
                                         .arg(kit::ChangePolicy::ruleName(rule))
                                         .arg(static_cast<qlonglong>(rule.generation())));
    words->setObjectName(QStringLiteral("ruleText"));
    words->setWordWrap(true);
    words->setSelectable();
    auto *link = new QPushButton(tr("Show"));
    link->setObjectName(QStringLiteral("rule"));
    link->setToolTip(tr("Shows the rule on the page of policies."));
    link->setAccessibleName(tr("Show %1", "a rule and its set").arg(words->text()));
    kit::setKind(*link, kit::ButtonKind::Quiet);
    connect(link, &QPushButton::clicked, this,
            [this, target = kit::ChangePolicy::targetOf(rule)] { Q_EMIT linkRequested(target); });
    cells->addWidget(words, 1);
    cells->addWidget(link, 0, Qt::AlignTop);
    return row;
}

} // namespace changespage
