#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace inspect {

enum class Format { Gguf, Safetensors };

enum class LayerKind { FullAttention, SlidingWindow, LatentAttention, StateSpace };

// Layers of one kind.
struct LayerGroup {
    LayerKind kind;
    std::uint64_t count;
    // Of a sliding window, where the file says it.
    std::optional<std::uint64_t> windowTokens;

    bool operator==(const LayerGroup &) const = default;
};

// Sizes of a transformer, in elements. Absent is what the file does not say.
struct Geometry {
    std::optional<std::uint64_t> layerCount;
    std::optional<std::uint64_t> embeddingLength;
    std::optional<std::uint64_t> headCount;
    // Where the layers differ, of the layer with the most.
    std::optional<std::uint64_t> kvHeadCount;
    std::optional<std::uint64_t> keyLength;
    std::optional<std::uint64_t> valueLength;
    std::optional<std::uint64_t> vocabularySize;
    std::optional<std::uint64_t> expertCount;
    std::optional<std::uint64_t> expertUsedCount;
    std::optional<std::uint64_t> kvLoraRank;
    std::optional<std::uint64_t> ropeHeadDim;
    std::vector<LayerGroup> layers;

    bool operator==(const Geometry &) const = default;
};

// More layers than any model has: what claims more is not known.
constexpr std::uint64_t mostLayers = 4'096;

// How the layers differ from each other, as far as the file says.
struct LayerPlan {
    // By layer; empty where it does not say.
    std::vector<LayerKind> kinds;
    std::vector<std::uint64_t> kvHeads;
    std::optional<std::uint64_t> windowTokens;
    // Of every so many layers the last one sees everything; 0: all layers have a window.
    std::optional<std::uint64_t> windowPeriod;
    // Layers at the end that predict further tokens and keep no cache.
    std::uint64_t predictionLayers = 0;

    bool operator==(const LayerPlan &) const = default;
};

// What the header of one model file says. Texts are UTF-8 of the file's own choosing, empty where it says nothing.
struct Header {
    Format format = Format::Gguf;
    std::string architecture;
    std::string name;
    std::string license;
    std::string publisher;
    // Name or address of the model that this one was made from.
    std::string baseModel;
    // `Q4_K_M`, `BF16`: by the file's own word, else of the type that holds the most bytes.
    std::string precision;
    std::uint64_t tensorCount = 0;
    // Bytes of all tensors, padding not counted.
    std::uint64_t weightBytes = 0;
    // Absent where several weights are packed into one element.
    std::optional<std::uint64_t> parameterCount;
    // Tokens.
    std::optional<std::uint64_t> contextLength;
    // At two bytes an element, every attention layer counted: what a token costs until the windows are full.
    std::optional<std::uint64_t> kvCacheBytesPerToken;
    Geometry geometry;
    LayerPlan plan;

    bool operator==(const Header &) const = default;
};

} // namespace inspect
