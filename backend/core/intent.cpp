#include "backend/core/intent.h"

#include "backend/core/canonical_json.h"
#include "backend/core/kinds.h"
#include "pilothouse/v1/resource.pb.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace core {

v1::Resource intentOf(const v1::Resource &resource) {
    v1::Resource intent;
    if (resource.has_meta()) {
        const auto &from = resource.meta();
        auto *to = intent.mutable_meta();
        to->set_name(from.name());
        to->set_team(from.team());
        to->set_site(from.site());
        to->set_display_name(from.display_name());
        *to->mutable_labels() = from.labels();
        *to->mutable_annotations() = from.annotations();
    }
    if (const auto *kind = kindOfSpec(resource)) {
        const auto *reflection = resource.GetReflection();
        reflection->MutableMessage(&intent, kind->spec)->CopyFrom(reflection->GetMessage(resource, kind->spec));
    }
    return intent;
}

bool isIntent(const google::protobuf::FieldDescriptor *fieldOfMeta) {
    switch (fieldOfMeta->number()) {
    case v1::Meta::kNameFieldNumber:
    case v1::Meta::kTeamFieldNumber:
    case v1::Meta::kSiteFieldNumber:
    case v1::Meta::kDisplayNameFieldNumber:
    case v1::Meta::kLabelsFieldNumber:
    case v1::Meta::kAnnotationsFieldNumber:
        return true;
    }
    return false;
}

std::string canonicalIntent(const v1::Resource &resource) {
    return canonicalJson(intentOf(resource));
}

} // namespace core
