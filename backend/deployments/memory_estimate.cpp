#include "backend/deployments/memory_estimate.h"

#include <algorithm>

namespace deployments {

namespace {

constexpr int recordedBits = 16;
constexpr std::int64_t gibibyte = 1LL << 30;

using Bytes = std::optional<std::int64_t>;

Bytes product(std::initializer_list<std::int64_t> factors) {
    std::int64_t result = 1;
    for (const auto factor : factors) {
        if (__builtin_mul_overflow(result, factor, &result))
            return std::nullopt;
    }
    return result;
}

// Of one layer, at 16 bits; nothing where the geometry does not say it.
Bytes layerBytesPerToken(const v1::ModelGeometry &geometry, v1::LayerKind kind) {
    if (kind == v1::LATENT_ATTENTION) {
        if (geometry.kv_lora_rank() <= 0)
            return std::nullopt;
        return (geometry.kv_lora_rank() + geometry.qk_rope_head_dim()) * recordedBits / 8;
    }
    const auto heads = geometry.attention_head_count();
    const auto whole = heads > 0 ? geometry.embedding_length() / heads : 0;
    const auto key = geometry.key_length() > 0 ? geometry.key_length() : whole;
    const auto value = geometry.value_length() > 0 ? geometry.value_length() : whole;
    if (key <= 0 || value <= 0 || geometry.kv_head_count() <= 0)
        return std::nullopt;
    return product({key + value, geometry.kv_head_count(), recordedBits / 8});
}

void addCache(v1::MemoryEstimate *estimate, const v1::MemoryTerm &shape, Bytes perToken, int bits) {
    auto &term = *estimate->add_terms();
    term = shape;
    term.set_kind(v1::KV_CACHE);
    term.set_sequences(estimate->concurrency());
    if (!perToken || term.tokens() <= 0)
        return;
    term.set_bytes_per_token(*perToken * bits / recordedBits);
    if (const auto bytes = product({term.layers(), term.tokens(), term.bytes_per_token(), term.sequences()}))
        term.set_bytes(*bytes);
}

// Group by group, where the groups make what was recorded for the whole; else the whole as it was recorded.
void addCaches(const v1::ModelVersionSpec &version, int bits, v1::MemoryEstimate *estimate) {
    const auto &geometry = version.geometry();
    std::int64_t sum = 0;
    bool isComplete = geometry.layers_size() > 0;
    for (const auto &group : geometry.layers()) {
        if (group.layer_kind() == v1::STATE_SPACE)
            continue;
        const auto perToken = layerBytesPerToken(geometry, group.layer_kind());
        isComplete = isComplete && perToken.has_value();
        sum += perToken.value_or(0) * group.count();
    }
    const bool areGroups =
        isComplete && (!version.has_kv_cache_bytes_per_token() || sum == version.kv_cache_bytes_per_token());
    v1::MemoryTerm shape;
    if (!areGroups) {
        shape.set_layers(1);
        shape.set_tokens(estimate->context_length());
        addCache(estimate, shape,
                 version.has_kv_cache_bytes_per_token() ? Bytes(version.kv_cache_bytes_per_token()) : std::nullopt,
                 bits);
        return;
    }
    for (const auto &group : geometry.layers()) {
        shape.set_layer_kind(group.layer_kind());
        shape.set_layers(group.count());
        shape.set_tokens(estimate->context_length());
        if (group.layer_kind() == v1::STATE_SPACE) {
            // Constant for each sequence, and no header says how much.
            auto &state = *estimate->add_terms();
            state = shape;
            state.set_kind(v1::RECURRENT_STATE);
            state.set_sequences(estimate->concurrency());
            state.clear_tokens();
            continue;
        }
        if (group.layer_kind() == v1::SLIDING_WINDOW && group.window_tokens() > 0)
            shape.set_tokens(std::min(shape.tokens(), group.window_tokens()));
        addCache(estimate, shape, layerBytesPerToken(geometry, group.layer_kind()), bits);
    }
}

} // namespace

v1::MemoryEstimate estimateMemory(const v1::ModelVersionSpec &version, const v1::EngineTemplateSpec &engine,
                                  const Load &load) {
    v1::MemoryEstimate estimate;
    estimate.set_context_length(load.contextLength > 0 ? load.contextLength : version.context_length());
    estimate.set_concurrency(std::max(load.concurrency, 1));
    auto &weights = *estimate.add_terms();
    weights.set_kind(v1::WEIGHTS);
    if (version.weight_bytes() > 0)
        weights.set_bytes(version.weight_bytes());
    addCaches(version, load.kvCacheBits > 0 ? load.kvCacheBits : recordedBits, &estimate);
    auto &overhead = *estimate.add_terms();
    overhead.set_kind(v1::ENGINE_OVERHEAD);
    overhead.set_bytes(engine.memory().overhead_bytes());
    std::int64_t total = 0;
    for (const auto &term : estimate.terms()) {
        if (!term.has_bytes() || __builtin_add_overflow(total, term.bytes(), &total))
            return estimate;
    }
    estimate.set_total_bytes(total);
    return estimate;
}

std::optional<std::int64_t> bytesPerGpu(const v1::MemoryEstimate &estimate, int gpus) {
    if (!estimate.has_total_bytes() || gpus <= 0)
        return std::nullopt;
    std::int64_t own = 0;
    for (const auto &term : estimate.terms()) {
        if (term.kind() == v1::ENGINE_OVERHEAD)
            own += term.bytes();
    }
    return (estimate.total_bytes() - own + gpus - 1) / gpus + own;
}

std::int64_t usableBytes(std::int64_t gpuBytes, const v1::EngineTemplateSpec &engine) {
    const auto part = engine.memory().reserved_basis_points();
    return part > 0 ? gpuBytes / 10'000 * part : gpuBytes;
}

const std::vector<GpuProduct> &knownGpus() {
    static const std::vector<GpuProduct> products{
        {"NVIDIA L4", 24 * gibibyte},
        {"NVIDIA A10", 24 * gibibyte},
        {"NVIDIA RTX 4090", 24 * gibibyte},
        {"NVIDIA A100 40GB", 40 * gibibyte},
        {"NVIDIA L40S", 48 * gibibyte},
        {"AMD Instinct MI210", 64 * gibibyte},
        {"NVIDIA A100 80GB", 80 * gibibyte},
        {"NVIDIA H100 80GB", 80 * gibibyte},
        {"NVIDIA H200", 141 * gibibyte},
        {"NVIDIA B200", 180 * gibibyte},
        {"AMD Instinct MI300X", 192 * gibibyte},
        {"AMD Instinct MI325X", 256 * gibibyte},
    };
    return products;
}

} // namespace deployments
