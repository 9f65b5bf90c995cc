#include "backend/catalog/inspect/child/answer.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace inspect {

namespace {

constexpr std::size_t longestText = 1'024;

std::string quoted(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string json = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            json += {'\\', c};
        else if (byte < 0x20)
            json += {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
        else
            json += c;
    }
    return json + '"';
}

// An object of the members that have something to say.
class Object {
public:
    Object &text(std::string_view name, std::string_view value) {
        return value.empty() || value.size() > longestText ? *this : raw(name, quoted(value));
    }
    // An int32 of the contract.
    Object &count(std::string_view name, const std::optional<std::uint64_t> &value) {
        const bool fits = value && *value <= std::uint64_t(std::numeric_limits<std::int32_t>::max());
        return fits ? raw(name, std::to_string(*value)) : *this;
    }
    // An int64 of the contract.
    Object &amount(std::string_view name, const std::optional<std::uint64_t> &value) {
        const bool fits = value && *value <= std::uint64_t(std::numeric_limits<std::int64_t>::max());
        return fits ? raw(name, quoted(std::to_string(*value))) : *this;
    }
    Object &raw(std::string_view name, const std::string &json) {
        if (json.empty())
            return *this;
        members_ += members_.empty() ? "" : ",";
        members_ += quoted(name) + ':' + json;
        return *this;
    }
    std::string json() const { return '{' + members_ + '}'; }

private:
    std::string members_;
};

std::string_view nameOf(LayerKind kind) {
    switch (kind) {
    case LayerKind::FullAttention:
        return "FULL_ATTENTION";
    case LayerKind::SlidingWindow:
        return "SLIDING_WINDOW";
    case LayerKind::LatentAttention:
        return "LATENT_ATTENTION";
    case LayerKind::StateSpace:
        return "STATE_SPACE";
    }
    return "LAYER_KIND_UNSPECIFIED";
}

std::string layersOf(const Geometry &geometry) {
    std::string list;
    for (const auto &group : geometry.layers) {
        Object layer;
        layer.text("layer_kind", nameOf(group.kind))
            .count("count", group.count)
            .amount("window_tokens", group.windowTokens);
        list += (list.empty() ? "" : ",") + layer.json();
    }
    return list.empty() ? list : '[' + list + ']';
}

std::string geometryOf(const Geometry &geometry) {
    Object object;
    object.count("layer_count", geometry.layerCount)
        .amount("embedding_length", geometry.embeddingLength)
        .count("attention_head_count", geometry.headCount)
        .count("kv_head_count", geometry.kvHeadCount)
        .amount("key_length", geometry.keyLength)
        .amount("value_length", geometry.valueLength)
        .amount("vocabulary_size", geometry.vocabularySize)
        .count("expert_count", geometry.expertCount)
        .count("expert_used_count", geometry.expertUsedCount)
        .raw("layers", layersOf(geometry))
        .amount("kv_lora_rank", geometry.kvLoraRank)
        .amount("qk_rope_head_dim", geometry.ropeHeadDim);
    return object.json();
}

} // namespace

std::string answerOf(const Header &header) {
    Object spec;
    spec.text("format", header.format == Format::Gguf ? "GGUF" : "SAFETENSORS")
        .text("architecture", header.architecture)
        .amount("parameters", header.parameterCount)
        .amount("context_length", header.contextLength)
        .text("precision", header.precision)
        .amount("weight_bytes", header.weightBytes)
        .amount("kv_cache_bytes_per_token", header.kvCacheBytesPerToken)
        .raw("geometry", geometryOf(header.geometry));
    Object answer;
    answer.raw("spec", spec.json())
        .text("name", header.name)
        .text("license", header.license)
        .text("publisher", header.publisher)
        .text("base_model", header.baseModel);
    return answer.json() + '\n';
}

std::string answerOf(const Fault &fault) {
    Object metadata;
    metadata.text("detail", fault.detail)
        .text("file", fault.isInConfig ? "config.json" : "")
        .text("offset", std::to_string(fault.offset));
    Object answer;
    answer.text("reason", nameOf(fault.code)).text("domain", "pilothouse-inspect").raw("metadata", metadata.json());
    return answer.json() + '\n';
}

} // namespace inspect
