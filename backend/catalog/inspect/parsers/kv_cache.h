#pragma once

#include "backend/catalog/inspect/parsers/header.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace inspect {

// What a model keeps of every token that it has seen.
struct KvCache {
    // Empty for encoders, which keep nothing.
    std::vector<LayerGroup> layers;
    // At two bytes an element, the sum over the layers of: key and value of every KV head with full attention and with
    // a sliding window (until it is full); the compressed latent and its rotary part with latent attention; nothing
    // with a state space, whose state has one size for the whole sequence.
    std::uint64_t bytesPerToken = 0;

    bool operator==(const KvCache &) const = default;
};

// `architecture` is general.architecture of a GGUF file or model_type of a config.json. Nothing, and never a guess,
// for an architecture that is not in the table or a file that does not say enough.
std::optional<KvCache> kvCacheOf(const std::string &architecture, const Geometry &geometry, const LayerPlan &plan);

} // namespace inspect
