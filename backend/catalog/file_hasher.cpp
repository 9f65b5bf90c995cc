#include "backend/catalog/file_hasher.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backend/core/sha256.h"

namespace catalog {

namespace {

constexpr std::size_t stretchBytes = 1 << 20;

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0)
            ::close(fd_);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int get() const { return fd_; }

private:
    int fd_;
};

core::Error unreadable(const std::filesystem::path &path, int error) {
    const auto reason = error == ENOENT ? v1::FILE_NOT_FOUND : v1::FILE_UNREADABLE;
    return core::Error(reason, path.string() + " cannot be read: " + std::generic_category().message(error),
                       {{"path", path.string()}});
}

core::Error changed(const std::filesystem::path &path) {
    return core::Error(v1::FILE_CHANGED, path.string() + " changed while it was being imported; import it again",
                       {{"path", path.string()}});
}

FileState stateFrom(const struct stat &status) {
    return {status.st_dev, status.st_ino, status.st_size,
            status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec};
}

} // namespace

core::Result<FileState> stateOf(const std::filesystem::path &path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0)
        return unreadable(path, errno);
    if (!S_ISREG(status.st_mode))
        return core::Error(v1::FILE_UNREADABLE, path.string() + " is not a regular file", {{"path", path.string()}});
    return stateFrom(status);
}

core::Result<std::string> hashFile(const std::filesystem::path &path, const FileState &expected,
                                   const std::function<bool(std::int64_t bytes)> &advance) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (file.get() < 0)
        return unreadable(path, errno);
    const auto isAsExpected = [&] {
        struct stat status = {};
        return ::fstat(file.get(), &status) == 0 && stateFrom(status) == expected;
    };
    if (!isAsExpected())
        return changed(path);
    ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
    const auto buffer = std::make_unique_for_overwrite<char[]>(stretchBytes);
    core::Sha256 hash;
    for (;;) {
        const auto count = ::read(file.get(), buffer.get(), stretchBytes);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return unreadable(path, errno);
        if (count == 0)
            break;
        hash.update({buffer.get(), static_cast<std::size_t>(count)});
        if (!advance(count))
            return core::Error(v1::OPERATION_CANCELLED, "the import of " + path.string() + " was cancelled");
    }
    const auto onDisk = stateOf(path);
    if (!isAsExpected() || !onDisk || *onDisk != expected)
        return changed(path);
    return core::toHex(hash.finish());
}

std::string digestOf(const std::vector<v1::ModelFile> &files) {
    std::vector<std::string> lines;
    for (const auto &file : files)
        lines.push_back(file.sha256() + "  " + file.path() + "\n");
    std::sort(lines.begin(), lines.end());
    core::Sha256 hash;
    for (const auto &line : lines)
        hash.update(line);
    return core::toHex(hash.finish());
}

} // namespace catalog
