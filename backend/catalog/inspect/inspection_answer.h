#pragma once

#include "backend/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace pilothouse::v1 {
class InspectModelFileResponse;
}

namespace catalog {

namespace v1 = pilothouse::v1;

// Why the program refused a file.
struct InspectionFault {
    // Plain English, with the code and the place in the file.
    std::string detail;
    // The file may be sound.
    bool storageFailed = false;
};

// Reads the program's answers as what a hostile file may have made it say: strictly, fields that an inspection cannot
// know are dropped, numbers that cannot be are refused, and texts are made safe to show. INTERNAL for anything else.
core::Result<v1::InspectModelFileResponse> responseFrom(std::string_view line, const std::filesystem::path &file,
                                                        std::uint64_t fileSize);
core::Result<InspectionFault> faultFrom(std::string_view line);

} // namespace catalog
