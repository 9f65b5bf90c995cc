#include "widgets/deployments/rollout_view.h"

#include <QVBoxLayout>

#include "backend/client/connection.h"
#include "backend/client/gateway_calls.h"
#include "backend/core/clock.h"
#include "widgets/deployments/serving_words.h"
#include "widgets/deployments/share_bar.h"
#include "widgets/kit/action_button.h"
#include "widgets/kit/banner.h"
#include "widgets/kit/duration_text.h"
#include "widgets/kit/fact_list.h"
#include "widgets/kit/figures.h"
#include "widgets/kit/object_actions.h"
#include "widgets/kit/role_label.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace deploymentspage {

namespace {

core::Error::Arguments argumentsOf(const v1::RolloutStatus &status) {
    return {status.arguments().begin(), status.arguments().end()};
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
    for (QWidget *part :
         {static_cast<QWidget *>(drift_), static_cast<QWidget *>(heading_), static_cast<QWidget *>(shares_),
          static_cast<QWidget *>(why_), static_cast<QWidget *>(guards_)})
        column->addWidget(part);
    auto *row = new QHBoxLayout;
    row->setSpacing(session.theme.px(kit::Size::SpaceSmall));
    for (auto *action : steering)
        row->addWidget(kit::makeButton(action));
    row->addStretch(1);
    column->addLayout(row);
    constexpr int period = 5000;
    measuring_.setInterval(period);
    connect(&measuring_, &QTimer::timeout, this, &RolloutView::measure);
}

void RolloutView::show(const v1::Resource &deployment) {
    const auto &status = deployment.deployment_status();
    const auto &rollout = deployment.deployment().rollout();
    const bool isDrifted = ServingWords::isDrifted(deployment);
    const bool isUnderWay = ServingWords::isRollingOut(status);
    setVisible(isDrifted || isUnderWay);
    if (deployment.meta().name() != shown_.meta().name() ||
        status.rollout().to_generation() != shown_.deployment_status().rollout().to_generation()) {
        pending_.cancel();
        measured_.reset();
    }
    shown_ = deployment;
    // Pictures show nothing that differs between two runs.
    const bool isMeasured = isUnderWay && rollout.has_guards() && !session_.isStill;
    if (isMeasured && !measuring_.isActive()) {
        measuring_.start();
        measure();
    } else if (!isMeasured) {
        measuring_.stop();
    }
    drift_->setVisible(isDrifted);
    drift_->setText(tr("It serves revision %L1; revision %L2 is wanted.")
                        .arg(static_cast<qlonglong>(status.serving_generation()))
                        .arg(static_cast<qlonglong>(deployment.meta().generation())));
    heading_->setText(headline(rollout, status.rollout()));
    showShares(status);
    const auto reason = status.rollout().reason();
    auto why = reason.empty() ? QString() : kit::Sentences::of(reasonOf(reason), argumentsOf(status.rollout()));
    if (const auto left = remaining(rollout, status.rollout()); !left.isEmpty())
        why = why.isEmpty() ? left : tr("%1 %2", "two sentences").arg(why, left);
    why_->setText(why);
    why_->setVisible(!why.isEmpty());
    showGuards(rollout, status.rollout());
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
        const bool isNew = share.generation() == status.rollout().to_generation();
        parts.append({tr("Revision %L1").arg(static_cast<qlonglong>(share.generation())), share.share_basis_points(),
                      isNew ? kit::Tone::Accent : kit::Tone::Neutral});
    }
    shares_->setParts(parts);
    shares_->setVisible(!parts.isEmpty());
}

void RolloutView::showGuards(const v1::Rollout &rollout, const v1::RolloutStatus &status) {
    QList<kit::Fact> facts;
    const auto &guards = rollout.guards();
    const bool isWatching = rollout.strategy() == v1::CANARY && status.phase() != v1::RolloutStatus::COMPLETE;
    const auto point = measured_.value_or(v1::TrafficPoint());
    if (isWatching && guards.has_max_error_basis_points())
        facts.append({tr("Error rate"),
                      guarded(kit::Figures::percent(guards.max_error_basis_points()),
                              point.requests() > 0 ? kit::Figures::percent(point.errors() * 10'000 / point.requests())
                                                   : QString())});
    if (isWatching && guards.has_max_time_to_first_token())
        facts.append({tr("First token"), guarded(kit::DurationText::of(guards.max_time_to_first_token()),
                                                 point.has_time_to_first_token_p95()
                                                     ? kit::Figures::microseconds(point.time_to_first_token_p95())
                                                     : QString())});
    if (isWatching && guards.has_max_inter_token_latency())
        facts.append({tr("Between tokens"), guarded(kit::DurationText::of(guards.max_inter_token_latency()),
                                                    point.has_inter_token_latency_p95()
                                                        ? kit::Figures::microseconds(point.inter_token_latency_p95())
                                                        : QString())});
    if (isWatching && guards.min_requests() > 0 && !facts.isEmpty())
        facts.append({tr("Verdict after"), measured_ ? tr("%n request(s), %L1 came", nullptr, guards.min_requests())
                                                           .arg(static_cast<qlonglong>(point.requests()))
                                                     : tr("%n request(s)", nullptr, guards.min_requests())});
    guards_->setFacts(facts);
    guards_->setVisible(!facts.isEmpty());
}

QString RolloutView::guarded(const QString &limit, const QString &measured) const {
    return measured.isEmpty() ? tr("at most %1").arg(limit) : tr("%1 of at most %2").arg(measured, limit);
}

// The service judges by the last five minutes; the console shows the same.
void RolloutView::measure() {
    if (!isVisible() || pending_.isOpen() || !session_.connection.isOnline())
        return;
    constexpr int window = 300;
    const auto now = std::chrono::duration_cast<std::chrono::seconds>(session_.clock.now().time_since_epoch()).count();
    v1::QueryTrafficRequest request;
    request.set_name(shown_.meta().name());
    request.mutable_start_time()->set_seconds(now - window);
    request.mutable_step()->set_seconds(window);
    pending_ = session_.connection.gateway().queryTraffic(request);
    client::deliver(pending_, this, [this](const core::Result<v1::QueryTrafficResponse> &answer) {
        if (answer)
            take(*answer);
    });
}

// Of the series of the new revision the one with the most requests: that of the busiest route, or of our probes.
void RolloutView::take(const v1::QueryTrafficResponse &traffic) {
    const auto &status = shown_.deployment_status().rollout();
    std::optional<v1::TrafficPoint> busiest;
    for (const auto &series : traffic.series()) {
        if (series.generation() != status.to_generation() || series.points().empty())
            continue;
        const auto &point = series.points(series.points_size() - 1);
        if (!busiest || point.requests() > busiest->requests())
            busiest = point;
    }
    measured_ = busiest;
    showGuards(shown_.deployment().rollout(), status);
}

} // namespace deploymentspage
