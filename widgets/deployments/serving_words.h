#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QString>

#include "widgets/kit/cell.h"
#include "widgets/kit/session.h"

#include "pilothouse/v1/resource.pb.h"

namespace deploymentspage {

namespace v1 = pilothouse::v1;

// How the states and figures of deployments, routes and providers are shown: tone, sign and words.
class ServingWords {
    Q_DECLARE_TR_FUNCTIONS(ServingWords)

public:
    static kit::Tone tone(v1::DeploymentStatus::State state);
    static kit::Tone tone(v1::Replica::State state);
    static kit::Tone tone(v1::RouteStatus::State state);
    static kit::Tone tone(v1::ConditionStatus status);
    static kit::Icon sign(v1::DeploymentStatus::State state);
    static kit::Icon sign(v1::Replica::State state);
    static kit::Icon sign(v1::RouteStatus::State state);

    // "2", "2 → 3" while another one is on its way or is wanted.
    static QString revision(const v1::Resource &deployment);
    // "llama-3.3-70b-instruct/4" of a version's name.
    static QString version(const std::string &name);
    // Without the kind: "vllm" of "engineTemplates/vllm".
    static QString id(const std::string &name);
    // Of the conditions, the one of a type; null where there is none.
    static const v1::Condition *condition(const google::protobuf::RepeatedPtrField<v1::Condition> &conditions,
                                          const char *type);
    // When its state changed last: what it is said to be, or how far its rollout is.
    static google::protobuf::Timestamp lastChange(const v1::Resource &deployment);
    // "llama-3.3-70b-instruct/4", "llama-3.3-70b-instruct/3 → 4" while an earlier one serves than is wanted.
    static QString versions(const v1::Resource &deployment);
    // Why it waits or what went wrong last, as a sentence; empty where nothing is told.
    static QString reason(const v1::Replica &replica);
    // The same, and where nothing is wrong now what was wrong last and how long ago; empty where nothing ever was.
    static QString trouble(const v1::Replica &replica, const QDateTime &now);
    // What was wrong last with any of its replicas and how long ago, though all is well now; empty where nothing was.
    static QString lastTrouble(const v1::DeploymentStatus &status, const QDateTime &now);
    // Of a deployment; says so where it is only simulated.
    static QString state(const v1::Resource &deployment);
    static QString simulated(const QString &state);
    // What serves is not what is wanted, and nothing is on its way to it.
    static bool isDrifted(const v1::Resource &deployment);
    // A rollout is under way or waits for somebody.
    static bool isRollingOut(const v1::DeploymentStatus &status);

private:
    static QString past(const v1::ReplicaTrouble &trouble, const QDateTime &now);
};

} // namespace deploymentspage
