#pragma once

#include <QCoreApplication>
#include <QString>

#include "backend/core/error.h"

#include "pilothouse/v1/audit.pb.h"
#include "pilothouse/v1/change_request.pb.h"
#include "pilothouse/v1/cluster.pb.h"
#include "pilothouse/v1/deployment.pb.h"
#include "pilothouse/v1/deployment_service.pb.h"
#include "pilothouse/v1/engine_template.pb.h"
#include "pilothouse/v1/errors.pb.h"
#include "pilothouse/v1/meta.pb.h"
#include "pilothouse/v1/model.pb.h"
#include "pilothouse/v1/node.pb.h"
#include "pilothouse/v1/operation.pb.h"
#include "pilothouse/v1/policy_rule.pb.h"
#include "pilothouse/v1/principal.pb.h"
#include "pilothouse/v1/role_binding.pb.h"
#include "pilothouse/v1/route.pb.h"

namespace kit {

namespace v1 = pilothouse::v1;

// What the service says by reason and arguments, in the reader's language. Every reason has its sentence; what the
// service wrote in English is never shown instead.
class Sentences {
    Q_DECLARE_TR_FUNCTIONS(Sentences)

public:
    // What went wrong, why, and what to do.
    static QString of(const core::Error &error);
    static QString of(v1::Reason reason, const core::Error::Arguments &arguments);
    static QString of(const v1::FieldViolation &violation);
    static QString of(const v1::Condition &condition);
    // A ConditionReason by its name, as it stands in a status beside its arguments.
    static QString of(const std::string &reason, const google::protobuf::Map<std::string, std::string> &arguments);
    static QString of(v1::ConditionReason reason, const core::Error::Arguments &arguments);
    // Of one node that did not get a replica.
    static QString of(v1::PlacementReason reason, const core::Error::Arguments &arguments);
    static QString of(v1::FilterMistake mistake, const core::Error::Arguments &arguments);
    static QString of(v1::ModelFileFault fault, const core::Error::Arguments &arguments);
    static QString of(v1::JsonFault fault, const core::Error::Arguments &arguments);
    static QString of(v1::LogProofFault fault, const core::Error::Arguments &arguments);
    static QString of(v1::DirectoryFault fault, const core::Error::Arguments &arguments);

    // One word each, for pills, cells and choices.
    static QString word(v1::Lifecycle lifecycle);
    static QString word(v1::ModelFormat format);
    static QString word(v1::Modality modality);
    static QString word(v1::Capability capability);
    static QString word(v1::RiskTier tier);
    static QString word(v1::Role role);
    static QString word(v1::PrincipalType type);
    static QString word(v1::OperationState state);
    static QString word(v1::OperationPhase phase);
    static QString word(v1::Outcome outcome);
    static QString word(v1::ActorType type);
    static QString word(v1::DeploymentStatus::State state);
    static QString word(v1::Replica::State state);
    static QString word(v1::RolloutStatus::Phase phase);
    static QString word(v1::RouteStatus::State state);
    static QString word(v1::RolloutStrategy strategy);
    static QString word(v1::ServiceTier tier);
    static QString word(v1::Spread spread);
    static QString word(v1::EngineKind engine);
    static QString word(v1::ParameterType type);
    static QString word(v1::FallbackCause cause);
    static QString word(v1::RuntimeKind runtime);
    static QString word(v1::GpuVendor vendor);
    static QString word(v1::LogStream stream);
    static QString word(v1::MemoryTermKind kind);
    static QString word(v1::LayerKind kind);
    static QString word(v1::PolicyStage stage);
    static QString word(v1::PolicyEffect effect);
    static QString word(v1::PolicyMode mode);
    static QString word(v1::ChangeRequestState state);
    // In a few words, for a list of them.
    static QString word(v1::PlacementReason reason);

private:
    static QString ofField(v1::Reason reason, const core::Error::Arguments &arguments);
    static QString ofFinding(v1::Reason reason, const core::Error::Arguments &arguments);
    static QString ofFinding(v1::ConditionReason reason, const core::Error::Arguments &arguments);
    static QString ofPolicy(v1::Reason reason, const core::Error::Arguments &arguments);
    static QString ofPolicy(v1::ConditionReason reason, const core::Error::Arguments &arguments);
    static QString ofDeployment(v1::Reason reason, const core::Error::Arguments &arguments);
    static QString ofReplica(v1::ConditionReason reason, const core::Error::Arguments &arguments);
    static QString ofRollout(v1::ConditionReason reason, const core::Error::Arguments &arguments);
    static QString ofTarget(v1::ConditionReason reason, const core::Error::Arguments &arguments);
    static QString ofNode(v1::ConditionReason reason, const core::Error::Arguments &arguments);
    static QString ofSource(v1::ConditionReason reason, const core::Error::Arguments &arguments);
    // Why a telemetry source cannot be read.
    static QString ofSilence(const core::Error::Arguments &arguments);
    // With what the engine wrote last, where it wrote something.
    static QString withLastLine(const QString &sentence, const core::Error::Arguments &arguments);
};

} // namespace kit
