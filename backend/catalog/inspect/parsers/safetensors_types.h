#pragma once

#include <cstdint>
#include <string_view>

namespace inspect {

struct SafetensorsType {
    std::string_view name;
    std::uint64_t bits;
    // Quantisers pack several weights into one element of it, so that elements do not count parameters.
    bool mayPack = false;
};

// Nothing for a type that the format does not know.
const SafetensorsType *findSafetensorsType(std::string_view name);

} // namespace inspect
