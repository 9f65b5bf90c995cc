#pragma once

#include <cstdint>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "pilothouse/v1/catalog_service.pb.h"

namespace support {

namespace v1 = pilothouse::v1;

using Json = nlohmann::json;

// What the packages that the files are judged by call the facts of an inspection; what is not known is left out.
inline Json factsOf(const v1::InspectModelFileResponse &response) {
    const auto &spec = response.spec();
    const auto &geometry = spec.geometry();
    Json facts{{"weight_bytes", spec.weight_bytes()}, {"format", v1::ModelFormat_Name(spec.format())}};
    if (spec.has_parameters())
        facts["parameters"] = spec.parameters();
    if (spec.has_context_length())
        facts["context_length"] = spec.context_length();
    if (spec.has_kv_cache_bytes_per_token())
        facts["kv_cache_bytes_per_token"] = spec.kv_cache_bytes_per_token();
    const std::map<std::string, std::string> texts{{"architecture", spec.architecture()},
                                                   {"precision", spec.precision()},
                                                   {"name", response.name()},
                                                   {"license", response.license()},
                                                   {"publisher", response.publisher()},
                                                   {"base_model", response.base_model()}};
    for (const auto &[name, text] : texts) {
        if (!text.empty())
            facts[name] = text;
    }
    const std::map<std::string, std::int64_t> numbers{{"layer_count", geometry.layer_count()},
                                                      {"embedding_length", geometry.embedding_length()},
                                                      {"attention_head_count", geometry.attention_head_count()},
                                                      {"kv_head_count", geometry.kv_head_count()},
                                                      {"key_length", geometry.key_length()},
                                                      {"value_length", geometry.value_length()},
                                                      {"vocabulary_size", geometry.vocabulary_size()},
                                                      {"expert_count", geometry.expert_count()},
                                                      {"expert_used_count", geometry.expert_used_count()},
                                                      {"kv_lora_rank", geometry.kv_lora_rank()},
                                                      {"qk_rope_head_dim", geometry.qk_rope_head_dim()}};
    for (const auto &[name, number] : numbers) {
        if (number != 0)
            facts[name] = number;
    }
    for (const auto &group : geometry.layers()) {
        if (group.layer_kind() == v1::SLIDING_WINDOW)
            facts["sliding_layers"] = {group.count(), group.window_tokens()};
    }
    return facts;
}

} // namespace support
