#include "widgets/shell/deployment_news.h"

#include <algorithm>

#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/troubled_replica.h"

namespace shell {

namespace {

// Whole for so long, a deployment has its trouble behind it.
constexpr auto calm = std::chrono::minutes(5);

QString idOf(const v1::Resource &deployment) {
    return kit::harmless(QString::fromStdString(deployment.meta().name())).section(QLatin1Char('/'), -1);
}

// Its first rollout came to its end, whether anybody looked or not.
bool hasServed(const v1::DeploymentStatus &status) {
    const auto &rollout = status.rollout();
    return rollout.from_generation() != 0 || rollout.phase() == v1::RolloutStatus::COMPLETE;
}

} // namespace

void DeploymentNews::begin(const v1::Resource &deployment) {
    const auto &status = deployment.deployment_status();
    auto &known = known_[deployment.meta().name()];
    known = {};
    known.told = troubleOf(status);
    if (status.state() == v1::DeploymentStatus::AVAILABLE)
        known.whole = Time::min();
    known.aborted = abortionOf(status);
}

std::optional<DeploymentNews::Item> DeploymentNews::take(const v1::Resource &deployment, Time now) {
    const auto &status = deployment.deployment_status();
    auto &known = known_[deployment.meta().name()];
    const auto name = QString::fromStdString(deployment.meta().name());
    const bool isWorse = this->isWorse(known, status, now);
    if (const auto aborted = abortionOf(status); !aborted.empty() && aborted != std::exchange(known.aborted, aborted))
        return Item{
            name, kit::Tone::Warn,
            tr("The rollout of revision %L1 of %2 was aborted. %3", "number, deployment, why")
                .arg(static_cast<qlonglong>(status.rollout().to_generation()))
                .arg(idOf(deployment), kit::Sentences::of(status.rollout().reason(), status.rollout().arguments()))};
    if (!isWorse)
        return std::nullopt;
    const auto tone = known.told == Trouble::Degraded ? kit::Tone::Warn : kit::Tone::Danger;
    return Item{name, tone, textOf(deployment, known.told)};
}

bool DeploymentNews::isWorse(Known &known, const v1::DeploymentStatus &status, Time now) const {
    const auto trouble = troubleOf(status);
    if (trouble == Trouble::None) {
        if (status.state() != v1::DeploymentStatus::AVAILABLE)
            known.whole.reset();
        else if (!known.whole)
            known.whole = now;
        // Who wants none has none that is missing.
        if (status.state() == v1::DeploymentStatus::STOPPED)
            known.told = Trouble::None;
        return false;
    }
    if (known.whole && (*known.whole == Time::min() || now - *known.whole >= calm))
        known.told = Trouble::None;
    known.whole.reset();
    // What never served is watched by whoever began it, until it is given up.
    if (trouble <= known.told || (!hasServed(status) && trouble != Trouble::GivenUp))
        return false;
    known.told = trouble;
    return true;
}

DeploymentNews::Trouble DeploymentNews::troubleOf(const v1::DeploymentStatus &status) {
    const bool isDegraded = status.state() == v1::DeploymentStatus::DEGRADED;
    if (!isDegraded && status.state() != v1::DeploymentStatus::UNAVAILABLE)
        return Trouble::None;
    const bool isGivenUp = std::ranges::any_of(
        status.replicas(), [](const auto &replica) { return replica.is_given_up() && !replica.is_leaving(); });
    return isGivenUp ? Trouble::GivenUp : isDegraded ? Trouble::Degraded : Trouble::Unavailable;
}

// By what somebody did, it is no news to people.
std::string DeploymentNews::abortionOf(const v1::DeploymentStatus &status) {
    const auto &rollout = status.rollout();
    const bool isByItself = rollout.phase() == v1::RolloutStatus::ABORTED &&
                            rollout.reason() != v1::ConditionReason_Name(v1::ABORTED_BY_PERSON) &&
                            rollout.reason() != v1::ConditionReason_Name(v1::ROLLED_BACK);
    return isByItself ? std::to_string(rollout.to_generation()) + '@' + std::to_string(rollout.start_time().seconds())
                      : std::string();
}

QString DeploymentNews::textOf(const v1::Resource &deployment, Trouble trouble) {
    const auto id = idOf(deployment);
    const auto cause = kit::causeOf(deployment.deployment_status());
    switch (trouble) {
    case Trouble::None:
        return {};
    case Trouble::Degraded:
        return tr("The deployment %1 is degraded. %2", "name, why").arg(id, cause);
    case Trouble::Unavailable:
        return tr("The deployment %1 is unavailable. %2", "name, why").arg(id, cause);
    case Trouble::GivenUp:
        return tr("A replica of %1 is in a crash loop. %2", "name, why").arg(id, cause);
    }
    return {};
}

} // namespace shell
