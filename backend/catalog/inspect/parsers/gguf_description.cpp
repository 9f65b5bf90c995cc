#include "backend/catalog/inspect/parsers/gguf_description.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace inspect {

namespace {

// llama.cpp adds this to a file type that the writer guessed.
constexpr std::uint64_t guessedFileType = 1024;

std::string precisionOf(const GgufMetadata &metadata, const GgufTensors &tensors) {
    const auto fileType = metadata.number("general.file_type");
    const auto name = fileType ? fileTypeName(*fileType & ~guessedFileType) : std::string_view();
    return std::string(name.empty() ? tensors.dominantType() : name);
}

std::string firstOf(const GgufMetadata &metadata, std::initializer_list<const char *> keys) {
    for (const auto *key : keys) {
        if (auto text = metadata.text(key); !text.empty())
            return text;
    }
    return {};
}

// Naming of ggml: base name, size, fine-tune, version.
std::string nameOf(const GgufMetadata &metadata) {
    auto name = metadata.text("general.name");
    if (!name.empty())
        return name;
    for (const auto *key : {"general.basename", "general.size_label", "general.finetune", "general.version"}) {
        const auto part = metadata.text(key);
        if (!part.empty())
            name += name.empty() ? part : '-' + part;
    }
    return name;
}

// The file's one number, or the largest of its numbers by layer.
std::optional<std::uint64_t> largest(const std::vector<std::uint64_t> &list) {
    const auto found = std::max_element(list.begin(), list.end());
    return found == list.end() ? std::nullopt : std::optional(*found);
}

Geometry geometryOf(const GgufMetadata &metadata, const std::string &prefix) {
    Geometry geometry;
    geometry.layerCount = metadata.number(prefix + "block_count");
    geometry.embeddingLength = metadata.number(prefix + "embedding_length");
    geometry.headCount = largest(metadata.list(prefix + "attention.head_count"));
    geometry.kvHeadCount = largest(metadata.list(prefix + "attention.head_count_kv"));
    if (!geometry.kvHeadCount)
        geometry.kvHeadCount = geometry.headCount;
    geometry.keyLength = metadata.number(prefix + "attention.key_length");
    geometry.valueLength = metadata.number(prefix + "attention.value_length");
    geometry.vocabularySize = metadata.number(prefix + "vocab_size");
    if (!geometry.vocabularySize)
        geometry.vocabularySize = metadata.tokenCount();
    geometry.expertCount = metadata.number(prefix + "expert_count");
    geometry.expertUsedCount = metadata.number(prefix + "expert_used_count");
    geometry.kvLoraRank = metadata.number(prefix + "attention.kv_lora_rank");
    if (geometry.kvLoraRank)
        geometry.ropeHeadDim = metadata.number(prefix + "rope.dimension_count");
    return geometry;
}

LayerPlan planOf(const GgufMetadata &metadata, const std::string &prefix, std::uint64_t layers) {
    LayerPlan plan;
    plan.windowTokens = metadata.number(prefix + "attention.sliding_window");
    plan.predictionLayers = metadata.number(prefix + "nextn_predict_layers").value_or(0);
    if (auto heads = metadata.list(prefix + "attention.head_count_kv"); heads.size() > 1)
        plan.kvHeads = std::move(heads);
    const auto pattern = metadata.list(prefix + "attention.sliding_window_pattern");
    if (pattern.size() == 1)
        plan.windowPeriod = pattern.front();
    for (std::size_t layer = 0; pattern.size() > 1 && layer < pattern.size(); ++layer)
        plan.kinds.push_back(pattern[layer] ? LayerKind::SlidingWindow : LayerKind::FullAttention);
    const auto interval = metadata.number(prefix + "full_attention_interval").value_or(0);
    for (std::uint64_t layer = 1; interval > 0 && layers <= mostLayers && layer <= layers; ++layer)
        plan.kinds.push_back(layer % interval == 0 ? LayerKind::FullAttention : LayerKind::StateSpace);
    return plan;
}

} // namespace

Header describe(const GgufMetadata &metadata, const GgufTensors &tensors) {
    Header header;
    header.format = Format::Gguf;
    header.architecture = metadata.text("general.architecture");
    header.name = nameOf(metadata);
    header.license = firstOf(metadata, {"general.license", "general.license.name"});
    header.publisher = firstOf(metadata, {"general.organization", "general.author"});
    header.baseModel = firstOf(metadata, {"general.base_model.0.name", "general.base_model.0.repo_url"});
    header.precision = precisionOf(metadata, tensors);
    header.tensorCount = tensors.count();
    header.weightBytes = tensors.weightBytes();
    if (tensors.count() > 0)
        header.parameterCount = tensors.parameterCount();
    const auto prefix = header.architecture + '.';
    header.contextLength = metadata.number(prefix + "context_length");
    header.geometry = geometryOf(metadata, prefix);
    header.plan = planOf(metadata, prefix, header.geometry.layerCount.value_or(0));
    return header;
}

} // namespace inspect
