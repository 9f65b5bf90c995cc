#include "backend/catalog/inspect/parsers/safetensors_types.h"

#include <algorithm>
#include <array>

namespace inspect {

namespace {

constexpr std::array<SafetensorsType, 22> types{{
    {"BF16", 16},       {"F16", 16},        {"F32", 32},    {"F8_E4M3", 8},  {"F8_E5M2", 8}, {"F8_E8M0", 8},
    {"F8_E4M3FNUZ", 8}, {"F8_E5M2FNUZ", 8}, {"F6_E2M3", 6}, {"F6_E3M2", 6},  {"F4", 4},      {"F64", 64},
    {"C64", 64},        {"BOOL", 8},        {"I8", 8},      {"U8", 8, true}, {"I16", 16},    {"U16", 16},
    {"I32", 32, true},  {"U32", 32, true},  {"I64", 64},    {"U64", 64},
}};

} // namespace

const SafetensorsType *findSafetensorsType(std::string_view name) {
    const auto found = std::find_if(types.begin(), types.end(), [&](const auto &type) { return type.name == name; });
    return found == types.end() ? nullptr : &*found;
}

} // namespace inspect
