#pragma once

#include <optional>
#include <string_view>

namespace inspect {

enum class KvFamily {
    // Attention in every layer, of the kind that the file says.
    Decoder,
    // Attention in some layers only; the file says which.
    Hybrid,
    // Multi-head latent attention in every layer.
    Latent,
    // No attention.
    Recurrent,
    // Keeps nothing between requests.
    Encoder,
};

// What must be known of an architecture beyond its file to work out its cache.
struct KvArchitecture {
    std::string_view name;
    KvFamily family;
    // Of every so many layers the last one sees everything and the others a window; 0: all have a window;
    // -1: none, whatever window the file names.
    int windowPeriod = -1;
    // The length of a head is not the embedding divided by the heads; the file must say it.
    bool ownHeadLength = false;
    // There are as many KV heads as heads.
    bool allHeads = false;
};

// Nothing for an architecture that is not known.
const KvArchitecture *findKvArchitecture(std::string_view name);

} // namespace inspect
