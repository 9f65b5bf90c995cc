#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "backend/core/result.h"
#include "backend/posix/descriptor.h"

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

// A file where it was found: under the name that people know, and really, with all symbolic links resolved.
struct FoundFile {
    FoundFile(std::filesystem::path path);
    FoundFile(std::filesystem::path name, std::filesystem::path real);

    std::filesystem::path name;
    std::filesystem::path real;
    // What it must still be in when it is opened.
    std::optional<FileState> state;
};

// A regular file, open for reading.
class ModelFile {
public:
    // Follows no symbolic link in any part of the real path and never blocks, whatever was put there in the meantime.
    // Errors: FILE_NOT_FOUND, FILE_UNREADABLE, FILE_CHANGED.
    static core::Result<ModelFile> open(const FoundFile &file);

    const posix::Descriptor &descriptor() const { return descriptor_; }
    // As it was opened.
    const FileState &state() const { return state_; }
    // As it is now; nothing when it cannot be told.
    std::optional<FileState> stateNow() const;

private:
    ModelFile(posix::Descriptor descriptor, FileState state);

    posix::Descriptor descriptor_;
    FileState state_;
};

// Of a regular file, behind whatever links. Errors: FILE_NOT_FOUND, FILE_UNREADABLE.
core::Result<FileState> stateOf(const std::filesystem::path &path);

// Made safe to show.
std::string shownPath(const std::filesystem::path &path);

// `what` follows the path as it is shown.
core::Error fileError(v1::Reason reason, const std::filesystem::path &path, const std::string &what);
// MODEL_FILE_INVALID.
core::Error invalidFile(const std::filesystem::path &path, v1::ModelFileFault fault, const std::string &what);
// FILE_UNREADABLE, for what the operating system says by errno.
core::Error unreadableFile(const std::filesystem::path &path, int systemError);
core::Error fileChanged(const std::filesystem::path &path);

} // namespace catalog
