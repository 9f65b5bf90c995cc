#include "widgets/deployments/rollout_view.h"

#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/gateway_calls.h"
#include "backend/client/resource_calls.h"
#include "backend/core/clock.h"
#include "backend/core/guard_window.h"
#include "backend/core/time_text.h"
#include "widgets/deployments/guard_facts.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/deployments/share_bar.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/age_refresh.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/flow_layout.h"
#include "widgets/kit/object_actions.h"
#include "widgets/kit/person.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace deploymentspage {

namespace {

core::Error::Arguments argumentsOf(const v1::RolloutStatus &status, const kit::Session &session) {
    core::Error::Arguments arguments(status.arguments().begin(), status.arguments().end());
    if (const auto principal = arguments.find("principal"); principal != arguments.end())
        arguments["person"] = kit::personOf(session, principal->second).toStdString();
    return arguments;
}

v1::ConditionReason reasonOf(const std::string &name) {
    v1::ConditionReason reason = v1::CONDITION_REASON_UNSPECIFIED;
    v1::ConditionReason_Parse(name, &reason);
    return reason;
}

} // namespace

RolloutView::RolloutView(const kit::Session &session, QAction *makeItSo, const QList<QAction *> &steering,
                         QWidget *parent)
    : QWidget(parent),
      session_(session),
      drift_(new kit::Banner(session.theme, kit::Tone::Warn, {})),
      heading_(new kit::RoleLabel(session.theme, kit::TextRole::Strong)),
      shares_(new ShareBar(session.theme)),
      why_(new kit::RoleLabel(session.theme, kit::TextRole::Body)),
      guards_(new kit::FactList(session.theme)) {
    drift_->setObjectName(QStringLiteral("drift"));
    drift_->setAction(makeItSo);
    heading_->setObjectName(QStringLiteral("rollout"));
    heading_->setWordWrap(true);
    why_->setObjectName(QStringLiteral("rolloutReason"));
    why_->setWordWrap(true);
    why_->setColor(kit::Color::Text2);
    guards_->setObjectName(QStringLiteral("guards"));
    guards_->setAccessibleName(tr("Guards"));
    shares_->setObjectName(QStringLiteral("shares"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(session.theme.px(kit::Size::SpaceSmall));
    column->addWidget(drift_);
    column->addWidget(heading_);
    auto *row = new kit::FlowLayout(session.theme.px(kit::Size::SpaceSmall));
    for (auto *action : steering)
        row->addWidget(kit::makeButton(action));
    // Above what comes and goes while a rollout is under way, so that a button stays where the pointer is.
    column->addLayout(row);
    for (QWidget *part :
         {static_cast<QWidget *>(shares_), static_cast<QWidget *>(why_), static_cast<QWidget *>(guards_)})
        column->addWidget(part);
    constexpr int period = 5000;
    measuring_.setInterval(period);
    connect(&measuring_, &QTimer::timeout, this, &RolloutView::measure);
    connect(new kit::AgeRefresh(this), &kit::AgeRefresh::due, this, &RolloutView::showReason);
}

void RolloutView::show(const v1::Resource &deployment) {
    const auto &status = deployment.deployment_status();
    const bool isDrifted = ServingWords::isDrifted(deployment);
    const bool isUnderWay = ServingWords::isRollingOut(status);
    setVisible(isDrifted || isUnderWay);
    if (deployment.meta().name() != shown_.meta().name() ||
        status.rollout().to_generation() != shown_.deployment_status().rollout().to_generation()) {
        pending_.cancel();
        planPending_.cancel();
        measured_.reset();
        plan_.reset();
    } else if (status.rollout().step_time().SerializeAsString() !=
               shown_.deployment_status().rollout().step_time().SerializeAsString()) {
        // Another step is judged by what came since it began.
        pending_.cancel();
        measured_.reset();
    }
    shown_ = deployment;
    findPlan();
    // Pictures show nothing that differs between two runs.
    const bool isMeasured =
        isUnderWay && plan().has_guards() && GuardFacts::areWatching(status.rollout()) && !session_.isStill;
    if (isMeasured) {
        if (!measuring_.isActive())
            measuring_.start();
        if (!measured_)
            measure();
    } else {
        measuring_.stop();
    }
    drift_->setVisible(isDrifted);
    const bool serves = status.ready_replicas() > 0;
    drift_->setText((serves ? tr("It serves revision %L1; revision %L2 is wanted.")
                            : tr("No replica is ready. Revision %L1 is to serve; revision %L2 is wanted."))
                        .arg(static_cast<qlonglong>(status.serving_generation()))
                        .arg(static_cast<qlonglong>(deployment.meta().generation())));
    heading_->setText(headline(plan(), status.rollout()));
    showShares(status);
    showReason();
    showGuards();
}

void RolloutView::showReason() {
    const auto &rollout = shown_.deployment_status().rollout();
    auto why = rollout.reason().empty()
                   ? QString()
                   : kit::Sentences::of(reasonOf(rollout.reason()), argumentsOf(rollout, session_));
    if (const auto left = remaining(plan(), rollout); !left.isEmpty())
        why = why.isEmpty() ? left : tr("%1 %2", "two sentences").arg(why, left);
    why_->setText(why);
    why_->setVisible(!why.isEmpty());
}

QString RolloutView::headline(const v1::Rollout &rollout, const v1::RolloutStatus &status) const {
    const auto to = static_cast<qlonglong>(status.to_generation());
    const bool isCanary = rollout.strategy() == v1::CANARY && rollout.steps_size() > 0;
    const auto phase = kit::Sentences::word(status.phase());
    return isCanary ? tr("Revision %L1: %2, step %3 of %4")
                          .arg(to)
                          .arg(phase)
                          .arg(qMin(status.step() + 1, rollout.steps_size()))
                          .arg(rollout.steps_size())
                    : tr("Revision %L1: %2", "number, phase of its rollout").arg(to).arg(phase);
}

QString RolloutView::remaining(const v1::Rollout &rollout, const v1::RolloutStatus &status) const {
    if (status.phase() != v1::RolloutStatus::HOLDING || status.step() >= rollout.steps_size())
        return {};
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(session_.clock.now().time_since_epoch()).count();
    const auto left =
        status.step_time().seconds() + rollout.steps(status.step()).hold_time().seconds() - static_cast<qint64>(now);
    return left > 0 ? tr("It holds for %1 more.").arg(kit::TimeText::duration(left * 1000))
                    : tr("It has held long enough.");
}

void RolloutView::showShares(const v1::DeploymentStatus &status) {
    QList<ShareBar::Part> parts;
    for (const auto &share : status.traffic()) {
        // Without a ready replica nothing is shared out.
        if (status.ready_replicas() == 0)
            break;
        const bool isNew = share.generation() == status.rollout().to_generation();
        parts.append({tr("Revision %L1").arg(static_cast<qlonglong>(share.generation())), share.share_basis_points(),
                      isNew ? kit::Tone::Accent : kit::Tone::Neutral});
    }
    shares_->setParts(parts);
    shares_->setVisible(!parts.isEmpty());
}

void RolloutView::showGuards() {
    const bool isCanary = plan().strategy() == v1::CANARY;
    const auto facts = isCanary ? GuardFacts::of(plan().guards(), shown_.deployment_status().rollout(), measured_)
                                : QList<kit::Fact>();
    guards_->setFacts(facts);
    guards_->setVisible(!facts.isEmpty());
}

// That of the revision that is rolled out: what was changed since does not hold for it.
const v1::Rollout &RolloutView::plan() const {
    return plan_ ? *plan_ : shown_.deployment().rollout();
}

// The same as the controller looks at: what was measured since the step began, in the window of the guards at most.
void RolloutView::measure() {
    if (!isVisible() || pending_.isOpen() || !session_.connection.isOnline())
        return;
    const auto &rollout = shown_.deployment_status().rollout();
    const auto since = std::max(core::fromTimestamp(rollout.step_time()), session_.clock.now() - core::guardWindow);
    v1::QueryTrafficRequest request;
    request.set_name(shown_.meta().name());
    *request.mutable_start_time() = core::toTimestamp(since);
    request.set_summed(true);
    pending_ = session_.connection.gateway().queryTraffic(request);
    client::deliver(pending_, this, [this](const core::Result<v1::QueryTrafficResponse> &answer) { take(answer); });
}

void RolloutView::take(const core::Result<v1::QueryTrafficResponse> &answer) {
    measured_.reset();
    if (answer) {
        // Nothing came where there is no series.
        measured_ = v1::TrafficPoint();
        for (const auto &series : answer->series()) {
            if (series.generation() == shown_.deployment_status().rollout().to_generation() && !series.points().empty())
                measured_ = series.points(0);
        }
    }
    showGuards();
}

// Revisions stand in the full view alone; they are asked for only where the intent has moved on.
void RolloutView::findPlan() {
    const auto to = shown_.deployment_status().rollout().to_generation();
    if (to == shown_.meta().generation())
        plan_.reset();
    if (to == shown_.meta().generation() || plan_ || planPending_.isOpen())
        return;
    v1::GetRequest request;
    request.set_name(shown_.meta().name());
    request.set_view(v1::FULL);
    planPending_ = session_.connection.resources().get(request);
    client::deliver(planPending_, this, [this, to](const core::Result<v1::GetResponse> &answer) {
        if (!answer)
            return;
        for (const auto &revision : answer->resource().deployment_status().revisions()) {
            if (revision.generation() == to)
                plan_ = revision.spec().rollout();
        }
        if (!plan_)
            plan_ = shown_.deployment().rollout();
        show(v1::Resource(shown_));
    });
}

} // namespace deploymentspage
