#include "backend/catalog/inspect/parsers/model_config.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <string>
#include <string_view>

namespace inspect {

namespace {

// Reads from the text part where the config has one that describes layers, else from the top.
class Part {
public:
    explicit Part(const ConfigValues &config) : config_(config) {
        if (config.number("text_config.num_hidden_layers"))
            prefix_ = "text_config.";
    }

    // The first of these names that is said.
    std::optional<std::uint64_t> number(std::initializer_list<const char *> names) const {
        for (const auto *name : names) {
            if (const auto value = config_.number(prefix_ + name))
                return value;
        }
        return std::nullopt;
    }
    std::string text(const char *name) const { return config_.text(prefix_ + name); }
    std::optional<bool> flag(const char *name) const { return config_.flag(prefix_ + name); }
    std::vector<std::string> texts(const char *name) const { return config_.texts(prefix_ + name); }

private:
    const ConfigValues &config_;
    std::string prefix_;
};

Geometry geometryOf(const Part &part) {
    Geometry geometry;
    geometry.layerCount = part.number({"num_hidden_layers", "n_layer", "n_layers"});
    geometry.embeddingLength = part.number({"hidden_size", "n_embd", "d_model"});
    geometry.headCount = part.number({"num_attention_heads", "n_head", "n_heads"});
    geometry.kvHeadCount = part.number({"num_key_value_heads"});
    geometry.keyLength = geometry.valueLength = part.number({"head_dim"});
    geometry.vocabularySize = part.number({"vocab_size"});
    geometry.expertCount = part.number({"num_experts", "num_local_experts", "n_routed_experts"});
    geometry.expertUsedCount = part.number({"num_experts_per_tok", "num_experts_per_token"});
    geometry.kvLoraRank = part.number({"kv_lora_rank"});
    geometry.ropeHeadDim = part.number({"qk_rope_head_dim"});
    return geometry;
}

std::optional<LayerKind> layerKind(std::string_view name) {
    if (name == "full_attention" || name == "attention")
        return LayerKind::FullAttention;
    if (name == "sliding_attention" || name == "chunked_attention")
        return LayerKind::SlidingWindow;
    if (name == "linear_attention" || name == "mamba" || name == "conv")
        return LayerKind::StateSpace;
    return std::nullopt;
}

// The kind of every layer where the config says it by name, by an interval (attention in the last of so many), by a
// period (attention in one of so many), or by the layer from which on a window holds.
std::vector<LayerKind> layerKinds(const Part &part, std::uint64_t layers) {
    std::vector<LayerKind> kinds;
    for (const auto &name : part.texts("layer_types")) {
        const auto kind = layerKind(name);
        if (!kind)
            return {};
        kinds.push_back(*kind);
    }
    if (!kinds.empty() || layers > mostLayers)
        return kinds;
    const auto interval = part.number({"full_attention_interval"}).value_or(0);
    const auto period = part.number({"attn_layer_period"}).value_or(0);
    const auto offset = part.number({"attn_layer_offset"}).value_or(0);
    const auto firstWindow = part.number({"max_window_layers"}).value_or(0);
    const bool hasWindows = part.flag("use_sliding_window").value_or(false);
    for (std::uint64_t layer = 0; layer < layers; ++layer) {
        if (interval > 0)
            kinds.push_back((layer + 1) % interval == 0 ? LayerKind::FullAttention : LayerKind::StateSpace);
        else if (period > 0)
            kinds.push_back(layer % period == offset ? LayerKind::FullAttention : LayerKind::StateSpace);
        else if (hasWindows)
            kinds.push_back(layer < firstWindow ? LayerKind::FullAttention : LayerKind::SlidingWindow);
    }
    return kinds;
}

LayerPlan planOf(const Part &part, std::uint64_t layers) {
    LayerPlan plan;
    plan.windowTokens = part.number({"sliding_window", "attention_chunk_size"});
    plan.windowPeriod = part.number({"sliding_window_pattern"});
    plan.kinds = layerKinds(part, layers);
    return plan;
}

// `GPTQ-INT4`: only where the type of the elements does not tell, since a quantiser packed weights into them.
std::string packedPrecision(const ConfigValues &config) {
    auto method = config.text("quantization_config.quant_method");
    std::transform(method.begin(), method.end(), method.begin(), [](unsigned char c) { return std::toupper(c); });
    const auto bits = config.number("quantization_config.bits");
    if (bits && *bits <= 64)
        return method + "-INT" + std::to_string(*bits);
    if (config.flag("quantization_config.load_in_4bit").value_or(false))
        return method + "-4BIT";
    return method;
}

// `org/model`, as Hugging Face names repositories; a path of the one who saved the file is not taken.
void applyRepository(const std::string &repository, Header &header) {
    const auto slash = repository.find('/');
    const bool isName = slash != std::string::npos && slash > 0 && slash + 1 < repository.size() &&
                        std::isalnum(static_cast<unsigned char>(repository.front())) &&
                        std::all_of(repository.begin(), repository.end(), [](unsigned char c) {
                            return std::isalnum(c) || c == '-' || c == '_' || c == '.' || c == '/';
                        });
    if (!isName || repository.find('/', slash + 1) != std::string::npos)
        return;
    if (header.publisher.empty())
        header.publisher = repository.substr(0, slash);
    if (header.name.empty())
        header.name = repository.substr(slash + 1);
}

} // namespace

void applyConfig(const ConfigValues &config, Header &header) {
    const Part part(config);
    const auto classes = config.texts("architectures");
    const auto type = config.text("model_type");
    if (!type.empty())
        header.architecture = type;
    else if (!classes.empty())
        header.architecture = classes.front();
    applyRepository(config.text("_name_or_path"), header);
    header.contextLength =
        part.number({"max_position_embeddings", "n_positions", "max_sequence_length", "max_seq_len", "seq_length"});
    header.geometry = geometryOf(part);
    header.plan = planOf(part, header.geometry.layerCount.value_or(0));
    if (!header.parameterCount && !config.text("quantization_config.quant_method").empty())
        header.precision = packedPrecision(config);
}

std::string textArchitecture(const ConfigValues &config) {
    const auto type = Part(config).text("model_type");
    return type.empty() ? config.text("model_type") : type;
}

} // namespace inspect
