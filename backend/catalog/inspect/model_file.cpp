#include "backend/catalog/inspect/model_file.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

#include "backend/core/text_safety.h"

namespace catalog {

namespace {

core::Error unreadable(const std::filesystem::path &path, int error) {
    const bool isMissing = error == ENOENT || error == ENOTDIR;
    if (error == ELOOP)
        return fileError(v1::FILE_UNREADABLE, path, "is a symbolic link; name its target");
    if (isMissing)
        return fileError(v1::FILE_NOT_FOUND, path, "cannot be read: " + std::generic_category().message(error));
    return unreadableFile(path, error);
}

FileState stateFrom(const struct stat &status) {
    return {status.st_dev, status.st_ino, status.st_size,
            status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec};
}

core::Result<FileState> regular(const std::filesystem::path &path, const struct stat &status) {
    if (!S_ISREG(status.st_mode))
        return fileError(v1::FILE_UNREADABLE, path, "is not a regular file");
    return stateFrom(status);
}

// Each part by itself, so that none may be a link.
posix::Descriptor openWithoutLinks(const std::filesystem::path &path) {
    posix::Descriptor at(::open("/", O_PATH | O_DIRECTORY | O_CLOEXEC));
    const auto parts = path.relative_path();
    for (auto part = parts.begin(); part != parts.end() && at.isOpen(); ++part) {
        const bool isLast = std::next(part) == parts.end();
        const int flags = isLast ? O_RDONLY | O_NONBLOCK | O_NOCTTY : O_PATH | O_DIRECTORY;
        at = posix::Descriptor(::openat(at.number(), part->c_str(), flags | O_NOFOLLOW | O_CLOEXEC));
    }
    return at;
}

} // namespace

FoundFile::FoundFile(std::filesystem::path path) : name(path), real(std::move(path)) {}

FoundFile::FoundFile(std::filesystem::path name, std::filesystem::path real)
    : name(std::move(name)), real(std::move(real)) {}

ModelFile::ModelFile(posix::Descriptor descriptor, FileState state)
    : descriptor_(std::move(descriptor)), state_(state) {}

core::Result<ModelFile> ModelFile::open(const FoundFile &file) {
    auto descriptor = openWithoutLinks(file.real);
    if (!descriptor.isOpen())
        return unreadable(file.name, errno);
    struct stat status = {};
    if (::fstat(descriptor.number(), &status) != 0)
        return unreadable(file.name, errno);
    const auto state = regular(file.name, status);
    if (!state)
        return state.error();
    if (file.state && *file.state != *state)
        return fileChanged(file.name);
    return ModelFile(std::move(descriptor), *state);
}

std::optional<FileState> ModelFile::stateNow() const {
    struct stat status = {};
    if (::fstat(descriptor_.number(), &status) != 0)
        return std::nullopt;
    return stateFrom(status);
}

core::Result<FileState> stateOf(const std::filesystem::path &path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0)
        return unreadable(path, errno);
    return regular(path, status);
}

std::string shownPath(const std::filesystem::path &path) {
    return core::escapeUnsafeLine(path.string());
}

core::Error fileError(v1::Reason reason, const std::filesystem::path &path, const std::string &what) {
    const auto shown = shownPath(path);
    return {reason, shown + ' ' + what, {{"path", shown}}};
}

core::Error invalidFile(const std::filesystem::path &path, v1::ModelFileFault fault, const std::string &what) {
    return fileError(v1::MODEL_FILE_INVALID, path, what).with("fault", v1::ModelFileFault_Name(fault));
}

core::Error unreadableFile(const std::filesystem::path &path, int systemError) {
    const auto words = std::generic_category().message(systemError);
    return fileError(v1::FILE_UNREADABLE, path, "cannot be read: " + words).with("system_error", words);
}

core::Error fileChanged(const std::filesystem::path &path) {
    return fileError(v1::FILE_CHANGED, path,
                     "changed while it was being imported; import it again when it is complete");
}

} // namespace catalog
