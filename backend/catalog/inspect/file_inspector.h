#pragma once

#include "backend/catalog/inspect/model_file.h"
#include "backend/core/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace pilothouse::v1 {
class InspectModelFileResponse;
}

namespace catalog {

namespace v1 = pilothouse::v1;

// Reads the header of a model file in a confined process of its own, `pilothouse-inspect`, so that a hostile file can
// at most end that process. Safe to use from many threads; each call blocks until the answer or the deadline, so it
// belongs on a worker thread.
class FileInspector {
public:
    struct Limits {
        std::chrono::milliseconds deadline{10'000};
        // Largest header of a safetensors file, in bytes; 100,000,000 at most.
        std::uint64_t safetensorsHeaderBytes = 32u << 20;
    };

    // `program` is the path of pilothouse-inspect.
    explicit FileInspector(std::filesystem::path program);
    FileInspector(std::filesystem::path program, Limits limits);

    // What importing one file, GGUF or safetensors, would record. Digest, files and directory stay empty. Paths are
    // absolute and checked by the caller. `config` is the config.json beside a safetensors file, whose header alone
    // tells neither architecture nor geometry.
    // Of a model in several files each is inspected by itself: parameters and weight_bytes add up.
    // FILE_NOT_FOUND, FILE_UNREADABLE, FILE_CHANGED, MODEL_FILE_INVALID, or INTERNAL when the program
    // cannot run.
    core::Result<v1::InspectModelFileResponse> inspect(const FoundFile &file,
                                                       const std::optional<FoundFile> &config = {}) const;

private:
    std::filesystem::path program_;
    Limits limits_;
};

} // namespace catalog
