#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
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

// A sound file of so many bytes of weights, all zero, that take no room on the disk.
inline void writeSparseSafetensors(const std::filesystem::path &file, std::uint64_t weightBytes) {
    const auto size = std::to_string(weightBytes);
    const auto header =
        safetensorsBytes(R"({"a":{"dtype":"U8","shape":[)" + size + R"(],"data_offsets":[0,)" + size + "]}}", 0);
    std::ofstream(file, std::ios::binary | std::ios::trunc) << header;
    std::filesystem::resize_file(file, header.size() + weightBytes);
}
