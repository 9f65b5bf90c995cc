#include "widgets/kit/sentences.h"

namespace kit {

QString Sentences::word(v1::Lifecycle lifecycle) {
    switch (lifecycle) {
    case v1::REGISTERED:
        return tr("registered");
    case v1::EVALUATED:
        return tr("evaluated");
    case v1::APPROVED:
        return tr("approved");
    case v1::DEPRECATED:
        return tr("deprecated");
    case v1::RETIRED:
        return tr("retired");
    case v1::LIFECYCLE_UNSPECIFIED:
    case v1::Lifecycle_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Lifecycle_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("no version");
}

QString Sentences::word(v1::ModelFormat format) {
    switch (format) {
    case v1::GGUF:
        return tr("GGUF");
    case v1::SAFETENSORS:
        return tr("safetensors");
    case v1::PICKLE:
        return tr("pickle");
    case v1::REMOTE:
        return tr("vendor");
    case v1::MODEL_FORMAT_UNSPECIFIED:
    case v1::ModelFormat_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::ModelFormat_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not known");
}

QString Sentences::word(v1::Modality modality) {
    switch (modality) {
    case v1::TEXT:
        return tr("text");
    case v1::IMAGE:
        return tr("image");
    case v1::AUDIO:
        return tr("audio");
    case v1::VIDEO:
        return tr("video");
    case v1::EMBEDDING:
        return tr("embedding");
    case v1::MODALITY_UNSPECIFIED:
    case v1::Modality_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Modality_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not given");
}

QString Sentences::word(v1::Capability capability) {
    switch (capability) {
    case v1::CHAT:
        return tr("chat");
    case v1::COMPLETION:
        return tr("completion");
    case v1::EMBEDDINGS:
        return tr("embeddings");
    case v1::RERANK:
        return tr("rerank");
    case v1::TOOL_USE:
        return tr("tool use");
    case v1::VISION:
        return tr("vision");
    case v1::TRANSCRIPTION:
        return tr("transcription");
    case v1::REASONING:
        return tr("reasoning");
    case v1::CAPABILITY_UNSPECIFIED:
    case v1::Capability_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Capability_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not given");
}

QString Sentences::word(v1::RiskTier tier) {
    switch (tier) {
    case v1::MINIMAL:
        return tr("minimal");
    case v1::LIMITED:
        return tr("limited");
    case v1::HIGH:
        return tr("high");
    case v1::RISK_TIER_UNSPECIFIED:
    case v1::RiskTier_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::RiskTier_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not assessed");
}

QString Sentences::word(v1::Role role) {
    switch (role) {
    case v1::VIEWER:
        return tr("viewer");
    case v1::OPERATOR:
        return tr("operator");
    case v1::POLICY_AUTHOR:
        return tr("policy author");
    case v1::APPROVER:
        return tr("approver");
    case v1::AUDITOR:
        return tr("auditor");
    case v1::ADMIN:
        return tr("administrator");
    case v1::ROLE_UNSPECIFIED:
    case v1::Role_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Role_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not given");
}

QString Sentences::word(v1::PrincipalType type) {
    switch (type) {
    case v1::USER:
        return tr("person");
    case v1::SERVICE:
        return tr("service");
    case v1::PRINCIPAL_TYPE_UNSPECIFIED:
    case v1::PrincipalType_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::PrincipalType_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not given");
}

QString Sentences::word(v1::OperationState state) {
    switch (state) {
    case v1::PENDING:
        return tr("waiting");
    case v1::RUNNING:
        return tr("running");
    case v1::SUCCEEDED:
        return tr("done");
    case v1::FAILED:
        return tr("failed");
    case v1::CANCELLED:
        return tr("cancelled");
    case v1::OPERATION_STATE_UNSPECIFIED:
    case v1::OperationState_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::OperationState_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not known");
}

QString Sentences::word(v1::OperationPhase phase) {
    switch (phase) {
    case v1::READING_HEADERS:
        return tr("reading the file headers");
    case v1::HASHING_FILES:
        return tr("hashing the files");
    case v1::REGISTERING:
        return tr("registering the version");
    case v1::VERIFYING_EVENTS:
        return tr("checking the events");
    case v1::VERIFYING_RESOURCES:
        return tr("checking the resources");
    case v1::VERIFYING_TILES:
        return tr("checking the tree");
    case v1::OPERATION_PHASE_UNSPECIFIED:
    case v1::OperationPhase_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::OperationPhase_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("starting");
}

QString Sentences::word(v1::Outcome outcome) {
    switch (outcome) {
    case v1::ALLOWED:
        return tr("allowed");
    case v1::DENIED:
        return tr("denied");
    case v1::FAILED_OUTCOME:
        return tr("failed");
    case v1::OBSERVED:
        return tr("observed");
    case v1::OUTCOME_UNSPECIFIED:
    case v1::Outcome_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Outcome_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not known");
}

QString Sentences::word(v1::ActorType type) {
    switch (type) {
    case v1::ACTOR_USER:
        return tr("person");
    case v1::ACTOR_SERVICE:
        return tr("service");
    case v1::ACTOR_SYSTEM:
        return tr("control service");
    case v1::ACTOR_ANONYMOUS:
        return tr("nobody identified");
    case v1::ACTOR_TYPE_UNSPECIFIED:
    case v1::ActorType_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::ActorType_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not known");
}

QString Sentences::word(v1::ChangeRequestState state) {
    switch (state) {
    case v1::AWAITING_APPROVAL:
        return tr("waits for approval", "a change request");
    case v1::AWAITING_TIME:
        return tr("waits for its time", "a change request");
    case v1::APPLIED:
        return tr("applied", "a change request");
    case v1::REJECTED:
        return tr("rejected", "a change request");
    case v1::WITHDRAWN:
        return tr("withdrawn", "a change request");
    case v1::VOID:
        return tr("void", "a change request");
    case v1::EXPIRED:
        return tr("lapsed", "a change request");
    case v1::NOT_APPLICABLE:
        return tr("could not be applied", "a change request");
    case v1::CHANGE_REQUEST_STATE_UNSPECIFIED:
    case v1::ChangeRequestState_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::ChangeRequestState_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not known");
}

} // namespace kit
