#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "backend/core/result.h"

#include "pilothouse/v1/model_version.pb.h"

namespace catalog {

namespace v1 = pilothouse::v1;

// What was on disk when a file was looked at; any difference later means that it changed.
struct FileState {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t sizeBytes = 0;
    std::int64_t modifiedNanoseconds = 0;
    bool operator==(const FileState &) const = default;
};

// Of a regular file. Errors: FILE_NOT_FOUND, FILE_UNREADABLE.
core::Result<FileState> stateOf(const std::filesystem::path &path);

// SHA-256 of a whole file, in hex. `advance(bytes)` is told of each stretch read and returns false to stop
// (OPERATION_CANCELLED). A file whose state is not, or does not stay, `expected` answers FILE_CHANGED.
core::Result<std::string> hashFile(const std::filesystem::path &path, const FileState &expected,
                                   const std::function<bool(std::int64_t bytes)> &advance);

// SHA-256, in hex, of the sorted lines `sha256  path`, each closed by a line feed: what
// `sha256sum $(ls) | LC_ALL=C sort -k1 | sha256sum` prints for the files of a version.
std::string digestOf(const std::vector<v1::ModelFile> &files);

} // namespace catalog
