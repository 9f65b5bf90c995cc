#include "widgets/kit/sentences.h"

namespace kit {

QString Sentences::word(v1::DeploymentStatus::State value) {
    switch (value) {
    case v1::DeploymentStatus::STOPPED:
        return tr("stopped");
    case v1::DeploymentStatus::STARTING:
        return tr("starting");
    case v1::DeploymentStatus::AVAILABLE:
        return tr("available");
    case v1::DeploymentStatus::DEGRADED:
        return tr("degraded");
    case v1::DeploymentStatus::UNAVAILABLE:
        return tr("unavailable");
    case v1::DeploymentStatus::ROLLING_OUT:
        return tr("rolling out");
    case v1::DeploymentStatus::STATE_UNSPECIFIED:
    case v1::DeploymentStatus_State_DeploymentStatus_State_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::DeploymentStatus_State_DeploymentStatus_State_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not known yet");
}

QString Sentences::word(v1::Replica::State value) {
    switch (value) {
    case v1::Replica::PENDING:
        return tr("pending");
    case v1::Replica::SCHEDULED:
        return tr("scheduled");
    case v1::Replica::STARTING:
        return tr("starting");
    case v1::Replica::LOADING:
        return tr("loading");
    case v1::Replica::READY:
        return tr("ready");
    case v1::Replica::DRAINING:
        return tr("draining");
    case v1::Replica::STOPPED:
        return tr("stopped");
    case v1::Replica::FAILED:
        return tr("failed");
    case v1::Replica::UNREACHABLE:
        return tr("unreachable");
    case v1::Replica::STATE_UNSPECIFIED:
    case v1::Replica_State_Replica_State_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Replica_State_Replica_State_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not known yet");
}

QString Sentences::word(v1::RolloutStatus::Phase value) {
    switch (value) {
    case v1::RolloutStatus::STARTING:
        return tr("starting");
    case v1::RolloutStatus::HOLDING:
        return tr("holding");
    case v1::RolloutStatus::WAITING:
        return tr("waiting for promotion");
    case v1::RolloutStatus::REPLACING:
        return tr("replacing");
    case v1::RolloutStatus::PAUSED:
        return tr("paused");
    case v1::RolloutStatus::ABORTED:
        return tr("aborted");
    case v1::RolloutStatus::COMPLETE:
        return tr("complete");
    case v1::RolloutStatus::PHASE_UNSPECIFIED:
    case v1::RolloutStatus_Phase_RolloutStatus_Phase_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::RolloutStatus_Phase_RolloutStatus_Phase_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("no rollout");
}

QString Sentences::word(v1::RouteStatus::State value) {
    switch (value) {
    case v1::RouteStatus::SERVING:
        return tr("serving");
    case v1::RouteStatus::DEGRADED:
        return tr("degraded");
    case v1::RouteStatus::DOWN:
        return tr("down");
    case v1::RouteStatus::STATE_UNSPECIFIED:
    case v1::RouteStatus_State_RouteStatus_State_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::RouteStatus_State_RouteStatus_State_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not known yet");
}

QString Sentences::word(v1::RolloutStrategy value) {
    switch (value) {
    case v1::RECREATE:
        return tr("stop all, then start all");
    case v1::ROLLING:
        return tr("rolling");
    case v1::CANARY:
        return tr("canary");
    case v1::ROLLOUT_STRATEGY_UNSPECIFIED:
    case v1::RolloutStrategy_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::RolloutStrategy_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not chosen");
}

QString Sentences::word(v1::ServiceTier value) {
    switch (value) {
    case v1::REALTIME:
        return tr("real time");
    case v1::BATCH:
        return tr("batch");
    case v1::SERVICE_TIER_UNSPECIFIED:
    case v1::ServiceTier_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::ServiceTier_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not chosen");
}

QString Sentences::word(v1::Spread value) {
    switch (value) {
    case v1::PACK:
        return tr("fill one node before the next");
    case v1::APART:
        return tr("as few on one node as can be");
    case v1::SPREAD_UNSPECIFIED:
    case v1::Spread_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::Spread_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not chosen");
}

QString Sentences::word(v1::EngineKind value) {
    switch (value) {
    case v1::VLLM:
        return tr("vLLM");
    case v1::SGLANG:
        return tr("SGLang");
    case v1::LLAMA_CPP:
        return tr("llama.cpp");
    case v1::LLAMA_CPP_PYTHON:
        return tr("llama-cpp-python");
    case v1::OLLAMA:
        return tr("Ollama");
    case v1::TGI:
        return tr("Text Generation Inference");
    case v1::OPENAI_COMPATIBLE:
        return tr("any that answers like OpenAI's");
    case v1::ENGINE_KIND_UNSPECIFIED:
    case v1::EngineKind_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::EngineKind_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not chosen");
}

QString Sentences::word(v1::ParameterType value) {
    switch (value) {
    case v1::PARAMETER_TEXT:
        return tr("text");
    case v1::PARAMETER_INTEGER:
        return tr("whole number");
    case v1::PARAMETER_BOOLEAN:
        return tr("yes or no");
    case v1::PARAMETER_CHOICE:
        return tr("choice");
    case v1::PARAMETER_TYPE_UNSPECIFIED:
    case v1::ParameterType_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::ParameterType_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not chosen");
}

QString Sentences::word(v1::FallbackCause value) {
    switch (value) {
    case v1::CONNECTION_FAILED:
        return tr("connection failed");
    case v1::FIRST_BYTE_TIMEOUT:
        return tr("first byte too late");
    case v1::TOO_MANY_REQUESTS:
        return tr("too many requests (429)");
    case v1::SERVER_ERROR:
        return tr("server error (5xx)");
    case v1::FALLBACK_CAUSE_UNSPECIFIED:
    case v1::FallbackCause_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::FallbackCause_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not chosen");
}

QString Sentences::word(v1::RuntimeKind value) {
    switch (value) {
    case v1::PROCESS:
        return tr("processes of this machine");
    case v1::SIMULATED:
        return tr("simulation");
    case v1::EXTERNAL:
        return tr("run by others");
    case v1::RUNTIME_KIND_UNSPECIFIED:
    case v1::RuntimeKind_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::RuntimeKind_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not chosen");
}

QString Sentences::word(v1::GpuVendor value) {
    switch (value) {
    case v1::NVIDIA:
        return tr("NVIDIA");
    case v1::AMD:
        return tr("AMD");
    case v1::INTEL:
        return tr("Intel");
    case v1::GPU_VENDOR_UNSPECIFIED:
    case v1::GpuVendor_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::GpuVendor_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not known");
}

QString Sentences::word(v1::LogStream value) {
    switch (value) {
    case v1::STDOUT:
        return tr("output");
    case v1::STDERR:
        return tr("errors");
    case v1::CONTROL:
        return tr("service");
    case v1::LOG_STREAM_UNSPECIFIED:
    case v1::LogStream_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::LogStream_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not known");
}

QString Sentences::word(v1::MemoryTermKind value) {
    switch (value) {
    case v1::WEIGHTS:
        return tr("weights");
    case v1::KV_CACHE:
        return tr("KV cache");
    case v1::RECURRENT_STATE:
        return tr("recurrent state");
    case v1::ENGINE_OVERHEAD:
        return tr("overhead of the engine");
    case v1::MEMORY_TERM_KIND_UNSPECIFIED:
    case v1::MemoryTermKind_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::MemoryTermKind_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not known");
}

QString Sentences::word(v1::LayerKind value) {
    switch (value) {
    case v1::FULL_ATTENTION:
        return tr("full attention");
    case v1::SLIDING_WINDOW:
        return tr("sliding window");
    case v1::LATENT_ATTENTION:
        return tr("latent attention");
    case v1::STATE_SPACE:
        return tr("state space");
    case v1::LAYER_KIND_UNSPECIFIED:
    case v1::LayerKind_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::LayerKind_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not known");
}

QString Sentences::word(v1::PlacementReason value) {
    switch (value) {
    case v1::NODE_UNSCHEDULABLE:
        return tr("cordoned");
    case v1::NODE_NOT_READY:
        return tr("not ready");
    case v1::NODE_OF_OTHER_CLUSTER:
        return tr("in another cluster");
    case v1::NODE_OF_OTHER_SITE:
        return tr("at another site");
    case v1::NODE_REGION_NOT_PERMITTED:
        return tr("in a region that is not permitted");
    case v1::NODE_FORBIDDEN_BY_POLICY:
        return tr("forbidden by a policy");
    case v1::NODE_LABEL_MISSING:
        return tr("a label is missing");
    case v1::NODE_GPUS_MISSING:
        return tr("too few free GPUs");
    case v1::NODE_MEMORY_MISSING:
        return tr("too little memory");
    case v1::NODE_GPU_MEMORY_MISSING:
        return tr("too little GPU memory");
    case v1::NODE_CPU_MISSING:
        return tr("too little CPU");
    case v1::NODE_ENGINE_MISSING:
        return tr("engine not installed");
    case v1::NODE_LESS_FIT:
        return tr("another fits better");
    case v1::NODE_OF_SIMULATED_CLUSTER:
        return tr("simulated");
    case v1::NODE_OF_EXTERNAL_CLUSTER:
        return tr("run by others");
    case v1::PLACEMENT_REASON_UNSPECIFIED:
    case v1::PlacementReason_INT_MIN_SENTINEL_DO_NOT_USE_:
    case v1::PlacementReason_INT_MAX_SENTINEL_DO_NOT_USE_:
        break;
    }
    return tr("not known");
}

} // namespace kit
