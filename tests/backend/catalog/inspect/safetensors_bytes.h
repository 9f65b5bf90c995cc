#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// A safetensors file of any header, announced with its true length or another.
inline std::string safetensorsBytes(std::string_view header, std::uint64_t dataBytes, std::uint64_t announced) {
    std::string bytes(reinterpret_cast<const char *>(&announced), sizeof announced);
    bytes += header;
    bytes.resize(bytes.size() + dataBytes);
    return bytes;
}

inline std::string safetensorsBytes(std::string_view header, std::uint64_t dataBytes) {
    return safetensorsBytes(header, dataBytes, header.size());
}
