#include "backend/catalog/inspect/inspection_answer.h"

#include "backend/catalog/inspect/model_naming.h"
#include "backend/core/strict_json.h"
#include "backend/core/text_safety.h"
#include "google/rpc/error_details.pb.h"
#include "pilothouse/v1/catalog_service.pb.h"

namespace catalog {

namespace {

constexpr core::JsonLimits limits{64 * 1024, 8};

core::Error unexpected(const std::string &what) {
    return {v1::INTERNAL, "pilothouse-inspect answered what it may not: " + what};
}

bool isPossible(const v1::ModelGeometry &geometry) {
    for (const auto &group : geometry.layers()) {
        if (group.count() <= 0 || group.window_tokens() < 0)
            return false;
    }
    return geometry.layer_count() >= 0 && geometry.embedding_length() >= 0 && geometry.attention_head_count() >= 0 &&
           geometry.kv_head_count() >= 0 && geometry.key_length() >= 0 && geometry.value_length() >= 0 &&
           geometry.vocabulary_size() >= 0 && geometry.expert_count() >= 0 && geometry.expert_used_count() >= 0 &&
           geometry.kv_lora_rank() >= 0 && geometry.qk_rope_head_dim() >= 0;
}

bool isPossible(const v1::ModelVersionSpec &spec, std::uint64_t fileSize) {
    return (spec.format() == v1::GGUF || spec.format() == v1::SAFETENSORS) && spec.parameters() >= 0 &&
           spec.context_length() >= 0 && spec.kv_cache_bytes_per_token() >= 0 && spec.weight_bytes() >= 0 &&
           static_cast<std::uint64_t>(spec.weight_bytes()) <= fileSize && isPossible(spec.geometry());
}

bool isNumber(std::string_view text) {
    return !text.empty() && text.size() <= 20 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

v1::ModelVersionSpec inspectedPart(const v1::ModelVersionSpec &said) {
    v1::ModelVersionSpec spec;
    spec.set_format(said.format());
    spec.set_architecture(core::escapeUnsafeLine(said.architecture()));
    spec.set_precision(core::escapeUnsafeLine(said.precision()));
    spec.set_weight_bytes(said.weight_bytes());
    *spec.mutable_geometry() = said.geometry();
    if (said.has_parameters())
        spec.set_parameters(said.parameters());
    if (said.has_context_length())
        spec.set_context_length(said.context_length());
    if (said.has_kv_cache_bytes_per_token())
        spec.set_kv_cache_bytes_per_token(said.kv_cache_bytes_per_token());
    return spec;
}

} // namespace

core::Result<v1::InspectModelFileResponse> responseFrom(std::string_view line, const std::filesystem::path &file,
                                                        std::uint64_t fileSize) {
    v1::InspectModelFileResponse said;
    if (const auto read = core::messageFromJson(line, &said, limits); !read)
        return unexpected(read.error().message());
    if (!isPossible(said.spec(), fileSize))
        return unexpected("numbers that cannot be");
    v1::InspectModelFileResponse response;
    *response.mutable_spec() = inspectedPart(said.spec());
    response.set_name(core::escapeUnsafeLine(said.name()));
    response.set_license(core::escapeUnsafeLine(said.license()));
    response.set_publisher(core::escapeUnsafeLine(said.publisher()));
    response.set_base_model(core::escapeUnsafeLine(said.base_model()));
    response.set_suggested_id(suggestedModelId(said.name(), file, said.spec().precision()));
    return response;
}

core::Result<InspectionFault> faultFrom(std::string_view line) {
    google::rpc::ErrorInfo said;
    if (const auto read = core::messageFromJson(line, &said, limits); !read)
        return unexpected(read.error().message());
    const auto &metadata = said.metadata();
    const auto detail = metadata.find("detail");
    const auto offset = metadata.find("offset");
    if (detail == metadata.end() || offset == metadata.end() || !isNumber(offset->second))
        return unexpected("a refusal without its cause");
    InspectionFault fault;
    if (said.reason() != "READ_FAILED") {
        fault.fault.emplace();
        if (!v1::ModelFileFault_Parse("MODEL_FILE_" + said.reason(), &*fault.fault))
            return unexpected("a refusal with a cause that is not known");
    }
    fault.offset = offset->second;
    fault.detail = core::escapeUnsafeText(detail->second + " (" + said.reason() + " at byte " + offset->second + ')');
    fault.isInConfig = metadata.contains("file");
    return fault;
}

} // namespace catalog
