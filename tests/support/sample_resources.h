#pragma once

#include "pilothouse/v1/resource.pb.h"

#include <string>

namespace support {

namespace v1 = pilothouse::v1;

// A model as a catalog has many, with every part of a resource in it.
inline v1::Resource sampleModel(const std::string &id = "llama-3-8b") {
    v1::Resource resource;
    auto *meta = resource.mutable_meta();
    meta->set_name("models/" + id);
    meta->set_uid("0193a5d0-7c00-7000-8000-000000000001");
    meta->set_team("teams/search");
    meta->set_generation(3);
    meta->set_revision(42);
    meta->set_etag("e3");
    meta->mutable_create_time()->set_seconds(1795356000);
    meta->mutable_update_time()->set_seconds(1795356060);
    meta->set_display_name("Llama 3 8B");
    (*meta->mutable_labels())["tier"] = "gold";
    (*meta->mutable_labels())["app.kubernetes.io/name"] = "chat";
    (*meta->mutable_annotations())["note"] = "line one\nline \"two\"";
    auto *spec = resource.mutable_model();
    spec->set_publisher("Meta");
    spec->set_license("Apache-2.0");
    spec->add_modalities(v1::TEXT);
    spec->add_modalities(v1::IMAGE);
    spec->add_capabilities(v1::CHAT);
    spec->add_permitted_regions("eu");
    spec->add_permitted_regions("us");
    spec->set_risk_tier(v1::LIMITED);
    spec->set_owner_team("teams/platform-ml");
    spec->set_card("# Llama\n\nA model card.");
    auto *status = resource.mutable_model_status();
    status->set_version_count(2);
    status->set_latest_version("models/" + id + "/versions/2");
    status->set_lifecycle(v1::APPROVED);
    status->set_parameters(8030261248);
    status->set_precision("BF16");
    status->set_format(v1::SAFETENSORS);
    status->set_weight_bytes(16060522496);
    status->mutable_latest_version_time()->set_seconds(1795356000);
    status->mutable_latest_version_time()->set_nanos(250000000);
    return resource;
}

// A version with two files and a geometry.
inline v1::Resource sampleVersion() {
    v1::Resource resource;
    auto *meta = resource.mutable_meta();
    meta->set_name("models/llama-3-8b/versions/2");
    meta->set_uid("0193a5d0-7c00-7000-8000-000000000002");
    auto *spec = resource.mutable_model_version();
    spec->set_digest(std::string(64, 'a'));
    spec->set_lifecycle(v1::EVALUATED);
    for (const auto *path : {"config.json", "model.safetensors"}) {
        auto *file = spec->add_files();
        file->set_path(path);
        file->set_size_bytes(16060522496);
        file->set_sha256(std::string(64, 'b'));
    }
    spec->set_format(v1::SAFETENSORS);
    spec->set_parameters(8030261248);
    spec->mutable_geometry()->set_layer_count(32);
    auto *layers = spec->mutable_geometry()->add_layers();
    layers->set_layer_kind(v1::FULL_ATTENTION);
    layers->set_count(32);
    auto *condition = resource.mutable_model_version_status()->add_conditions();
    condition->set_type("FilesPresent");
    condition->set_status(v1::CONDITION_STATUS_TRUE);
    return resource;
}

} // namespace support
