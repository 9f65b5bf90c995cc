#include "widgets/kit/field_words.h"

#include <map>
#include <string>

#include <google/protobuf/descriptor.h>

#include "widgets/kit/sentences.h"

namespace kit {

namespace {

using Words = std::map<std::string, const char *, std::less<>>;

// By name of message and field; what the objects of a spec are, by its name alone.
const Words &words() {
    static const Words table{
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
        {"PrincipalSpec.type", QT_TRANSLATE_NOOP("FieldWords", "Type")},
        {"PrincipalSpec.teams", QT_TRANSLATE_NOOP("FieldWords", "Teams")},
        {"PrincipalSpec.disabled", QT_TRANSLATE_NOOP("FieldWords", "Disabled")},
        {"PrincipalSpec.revoke_time", QT_TRANSLATE_NOOP("FieldWords", "Certificates revoked before")},
        {"TeamSpec.description", QT_TRANSLATE_NOOP("FieldWords", "Description")},
        {"SiteSpec.description", QT_TRANSLATE_NOOP("FieldWords", "Description")},
        {"SiteSpec.region", QT_TRANSLATE_NOOP("FieldWords", "Region")},
        {"RoleBindingSpec.principal", QT_TRANSLATE_NOOP("FieldWords", "Principal")},
        {"RoleBindingSpec.subject_team", QT_TRANSLATE_NOOP("FieldWords", "Team that is bound")},
        {"RoleBindingSpec.role", QT_TRANSLATE_NOOP("FieldWords", "Role")},
        {"RoleBindingSpec.expire_time", QT_TRANSLATE_NOOP("FieldWords", "Ends")},
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
    };
    return table;
}

std::string keyOf(const google::protobuf::FieldDescriptor *field) {
    return field->containing_type()->name() + "." + field->name();
}

template <typename Enum>
bool isOf(const google::protobuf::EnumValueDescriptor *value) {
    return value->type() == google::protobuf::GetEnumDescriptor<Enum>();
}

} // namespace

QString FieldWords::label(const google::protobuf::FieldDescriptor *field) {
    const auto found = words().find(keyOf(field));
    return found == words().end() ? QString::fromStdString(field->name()) : tr(found->second);
}

bool FieldWords::hasLabel(const google::protobuf::FieldDescriptor *field) {
    return words().contains(keyOf(field));
}

QString FieldWords::kind(const google::protobuf::Descriptor *spec) {
    const auto found = words().find(spec->name());
    return found == words().end() ? QString::fromStdString(spec->name()) : tr(found->second);
}

bool FieldWords::hasKind(const google::protobuf::Descriptor *spec) {
    return words().contains(spec->name());
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
    return QString::fromStdString(value->name());
}

} // namespace kit
