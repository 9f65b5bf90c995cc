#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pilothouse/v1/deployment_service.pb.h"
#include "pilothouse/v1/engine_template.pb.h"
#include "pilothouse/v1/model_version.pb.h"

namespace deployments {

namespace v1 = pilothouse::v1;

struct Load {
    // Tokens of one sequence; 0 takes what the model was made for.
    std::int64_t contextLength = 0;
    // Sequences at once; 0 is 1.
    int concurrency = 0;
    // Of an element of the KV cache; 0 is 16.
    int kvCacheBits = 0;
};

// What one replica needs, summand by summand: weights, KV cache of each group of layers, what the engine needs itself.
// Bytes per token and layer: full attention 2 x KV heads x head length x element (key and value may differ), a sliding
// window the same for at most its tokens, latent attention (KV rank + rope length) x element. What the model's files do
// not say has no number, and then neither has the sum.
v1::MemoryEstimate estimateMemory(const v1::ModelVersionSpec &version, const v1::EngineTemplateSpec &engine,
                                  const Load &load);

// Bytes that each of so many GPUs needs; nothing where the sum is not known. Weights and cache are divided, the
// engine's own is needed on each.
std::optional<std::int64_t> bytesPerGpu(const v1::MemoryEstimate &estimate, int gpus);
// Of a GPU's memory what a model may have: an engine that reserves a part takes no more.
std::int64_t usableBytes(std::int64_t gpuBytes, const v1::EngineTemplateSpec &engine);

struct GpuProduct {
    std::string_view product;
    std::int64_t memoryBytes;
};

// Products that are known beside those of the fleet, by memory; from the vendors' data sheets.
const std::vector<GpuProduct> &knownGpus();

} // namespace deployments
