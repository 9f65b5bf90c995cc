#pragma once

#include <QCoreApplication>
#include <QString>

#include "backend/core/error.h"

#include "pilothouse/v1/audit.pb.h"
#include "pilothouse/v1/meta.pb.h"
#include "pilothouse/v1/model.pb.h"
#include "pilothouse/v1/operation.pb.h"
#include "pilothouse/v1/principal.pb.h"
#include "pilothouse/v1/role_binding.pb.h"

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

private:
    static QString ofField(v1::Reason reason, const core::Error::Arguments &arguments);
};

} // namespace kit
