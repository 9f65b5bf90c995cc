#include "backend/catalog/inspect/parsers/kv_cache.h"

#include "backend/catalog/inspect/parsers/kv_architectures.h"

#include <algorithm>
#include <limits>

namespace inspect {

namespace {

constexpr std::uint64_t bytesPerElement = 2;

using Count = std::optional<std::uint64_t>;

Count multiply(std::uint64_t a, std::uint64_t b) {
    std::uint64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? std::nullopt : Count(product);
}

// Key and value of one head.
Count headElements(const KvArchitecture &architecture, const Geometry &geometry) {
    Count whole;
    if (!architecture.ownHeadLength && geometry.embeddingLength && geometry.headCount.value_or(0) > 0 &&
        *geometry.embeddingLength % *geometry.headCount == 0)
        whole = *geometry.embeddingLength / *geometry.headCount;
    const Count key = geometry.keyLength ? geometry.keyLength : whole;
    const Count value = geometry.valueLength ? geometry.valueLength : whole;
    std::uint64_t sum = 0;
    return key && value && !__builtin_add_overflow(*key, *value, &sum) ? Count(sum) : std::nullopt;
}

Count kvHeadsOf(const KvArchitecture &architecture, const Geometry &geometry, const LayerPlan &plan,
                std::size_t layer) {
    if (!plan.kvHeads.empty())
        return layer < plan.kvHeads.size() ? Count(plan.kvHeads[layer]) : std::nullopt;
    return architecture.allHeads ? geometry.headCount : geometry.kvHeadCount;
}

std::optional<LayerKind> kindOf(const KvArchitecture &architecture, const LayerPlan &plan, std::size_t layer) {
    if (!plan.kinds.empty())
        return layer < plan.kinds.size() ? std::optional(plan.kinds[layer]) : std::nullopt;
    if (architecture.family == KvFamily::Hybrid) {
        if (layer >= plan.kvHeads.size())
            return std::nullopt;
        return plan.kvHeads[layer] == 0 ? LayerKind::StateSpace : LayerKind::FullAttention;
    }
    if (architecture.windowPeriod < 0 || plan.windowTokens.value_or(0) == 0)
        return LayerKind::FullAttention;
    const auto period = plan.windowPeriod.value_or(static_cast<std::uint64_t>(architecture.windowPeriod));
    return period == 0 || layer % period + 1 < period ? LayerKind::SlidingWindow : LayerKind::FullAttention;
}

void count(std::vector<LayerGroup> &groups, LayerKind kind, const Count &window) {
    const auto found =
        std::find_if(groups.begin(), groups.end(), [&](const auto &group) { return group.kind == kind; });
    if (found != groups.end())
        ++found->count;
    else
        groups.push_back({kind, 1, kind == LayerKind::SlidingWindow ? window : std::nullopt});
}

std::optional<KvCache> sumOfLayers(const KvArchitecture &architecture, const Geometry &geometry, const LayerPlan &plan,
                                   std::uint64_t layers) {
    KvCache cache;
    const auto elements = headElements(architecture, geometry);
    for (std::size_t layer = 0; layer < layers; ++layer) {
        const auto kind = kindOf(architecture, plan, layer);
        if (!kind)
            return std::nullopt;
        count(cache.layers, *kind, plan.windowTokens);
        if (*kind == LayerKind::StateSpace)
            continue;
        const auto heads = kvHeadsOf(architecture, geometry, plan, layer);
        const auto kept = heads && elements ? multiply(*heads, *elements) : std::nullopt;
        const auto bytes = kept ? multiply(*kept, bytesPerElement) : std::nullopt;
        if (!bytes || __builtin_add_overflow(cache.bytesPerToken, *bytes, &cache.bytesPerToken))
            return std::nullopt;
    }
    return cache;
}

std::optional<KvCache> latentCache(const Geometry &geometry, std::uint64_t layers) {
    std::uint64_t elements = 0;
    if (!geometry.kvLoraRank || !geometry.ropeHeadDim ||
        __builtin_add_overflow(*geometry.kvLoraRank, *geometry.ropeHeadDim, &elements))
        return std::nullopt;
    const auto bytes = multiply(elements, layers * bytesPerElement);
    return bytes ? std::optional(KvCache{{{LayerKind::LatentAttention, layers, {}}}, *bytes}) : std::nullopt;
}

} // namespace

std::optional<KvCache> kvCacheOf(const std::string &architecture, const Geometry &geometry, const LayerPlan &plan) {
    const auto *known = findKvArchitecture(architecture);
    if (!known)
        return std::nullopt;
    if (known->family == KvFamily::Encoder)
        return KvCache();
    const auto blocks = geometry.layerCount.value_or(0);
    if (blocks == 0 || blocks > mostLayers || plan.predictionLayers >= blocks)
        return std::nullopt;
    const auto layers = blocks - plan.predictionLayers;
    std::optional<KvCache> cache;
    switch (known->family) {
    case KvFamily::Recurrent:
        return KvCache{{{LayerKind::StateSpace, layers, {}}}, 0};
    case KvFamily::Latent:
        cache = latentCache(geometry, layers);
        break;
    case KvFamily::Decoder:
    case KvFamily::Hybrid:
        cache = sumOfLayers(*known, geometry, plan, layers);
        break;
    case KvFamily::Encoder:
        break;
    }
    const bool fits = cache && cache->bytesPerToken <= std::uint64_t(std::numeric_limits<std::int64_t>::max());
    return fits ? cache : std::nullopt;
}

} // namespace inspect
