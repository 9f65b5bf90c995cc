#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "backend/core/result.h"

#include "pilothouse/v1/catalog_service.pb.h"

namespace catalog {

namespace v1 = pilothouse::v1;

// The directories below which model files may be read. Symbolic links are followed only to targets below a root.
class ModelRoots {
public:
    // Roots that do not exist are kept: they may be mounted later.
    explicit ModelRoots(std::vector<std::filesystem::path> roots);

    const std::vector<std::filesystem::path> &roots() const { return roots_; }

    // The real path of something below a root. Errors: PATH_NOT_ALLOWED, FILE_NOT_FOUND.
    core::Result<std::filesystem::path> resolve(const std::string &path) const;

    // Directories first, then files, each by name; hidden ones are left out. Empty lists the roots themselves.
    core::Result<v1::BrowseModelFilesResponse> browse(const std::string &directory) const;

private:
    bool isBelowRoot(const std::filesystem::path &real) const;

    std::vector<std::filesystem::path> roots_;
};

// What a file is, by its name alone.
v1::ModelFormat formatByName(const std::filesystem::path &path);

} // namespace catalog
