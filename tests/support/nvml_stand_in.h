#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace support {

// UUIDs and sizes of what the stand-ins for NVIDIA's management library have.
inline constexpr char FirstGpu[] = "GPU-11111111-aaaa-bbbb-cccc-000000000001";
inline constexpr char SecondGpu[] = "GPU-22222222-aaaa-bbbb-cccc-000000000002";
inline constexpr long long FirstGpuBytes = 85'520'809'984;
inline constexpr long long SecondGpuBytes = 24'152'899'584;

// Where the stand-in with a fault is; they stand in nvml_stand_in/CMakeLists.txt.
inline std::vector<std::string> nvmlStandIn(const std::string &fault) {
    return {std::filesystem::path(std::getenv("PILOTHOUSE_BIN")).parent_path() / "tests/nvml" / fault /
            "libnvidia-ml.so.1"};
}

} // namespace support
