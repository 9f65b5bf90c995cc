#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "backend/catalog/inspect/model_file.h"
#include "backend/core/result.h"

#include "pilothouse/v1/catalog_service.pb.h"

namespace catalog {

namespace v1 = pilothouse::v1;

// The directories below which model files may be read. Symbolic links are followed only to targets below a root.
class ModelRoots {
public:
    // Roots that do not exist are kept: they may be mounted later. An empty path is none.
    explicit ModelRoots(const std::vector<std::filesystem::path> &roots);

    // A file below a root, under the name in its directory that it was asked for. Errors: PATH_NOT_ALLOWED,
    // FILE_NOT_FOUND, and MODEL_FILE_INVALID where a name could not be shown.
    core::Result<FoundFile> locate(const std::string &path) const;

    // Directories first, then files, each by name; what is hidden, neither of both, or leads out of the roots is left
    // out. Empty lists the roots themselves. What is not UTF-8, or could not be shown, is escaped.
    core::Result<v1::BrowseModelFilesResponse> browse(const std::string &directory) const;

private:
    using Paths = std::vector<std::filesystem::path>;

    // As they are now.
    Paths realRoots() const;
    // The real path of something below a root. Errors: PATH_NOT_ALLOWED, FILE_NOT_FOUND.
    core::Result<std::filesystem::path> resolve(const std::filesystem::path &path) const;
    core::Result<v1::BrowseModelFilesResponse> list(const std::filesystem::path &directory) const;

    Paths roots_;
};

// What a file is, by its name alone.
v1::ModelFormat formatByName(const std::filesystem::path &path);

} // namespace catalog
