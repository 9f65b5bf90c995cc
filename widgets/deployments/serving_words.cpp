#include "widgets/deployments/serving_words.h"

#include <algorithm>

#include <google/protobuf/util/time_util.h>

#include "backend/core/time_text.h"
#include "widgets/kit/plain_text.h"
#include "widgets/kit/sentences.h"
#include "widgets/kit/time_text.h"

namespace deploymentspage {

using kit::Icon;
using kit::Tone;

Tone ServingWords::tone(v1::DeploymentStatus::State state) {
    switch (static_cast<int>(state)) {
    case v1::DeploymentStatus::AVAILABLE:
        return Tone::Ok;
    case v1::DeploymentStatus::STARTING:
    case v1::DeploymentStatus::ROLLING_OUT:
        return Tone::Info;
    case v1::DeploymentStatus::DEGRADED:
        return Tone::Warn;
    case v1::DeploymentStatus::UNAVAILABLE:
        return Tone::Danger;
    default:
        return Tone::Neutral;
    }
}

Tone ServingWords::tone(v1::Replica::State state) {
    switch (static_cast<int>(state)) {
    case v1::Replica::READY:
        return Tone::Ok;
    case v1::Replica::SCHEDULED:
    case v1::Replica::STARTING:
    case v1::Replica::LOADING:
        return Tone::Info;
    case v1::Replica::PENDING:
    case v1::Replica::DRAINING:
        return Tone::Warn;
    case v1::Replica::FAILED:
    case v1::Replica::UNREACHABLE:
        return Tone::Danger;
    default:
        return Tone::Neutral;
    }
}

Tone ServingWords::tone(v1::RouteStatus::State state) {
    switch (static_cast<int>(state)) {
    case v1::RouteStatus::SERVING:
        return Tone::Ok;
    case v1::RouteStatus::DEGRADED:
        return Tone::Warn;
    case v1::RouteStatus::DOWN:
        return Tone::Danger;
    default:
        return Tone::Neutral;
    }
}

Tone ServingWords::tone(v1::ConditionStatus status) {
    return status == v1::CONDITION_STATUS_TRUE    ? Tone::Ok
           : status == v1::CONDITION_STATUS_FALSE ? Tone::Warn
                                                  : Tone::Neutral;
}

Icon ServingWords::sign(v1::DeploymentStatus::State state) {
    switch (static_cast<int>(state)) {
    case v1::DeploymentStatus::AVAILABLE:
        return Icon::Check;
    case v1::DeploymentStatus::STARTING:
        return Icon::Clock;
    case v1::DeploymentStatus::ROLLING_OUT:
        return Icon::Refresh;
    case v1::DeploymentStatus::DEGRADED:
        return Icon::Warning;
    case v1::DeploymentStatus::UNAVAILABLE:
        return Icon::Error;
    default:
        return Icon::Minus;
    }
}

Icon ServingWords::sign(v1::Replica::State state) {
    switch (static_cast<int>(state)) {
    case v1::Replica::READY:
        return Icon::Check;
    case v1::Replica::SCHEDULED:
    case v1::Replica::STARTING:
    case v1::Replica::LOADING:
    case v1::Replica::PENDING:
        return Icon::Clock;
    case v1::Replica::DRAINING:
        return Icon::ArrowDown;
    case v1::Replica::FAILED:
        return Icon::Error;
    case v1::Replica::UNREACHABLE:
        return Icon::Unlink;
    default:
        return Icon::Minus;
    }
}

Icon ServingWords::sign(v1::RouteStatus::State state) {
    switch (static_cast<int>(state)) {
    case v1::RouteStatus::SERVING:
        return Icon::Check;
    case v1::RouteStatus::DEGRADED:
        return Icon::Warning;
    case v1::RouteStatus::DOWN:
        return Icon::Error;
    default:
        return Icon::Minus;
    }
}

QString ServingWords::revision(const v1::Resource &deployment) {
    const auto serving = static_cast<qlonglong>(deployment.deployment_status().serving_generation());
    const auto wanted = static_cast<qlonglong>(deployment.meta().generation());
    const auto &rollout = deployment.deployment_status().rollout();
    const bool hasNeverServed = rollout.from_generation() == 0 && isRollingOut(deployment.deployment_status()) &&
                                deployment.deployment_status().ready_replicas() == 0;
    if (serving == 0 || hasNeverServed)
        return tr("→ %L1", "revision that is on its way").arg(wanted);
    return serving == wanted
               ? QLocale().toString(serving)
               : tr("%L1 → %L2", "revision that serves, revision that is wanted").arg(serving).arg(wanted);
}

QString ServingWords::state(const v1::Resource &deployment) {
    const auto &status = deployment.deployment_status();
    const auto word = kit::Sentences::word(status.state());
    return condition(status.conditions(), "Simulated") ? simulated(word) : word;
}

QString ServingWords::simulated(const QString &state) {
    return tr("%1, simulated", "state of a deployment or replica").arg(state);
}

QString ServingWords::version(const std::string &name) {
    const auto parts = kit::harmless(QString::fromStdString(name)).split(QLatin1Char('/'));
    return parts.size() == 4 ? parts[1] + QLatin1Char('/') + parts[3] : parts.join(QLatin1Char('/'));
}

QString ServingWords::id(const std::string &name) {
    return kit::harmless(QString::fromStdString(name)).section(QLatin1Char('/'), -1);
}

const v1::Condition *ServingWords::condition(const google::protobuf::RepeatedPtrField<v1::Condition> &conditions,
                                             const char *type) {
    const auto found = std::find_if(conditions.begin(), conditions.end(),
                                    [type](const auto &condition) { return condition.type() == type; });
    return found == conditions.end() ? nullptr : &*found;
}

google::protobuf::Timestamp ServingWords::lastChange(const v1::Resource &deployment) {
    const auto &status = deployment.deployment_status();
    auto last = status.rollout().step_time();
    for (const auto &condition : status.conditions())
        last = std::max(last, condition.last_transition_time());
    return last.seconds() == 0 ? deployment.meta().update_time() : last;
}

QString ServingWords::versions(const v1::Resource &deployment) {
    const auto wanted = version(deployment.deployment().model_version());
    const auto *current = condition(deployment.deployment_status().conditions(), "Current");
    if (!current || !current->arguments().contains("model_version"))
        return wanted;
    const auto serving = version(current->arguments().at("model_version"));
    if (serving == wanted)
        return wanted;
    const bool isSameModel = serving.section(QLatin1Char('/'), 0, 0) == wanted.section(QLatin1Char('/'), 0, 0);
    return tr("%1 → %2", "model version that serves, model version that is wanted")
        .arg(serving, isSameModel ? wanted.section(QLatin1Char('/'), -1) : wanted);
}

QString ServingWords::reason(const v1::Replica &replica) {
    return replica.reason().empty() ? QString() : kit::Sentences::of(replica.reason(), replica.arguments());
}

QString ServingWords::trouble(const v1::Replica &replica, const QDateTime &now) {
    if (!replica.reason().empty())
        return reason(replica);
    return replica.has_last_trouble() ? past(replica.last_trouble(), now) : QString();
}

QString ServingWords::lastTrouble(const v1::DeploymentStatus &status, const QDateTime &now) {
    const v1::ReplicaTrouble *last = nullptr;
    for (const auto &replica : status.replicas()) {
        if (!replica.has_last_trouble())
            continue;
        const auto &trouble = replica.last_trouble();
        if (!last || core::fromTimestamp(last->time()) < core::fromTimestamp(trouble.time()))
            last = &trouble;
    }
    return last ? past(*last, now) : QString();
}

QString ServingWords::past(const v1::ReplicaTrouble &trouble, const QDateTime &now) {
    return tr("%1: %2", "how long ago, what went wrong")
        .arg(kit::TimeText::age(trouble.time(), now), kit::Sentences::of(trouble.reason(), trouble.arguments()));
}

bool ServingWords::isDrifted(const v1::Resource &deployment) {
    const auto &status = deployment.deployment_status();
    return status.serving_generation() != 0 && status.serving_generation() != deployment.meta().generation() &&
           status.rollout().phase() == v1::RolloutStatus::ABORTED;
}

bool ServingWords::isRollingOut(const v1::DeploymentStatus &status) {
    switch (static_cast<int>(status.rollout().phase())) {
    case v1::RolloutStatus::STARTING:
    case v1::RolloutStatus::HOLDING:
    case v1::RolloutStatus::WAITING:
    case v1::RolloutStatus::REPLACING:
    case v1::RolloutStatus::PAUSED:
        return true;
    default:
        return false;
    }
}

} // namespace deploymentspage
