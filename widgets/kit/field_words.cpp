#include "widgets/kit/field_words.h"

#include <map>
#include <string>

#include <google/protobuf/descriptor.h>

#include "widgets/kit/health_words.h"
#include "widgets/kit/policy_field_words.h"
#include "widgets/kit/sentences.h"

#include "pilothouse/v1/diff_kind.pb.h"
#include "pilothouse/v1/finding.pb.h"
#include "pilothouse/v1/options.pb.h"

namespace kit {

namespace {

// By name of message and field; what the objects of a spec are, by its name alone.
FieldWordTable ofObjects() {
    return {
        {"Meta.name", QT_TRANSLATE_NOOP("FieldWords", "Name")},
        {"Meta.display_name", QT_TRANSLATE_NOOP("FieldWords", "Display name")},
        {"Meta.team", QT_TRANSLATE_NOOP("FieldWords", "Team")},
        {"Meta.site", QT_TRANSLATE_NOOP("FieldWords", "Site")},
        {"Meta.labels", QT_TRANSLATE_NOOP("FieldWords", "Labels")},
        {"Meta.annotations", QT_TRANSLATE_NOOP("FieldWords", "Annotations")},
        {"PrincipalSpec", QT_TRANSLATE_NOOP("FieldWords", "Principal")},
        {"TeamSpec", QT_TRANSLATE_NOOP("FieldWords", "Team")},
        {"SiteSpec", QT_TRANSLATE_NOOP("FieldWords", "Site")},
        {"RoleBindingSpec", QT_TRANSLATE_NOOP("FieldWords", "Role binding")},
        {"OperationSpec", QT_TRANSLATE_NOOP("FieldWords", "Operation")},
        {"ModelSpec", QT_TRANSLATE_NOOP("FieldWords", "Model")},
        {"ModelVersionSpec", QT_TRANSLATE_NOOP("FieldWords", "Model version")},
        {"SecretSpec", QT_TRANSLATE_NOOP("FieldWords", "Secret")},
        {"ClusterSpec", QT_TRANSLATE_NOOP("FieldWords", "Cluster")},
        {"NodeSpec", QT_TRANSLATE_NOOP("FieldWords", "Node")},
        {"EngineTemplateSpec", QT_TRANSLATE_NOOP("FieldWords", "Engine template")},
        {"DeploymentSpec", QT_TRANSLATE_NOOP("FieldWords", "Deployment")},
        {"ProviderSpec", QT_TRANSLATE_NOOP("FieldWords", "Provider")},
        {"RouteSpec", QT_TRANSLATE_NOOP("FieldWords", "Route")},
        {"TelemetrySourceSpec", QT_TRANSLATE_NOOP("FieldWords", "Telemetry source")},
        {"TelemetrySourceSpec.description", QT_TRANSLATE_NOOP("FieldWords", "Description")},
        {"TelemetrySourceSpec.source", QT_TRANSLATE_NOOP("FieldWords", "Where values come from")},
        {"TelemetrySourceSpec.simulator", QT_TRANSLATE_NOOP("FieldWords", "Simulated fleet")},
        {"TelemetrySourceSpec.exposition", QT_TRANSLATE_NOOP("FieldWords", "Exporters")},
        {"TelemetrySourceSpec.prometheus", QT_TRANSLATE_NOOP("FieldWords", "Prometheus")},
        {"TelemetrySourceSpec.scan", QT_TRANSLATE_NOOP("FieldWords", "Scan")},
        {"ScanSource.targets", QT_TRANSLATE_NOOP("FieldWords", "Addresses")},
        {"ScanSource.period", QT_TRANSLATE_NOOP("FieldWords", "Period")},
        {"ScanTarget.host", QT_TRANSLATE_NOOP("FieldWords", "Host or range")},
        {"ScanTarget.ports", QT_TRANSLATE_NOOP("FieldWords", "Ports")},
        {"FindingSpec", QT_TRANSLATE_NOOP("FieldWords", "Finding")},
        {"FindingSpec.decision", QT_TRANSLATE_NOOP("FieldWords", "Decision")},
        {"FindingSpec.allowed_until_time", QT_TRANSLATE_NOOP("FieldWords", "Allowed until")},
        {"FindingSpec.note", QT_TRANSLATE_NOOP("FieldWords", "Why")},
        {"FindingSpec.provider", QT_TRANSLATE_NOOP("FieldWords", "Provider")},
        {"TelemetrySourceSpec.user", QT_TRANSLATE_NOOP("FieldWords", "User (basic)")},
        {"TelemetrySourceSpec.secret", QT_TRANSLATE_NOOP("FieldWords", "Secret")},
        {"TelemetrySourceSpec.interval", QT_TRANSLATE_NOOP("FieldWords", "Interval")},
        {"ExpositionSource.cluster", QT_TRANSLATE_NOOP("FieldWords", "Cluster")},
        {"ExpositionSource.targets", QT_TRANSLATE_NOOP("FieldWords", "Addresses")},
        {"ExpositionSource.node_label", QT_TRANSLATE_NOOP("FieldWords", "Label of the node's name")},
        {"ExpositionTarget.address", QT_TRANSLATE_NOOP("FieldWords", "Address")},
        {"ExpositionTarget.node", QT_TRANSLATE_NOOP("FieldWords", "Node")},
        {"PrometheusSource.cluster", QT_TRANSLATE_NOOP("FieldWords", "Cluster")},
        {"PrometheusSource.base_url", QT_TRANSLATE_NOOP("FieldWords", "Base URL")},
        {"PrometheusSource.matchers", QT_TRANSLATE_NOOP("FieldWords", "Label matchers")},
        {"PrometheusSource.node_label", QT_TRANSLATE_NOOP("FieldWords", "Label of the node's name")},
        {"TelemetrySourceSpec.is_paused", QT_TRANSLATE_NOOP("FieldWords", "Paused")},
        {"SimulatorSource.scenario", QT_TRANSLATE_NOOP("FieldWords", "Scenario")},
        {"SimulatorSource.incidents", QT_TRANSLATE_NOOP("FieldWords", "Incidents")},
        {"IncidentStart.incident", QT_TRANSLATE_NOOP("FieldWords", "Incident")},
        {"IncidentStart.start_time", QT_TRANSLATE_NOOP("FieldWords", "Start")},
        {"PrincipalSpec.type", QT_TRANSLATE_NOOP("FieldWords", "Type")},
        {"PrincipalSpec.teams", QT_TRANSLATE_NOOP("FieldWords", "Teams")},
        {"PrincipalSpec.disabled", QT_TRANSLATE_NOOP("FieldWords", "Disabled")},
        {"PrincipalSpec.revoke_time", QT_TRANSLATE_NOOP("FieldWords", "Certificates revoked before")},
        {"TeamSpec.description", QT_TRANSLATE_NOOP("FieldWords", "Description")},
        {"SiteSpec.description", QT_TRANSLATE_NOOP("FieldWords", "Description")},
        {"SiteSpec.region", QT_TRANSLATE_NOOP("FieldWords", "Region")},
        {"RoleBindingSpec.subject", QT_TRANSLATE_NOOP("FieldWords", "Who gets the role")},
        {"RoleBindingSpec.principal", QT_TRANSLATE_NOOP("FieldWords", "Principal")},
        {"RoleBindingSpec.subject_team", QT_TRANSLATE_NOOP("FieldWords", "Team that is bound")},
        {"RoleBindingSpec.role", QT_TRANSLATE_NOOP("FieldWords", "Role")},
        {"RoleBindingSpec.expire_time", QT_TRANSLATE_NOOP("FieldWords", "Ends")},
        {"OperationSpec.work", QT_TRANSLATE_NOOP("FieldWords", "Work")},
        {"OperationSpec.verb", QT_TRANSLATE_NOOP("FieldWords", "Action")},
        {"OperationSpec.principal", QT_TRANSLATE_NOOP("FieldWords", "Started by")},
        {"OperationSpec.target", QT_TRANSLATE_NOOP("FieldWords", "Works on")},
        {"OperationSpec.cancel_requested", QT_TRANSLATE_NOOP("FieldWords", "Cancellation requested")},
        {"OperationSpec.import", QT_TRANSLATE_NOOP("FieldWords", "Import")},
        {"OperationSpec.verify", QT_TRANSLATE_NOOP("FieldWords", "Verification")},
        {"ModelSpec.publisher", QT_TRANSLATE_NOOP("FieldWords", "Publisher")},
        {"ModelSpec.license", QT_TRANSLATE_NOOP("FieldWords", "License")},
        {"ModelSpec.modalities", QT_TRANSLATE_NOOP("FieldWords", "Modalities")},
        {"ModelSpec.capabilities", QT_TRANSLATE_NOOP("FieldWords", "Capabilities")},
        {"ModelSpec.permitted_regions", QT_TRANSLATE_NOOP("FieldWords", "Permitted regions")},
        {"ModelSpec.risk_tier", QT_TRANSLATE_NOOP("FieldWords", "Risk tier")},
        {"ModelSpec.owner_team", QT_TRANSLATE_NOOP("FieldWords", "Owner")},
        {"ModelSpec.card", QT_TRANSLATE_NOOP("FieldWords", "Model card")},
        {"ModelSpec.description", QT_TRANSLATE_NOOP("FieldWords", "Description")},
        {"ModelVersionSpec.digest", QT_TRANSLATE_NOOP("FieldWords", "Digest")},
        {"ModelVersionSpec.lifecycle", QT_TRANSLATE_NOOP("FieldWords", "Lifecycle")},
        {"ModelVersionSpec.files", QT_TRANSLATE_NOOP("FieldWords", "Files")},
        {"ModelVersionSpec.format", QT_TRANSLATE_NOOP("FieldWords", "Format")},
        {"ModelVersionSpec.architecture", QT_TRANSLATE_NOOP("FieldWords", "Architecture")},
        {"ModelVersionSpec.parameters", QT_TRANSLATE_NOOP("FieldWords", "Parameters")},
        {"ModelVersionSpec.context_length", QT_TRANSLATE_NOOP("FieldWords", "Context length")},
        {"ModelVersionSpec.precision", QT_TRANSLATE_NOOP("FieldWords", "Precision")},
        {"ModelVersionSpec.weight_bytes", QT_TRANSLATE_NOOP("FieldWords", "Weights")},
        {"ModelVersionSpec.kv_cache_bytes_per_token", QT_TRANSLATE_NOOP("FieldWords", "KV cache per token")},
        {"ModelVersionSpec.geometry", QT_TRANSLATE_NOOP("FieldWords", "Geometry")},
        {"ModelVersionSpec.unsafe_serialization", QT_TRANSLATE_NOOP("FieldWords", "Unsafe serialization")},
        {"ModelVersionSpec.directory", QT_TRANSLATE_NOOP("FieldWords", "Directory")},
        {"ModelVersionSpec.notes", QT_TRANSLATE_NOOP("FieldWords", "Notes")},
        {"ModelVersionSpec.file_count", QT_TRANSLATE_NOOP("FieldWords", "Number of files")},
        {"SecretSpec.description", QT_TRANSLATE_NOOP("FieldWords", "Description")},
        {"ClusterSpec.description", QT_TRANSLATE_NOOP("FieldWords", "Description")},
        {"ClusterSpec.runtime", QT_TRANSLATE_NOOP("FieldWords", "Runtime")},
        {"ClusterSpec.gpu_rates", QT_TRANSLATE_NOOP("FieldWords", "Prices of GPUs")},
        {"ClusterStatus.gpu_products", QT_TRANSLATE_NOOP("FieldWords", "GPU products")},
        {"GpuRate.product", QT_TRANSLATE_NOOP("FieldWords", "GPU product")},
        {"GpuRate.hourly_micros", QT_TRANSLATE_NOOP("FieldWords", "Price of an hour")},
        {"GpuRate.currency", QT_TRANSLATE_NOOP("FieldWords", "Currency")},
        {"NodeSpec.unschedulable", QT_TRANSLATE_NOOP("FieldWords", "Cordoned")},
        {"NodeSpec.rack", QT_TRANSLATE_NOOP("FieldWords", "Rack")},
        {"NodeSpec.unschedulable_gpus", QT_TRANSLATE_NOOP("FieldWords", "Cordoned GPUs")},
        {"NodeSpec.draining", QT_TRANSLATE_NOOP("FieldWords", "Drained")},
        {"SilenceSpec", QT_TRANSLATE_NOOP("FieldWords", "Silence")},
        {"SilenceSpec.description", QT_TRANSLATE_NOOP("FieldWords", "Why")},
        {"SilenceSpec.places", QT_TRANSLATE_NOOP("FieldWords", "Nodes and GPUs")},
        {"SilenceSpec.cluster", QT_TRANSLATE_NOOP("FieldWords", "Whole cluster")},
        {"SilenceSpec.signs", QT_TRANSLATE_NOOP("FieldWords", "Signs")},
        {"SilenceSpec.start_time", QT_TRANSLATE_NOOP("FieldWords", "Begin")},
        {"SilenceSpec.end_time", QT_TRANSLATE_NOOP("FieldWords", "End")},
        {"SilencedPlace.node", QT_TRANSLATE_NOOP("FieldWords", "Node")},
        {"SilencedPlace.gpus", QT_TRANSLATE_NOOP("FieldWords", "GPUs")},
        {"EngineTemplateSpec.engine", QT_TRANSLATE_NOOP("FieldWords", "Engine")},
        {"EngineTemplateSpec.description", QT_TRANSLATE_NOOP("FieldWords", "Description")},
        {"EngineTemplateSpec.program", QT_TRANSLATE_NOOP("FieldWords", "Program")},
        {"EngineTemplateSpec.arguments", QT_TRANSLATE_NOOP("FieldWords", "Arguments")},
        {"EngineTemplateSpec.environment", QT_TRANSLATE_NOOP("FieldWords", "Environment")},
        {"EngineTemplateSpec.formats", QT_TRANSLATE_NOOP("FieldWords", "Formats")},
        {"EngineTemplateSpec.readiness", QT_TRANSLATE_NOOP("FieldWords", "Readiness probe")},
        {"EngineTemplateSpec.liveness", QT_TRANSLATE_NOOP("FieldWords", "Liveness probe")},
        {"EngineTemplateSpec.start_timeout", QT_TRANSLATE_NOOP("FieldWords", "Time to start")},
        {"EngineTemplateSpec.stop_timeout", QT_TRANSLATE_NOOP("FieldWords", "Time to stop")},
        {"EngineTemplateSpec.metrics_path", QT_TRANSLATE_NOOP("FieldWords", "Path of metrics")},
        {"EngineTemplateSpec.metrics", QT_TRANSLATE_NOOP("FieldWords", "Names of metrics")},
        {"EngineTemplateSpec.memory", QT_TRANSLATE_NOOP("FieldWords", "Memory")},
        {"EngineTemplateSpec.parameters", QT_TRANSLATE_NOOP("FieldWords", "Settings")},
        {"EngineTemplateSpec.version_arguments", QT_TRANSLATE_NOOP("FieldWords", "Arguments for its version")},
        {"EngineTemplateSpec.installation", QT_TRANSLATE_NOOP("FieldWords", "How to get it")},
        {"EngineTemplateSpec.reports_model_name", QT_TRANSLATE_NOOP("FieldWords", "Reports its model's name")},
        {"EngineParameter.name", QT_TRANSLATE_NOOP("FieldWords", "Name")},
        {"EngineParameter.display_name", QT_TRANSLATE_NOOP("FieldWords", "Display name")},
        {"EngineParameter.description", QT_TRANSLATE_NOOP("FieldWords", "Description")},
        {"EngineParameter.type", QT_TRANSLATE_NOOP("FieldWords", "Type")},
        {"EngineParameter.choices", QT_TRANSLATE_NOOP("FieldWords", "Choices")},
        {"EngineParameter.minimum", QT_TRANSLATE_NOOP("FieldWords", "Least")},
        {"EngineParameter.maximum", QT_TRANSLATE_NOOP("FieldWords", "Most")},
        {"EngineParameter.default_value", QT_TRANSLATE_NOOP("FieldWords", "Default")},
        {"EngineParameter.arguments", QT_TRANSLATE_NOOP("FieldWords", "Arguments")},
        {"EngineProbe.path", QT_TRANSLATE_NOOP("FieldWords", "Path")},
        {"EngineProbe.period", QT_TRANSLATE_NOOP("FieldWords", "Every")},
        {"EngineProbe.timeout", QT_TRANSLATE_NOOP("FieldWords", "Answer within")},
        {"EngineProbe.failure_threshold", QT_TRANSLATE_NOOP("FieldWords", "Failures in a row")},
        {"EngineMemory.overhead_bytes", QT_TRANSLATE_NOOP("FieldWords", "Overhead")},
        {"EngineMemory.reserved_basis_points", QT_TRANSLATE_NOOP("FieldWords", "Reserved part")},
        {"DeploymentSpec.model_version", QT_TRANSLATE_NOOP("FieldWords", "Model version")},
        {"DeploymentSpec.engine", QT_TRANSLATE_NOOP("FieldWords", "Engine template")},
        {"DeploymentSpec.parameters", QT_TRANSLATE_NOOP("FieldWords", "Engine settings")},
        {"DeploymentSpec.arguments", QT_TRANSLATE_NOOP("FieldWords", "Further arguments")},
        {"DeploymentSpec.environment", QT_TRANSLATE_NOOP("FieldWords", "Environment")},
        {"DeploymentSpec.context_length", QT_TRANSLATE_NOOP("FieldWords", "Context length")},
        {"DeploymentSpec.concurrency", QT_TRANSLATE_NOOP("FieldWords", "Concurrency")},
        {"DeploymentSpec.minimum_replicas", QT_TRANSLATE_NOOP("FieldWords", "Minimum replicas")},
        {"DeploymentSpec.maximum_replicas", QT_TRANSLATE_NOOP("FieldWords", "Maximum replicas")},
        {"DeploymentSpec.schedule", QT_TRANSLATE_NOOP("FieldWords", "Schedule")},
        {"DeploymentSpec.resources", QT_TRANSLATE_NOOP("FieldWords", "Resources of a replica")},
        {"DeploymentSpec.placement", QT_TRANSLATE_NOOP("FieldWords", "Placement")},
        {"DeploymentSpec.service_tier", QT_TRANSLATE_NOOP("FieldWords", "Service tier")},
        {"DeploymentSpec.drain_time", QT_TRANSLATE_NOOP("FieldWords", "Drain time")},
        {"DeploymentSpec.rollout", QT_TRANSLATE_NOOP("FieldWords", "Rollout")},
        {"DeploymentSpec.description", QT_TRANSLATE_NOOP("FieldWords", "Description")},
        {"ReplicaResources.gpus", QT_TRANSLATE_NOOP("FieldWords", "GPUs")},
        {"ReplicaResources.memory_bytes", QT_TRANSLATE_NOOP("FieldWords", "Host memory")},
        {"ReplicaResources.cpu_millis", QT_TRANSLATE_NOOP("FieldWords", "CPU (thousandths)")},
        {"Placement.cluster", QT_TRANSLATE_NOOP("FieldWords", "Cluster")},
        {"Placement.sites", QT_TRANSLATE_NOOP("FieldWords", "Sites")},
        {"Placement.regions", QT_TRANSLATE_NOOP("FieldWords", "Regions")},
        {"Placement.node_labels", QT_TRANSLATE_NOOP("FieldWords", "Labels of the node")},
        {"Placement.gpu_product", QT_TRANSLATE_NOOP("FieldWords", "GPU product")},
        {"Placement.spread", QT_TRANSLATE_NOOP("FieldWords", "Spread")},
        {"Rollout.strategy", QT_TRANSLATE_NOOP("FieldWords", "Strategy")},
        {"Rollout.max_surge", QT_TRANSLATE_NOOP("FieldWords", "Replicas above the number")},
        {"Rollout.max_unavailable", QT_TRANSLATE_NOOP("FieldWords", "Replicas below the number")},
        {"Rollout.steps", QT_TRANSLATE_NOOP("FieldWords", "Steps")},
        {"Rollout.guards", QT_TRANSLATE_NOOP("FieldWords", "Guards")},
        {"CanaryStep.share_basis_points", QT_TRANSLATE_NOOP("FieldWords", "Share")},
        {"CanaryStep.hold_time", QT_TRANSLATE_NOOP("FieldWords", "Hold time")},
        {"CanaryStep.manual", QT_TRANSLATE_NOOP("FieldWords", "Waits for promotion")},
        {"CanaryGuards.max_error_basis_points", QT_TRANSLATE_NOOP("FieldWords", "Error rate")},
        {"CanaryGuards.max_time_to_first_token", QT_TRANSLATE_NOOP("FieldWords", "Time to first token")},
        {"CanaryGuards.max_inter_token_latency", QT_TRANSLATE_NOOP("FieldWords", "Inter-token latency")},
        {"CanaryGuards.min_requests", QT_TRANSLATE_NOOP("FieldWords", "Requests for a verdict")},
        {"ScalingRule.cron", QT_TRANSLATE_NOOP("FieldWords", "At")},
        {"ScalingRule.time_zone", QT_TRANSLATE_NOOP("FieldWords", "Time zone")},
        {"ScalingRule.replicas", QT_TRANSLATE_NOOP("FieldWords", "Replicas")},
        {"ProviderSpec.description", QT_TRANSLATE_NOOP("FieldWords", "Description")},
        {"ProviderSpec.base_url", QT_TRANSLATE_NOOP("FieldWords", "Base URL")},
        {"ProviderSpec.region", QT_TRANSLATE_NOOP("FieldWords", "Region")},
        {"ProviderSpec.secret", QT_TRANSLATE_NOOP("FieldWords", "Secret")},
        {"ProviderSpec.models", QT_TRANSLATE_NOOP("FieldWords", "Models")},
        {"ProviderSpec.probe_period", QT_TRANSLATE_NOOP("FieldWords", "Probe period")},
        {"ProviderModel.name", QT_TRANSLATE_NOOP("FieldWords", "Name")},
        {"ProviderModel.context_length", QT_TRANSLATE_NOOP("FieldWords", "Context length")},
        {"RouteSpec.description", QT_TRANSLATE_NOOP("FieldWords", "Description")},
        {"RouteSpec.model", QT_TRANSLATE_NOOP("FieldWords", "Public model name")},
        {"RouteSpec.aliases", QT_TRANSLATE_NOOP("FieldWords", "Aliases")},
        {"RouteSpec.targets", QT_TRANSLATE_NOOP("FieldWords", "Targets")},
        {"RouteSpec.fallback_on", QT_TRANSLATE_NOOP("FieldWords", "Falls back on")},
        {"RouteSpec.max_attempts", QT_TRANSLATE_NOOP("FieldWords", "Attempts at most")},
        {"RouteSpec.first_byte_timeout", QT_TRANSLATE_NOOP("FieldWords", "Time to the first byte")},
        {"RouteSpec.idle_timeout", QT_TRANSLATE_NOOP("FieldWords", "Time between parts")},
        {"RouteSpec.timeout", QT_TRANSLATE_NOOP("FieldWords", "Time of a request")},
        {"RouteTarget.id", QT_TRANSLATE_NOOP("FieldWords", "Id")},
        {"RouteTarget.deployment", QT_TRANSLATE_NOOP("FieldWords", "Deployment")},
        {"RouteTarget.provider", QT_TRANSLATE_NOOP("FieldWords", "Provider")},
        {"RouteTarget.provider_model", QT_TRANSLATE_NOOP("FieldWords", "Model of the provider")},
        {"RouteTarget.share_basis_points", QT_TRANSLATE_NOOP("FieldWords", "Share")},
        {"RouteTarget.priority", QT_TRANSLATE_NOOP("FieldWords", "Priority")},
    };
}

const FieldWordTable &words() {
    static const FieldWordTable table = [] {
        auto all = ofObjects();
        all.merge(policyFieldWords());
        return all;
    }();
    return table;
}

// Of a field or a choice between fields.
template <typename Member>
std::string keyOf(const Member *member) {
    return member->containing_type()->name() + "." + member->name();
}

template <typename Enum>
bool isOf(const google::protobuf::EnumValueDescriptor *value) {
    return value->type() == google::protobuf::GetEnumDescriptor<Enum>();
}

QString diffKind(v1::DiffKind kind) {
    switch (static_cast<int>(kind)) {
    case v1::CREATED:
        return FieldWords::tr("created");
    case v1::UPDATED:
        return FieldWords::tr("changed");
    case v1::DELETED:
        return FieldWords::tr("deleted");
    case v1::UNDELETED:
        return FieldWords::tr("brought back");
    default:
        return FieldWords::tr("unchanged");
    }
}

} // namespace

QString FieldWords::label(const google::protobuf::FieldDescriptor *field) {
    const auto found = words().find(keyOf(field));
    return found == words().end() ? QString::fromStdString(field->name()) : tr(found->second);
}

bool FieldWords::hasLabel(const google::protobuf::FieldDescriptor *field) {
    return words().contains(keyOf(field));
}

QString FieldWords::label(const google::protobuf::OneofDescriptor *choice) {
    const auto found = words().find(keyOf(choice));
    return found == words().end() ? QString::fromStdString(choice->name()) : tr(found->second);
}

bool FieldWords::hasLabel(const google::protobuf::OneofDescriptor *choice) {
    return words().contains(keyOf(choice));
}

QString FieldWords::choices(const google::protobuf::OneofDescriptor *choice) {
    QStringList labels;
    for (int index = 0; index < choice->field_count(); ++index)
        labels << label(choice->field(index));
    return labels.join(QStringLiteral(", "));
}

QString FieldWords::zero(const google::protobuf::FieldDescriptor *field) {
    const auto key = keyOf(field);
    if (key == "DeploymentSpec.context_length" || key == "DeploymentSpec.concurrency")
        return tr("Left to the engine");
    if (key == "ReplicaResources.memory_bytes")
        return tr("Not limited; for example 24 GiB");
    if (key == "ReplicaResources.cpu_millis")
        return tr("Not limited");
    if (key == "PolicySetSpec.shadow_decisions")
        return tr("10,000, unless something else stands here");
    if (key == "RouteSpec.max_attempts")
        return tr("2, unless something else stands here");
    return {};
}

QString FieldWords::kind(const google::protobuf::Descriptor *spec) {
    const auto found = words().find(spec->name());
    return found == words().end() ? QString::fromStdString(spec->name()) : tr(found->second);
}

bool FieldWords::hasKind(const google::protobuf::Descriptor *spec) {
    return words().contains(spec->name());
}

bool FieldWords::isOffered(const google::protobuf::EnumValueDescriptor *value) {
    return !value->options().GetExtension(v1::not_offered);
}

QString FieldWords::value(const google::protobuf::EnumValueDescriptor *value) {
    const int number = value->number();
    if (isOf<v1::Lifecycle>(value))
        return Sentences::word(static_cast<v1::Lifecycle>(number));
    if (isOf<v1::ModelFormat>(value))
        return Sentences::word(static_cast<v1::ModelFormat>(number));
    if (isOf<v1::Modality>(value))
        return Sentences::word(static_cast<v1::Modality>(number));
    if (isOf<v1::Capability>(value))
        return Sentences::word(static_cast<v1::Capability>(number));
    if (isOf<v1::RiskTier>(value))
        return Sentences::word(static_cast<v1::RiskTier>(number));
    if (isOf<v1::Role>(value))
        return Sentences::word(static_cast<v1::Role>(number));
    if (isOf<v1::PrincipalType>(value))
        return Sentences::word(static_cast<v1::PrincipalType>(number));
    if (isOf<v1::RolloutStrategy>(value))
        return Sentences::word(static_cast<v1::RolloutStrategy>(number));
    if (isOf<v1::ServiceTier>(value))
        return Sentences::word(static_cast<v1::ServiceTier>(number));
    if (isOf<v1::Spread>(value))
        return Sentences::word(static_cast<v1::Spread>(number));
    if (isOf<v1::EngineKind>(value))
        return Sentences::word(static_cast<v1::EngineKind>(number));
    if (isOf<v1::ParameterType>(value))
        return Sentences::word(static_cast<v1::ParameterType>(number));
    if (isOf<v1::FallbackCause>(value))
        return Sentences::word(static_cast<v1::FallbackCause>(number));
    if (isOf<v1::HealthSign>(value))
        return HealthWords::sign(static_cast<v1::HealthSign>(number));
    if (isOf<v1::RuntimeKind>(value))
        return Sentences::word(static_cast<v1::RuntimeKind>(number));
    if (isOf<v1::ChangeRequestState>(value))
        return Sentences::word(static_cast<v1::ChangeRequestState>(number));
    if (isOf<v1::PolicyStage>(value))
        return Sentences::word(static_cast<v1::PolicyStage>(number));
    if (isOf<v1::PolicyEffect>(value))
        return Sentences::word(static_cast<v1::PolicyEffect>(number));
    if (isOf<v1::PolicyMode>(value))
        return Sentences::word(static_cast<v1::PolicyMode>(number));
    if (isOf<v1::DiffKind>(value))
        return diffKind(static_cast<v1::DiffKind>(number));
    if (isOf<v1::FindingDecision>(value))
        return number == v1::ALLOW ? tr("allowed") : number == v1::ADOPT ? tr("adopted") : tr("nobody has decided");
    return QString::fromStdString(value->name());
}

} // namespace kit
