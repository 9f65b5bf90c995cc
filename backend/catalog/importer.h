#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "backend/catalog/inspect/file_inspector.h"
#include "backend/catalog/model_roots.h"
#include "backend/core/result.h"

#include "pilothouse/v1/catalog_service.pb.h"
#include "pilothouse/v1/operation.pb.h"

namespace catalog {

namespace v1 = pilothouse::v1;

// Reads the files of a model version: what they are, and their hashes. Stores nothing. Calls block; for a worker's
// thread.
class Importer {
public:
    // What is at work; returns false to stop.
    using Progress = std::function<bool(v1::OperationPhase phase, std::int64_t doneBytes, std::int64_t totalBytes)>;

    // Both outlive the importer.
    Importer(const ModelRoots &roots, const FileInspector &inspector);

    // A whole spec with digest and files, and what the headers say of name, license and publisher. A chosen safetensors
    // file brings its other shards and its config.json along. Errors: PATH_NOT_ALLOWED, FILE_NOT_FOUND,
    // FILE_UNREADABLE, FILE_CHANGED, MODEL_FILE_INVALID, TOO_LARGE, OPERATION_CANCELLED.
    core::Result<v1::InspectModelFileResponse> read(const v1::ImportWork &work, const Progress &progress) const;

    // The same of one file, without hashes.
    core::Result<v1::InspectModelFileResponse> inspect(const std::string &path) const;

private:
    struct File;
    using Names = std::set<std::filesystem::path>;

    // Of the chosen files and of what comes along.
    core::Result<Names> namesOf(const v1::ImportWork &work) const;
    core::Result<std::vector<File>> gather(const v1::ImportWork &work) const;
    core::Result<v1::InspectModelFileResponse> readHeader(const File &file, const std::vector<File> &files) const;
    core::Result<v1::InspectModelFileResponse> readHeaders(const std::vector<File> &files,
                                                           const Progress &progress) const;
    core::Result<void> hashAll(std::vector<File> &files, const Progress &progress) const;

    const ModelRoots &roots_;
    const FileInspector &inspector_;
};

} // namespace catalog
