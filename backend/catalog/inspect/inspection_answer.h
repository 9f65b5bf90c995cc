#pragma once

#include "backend/core/result.h"

#include "pilothouse/v1/errors.pb.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace pilothouse::v1 {
class InspectModelFileResponse;
}

namespace catalog {

namespace v1 = pilothouse::v1;

// Why the program refused a file.
struct InspectionFault {
    // Nothing where the storage failed; the file may be sound.
    std::optional<v1::ModelFileFault> fault;
    // Bytes from the start of the file.
    std::string offset;
    // Plain English, with the code and the place in the file.
    std::string detail;
    // It is the config.json beside the model file that is refused.
    bool isInConfig = false;
};

// Reads the program's answers as what a hostile file may have made it say: strictly, fields that an inspection cannot
// know are dropped, numbers that cannot be are refused, and texts are made safe to show. INTERNAL for anything else.
core::Result<v1::InspectModelFileResponse> responseFrom(std::string_view line, const std::filesystem::path &file,
                                                        std::uint64_t fileSize);
core::Result<InspectionFault> faultFrom(std::string_view line);

} // namespace catalog
