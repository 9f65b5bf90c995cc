#include "backend/core/whole_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace core {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor &) = delete;
    ~Descriptor() {
        if (number_ >= 0)
            ::close(number_);
    }

    int number() const { return number_; }
    bool isOpen() const { return number_ >= 0; }

private:
    int number_;
};

Error failure(int error, const std::filesystem::path &file, const char *what) {
    const auto reason = error == ENOENT ? v1::FILE_NOT_FOUND : error == ENOSPC ? v1::DISK_FULL : v1::FILE_UNREADABLE;
    const auto words = std::generic_category().message(error);
    return Error(reason, file.string() + " cannot be " + what + ": " + words,
                 {{"path", file.string()}, {"system_error", words}});
}

int writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor) == 0 ? 0 : errno;
}

int syncDirectory(const std::filesystem::path &directory) {
    const Descriptor descriptor(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return descriptor.isOpen() && ::fsync(descriptor.number()) == 0 ? 0 : errno;
}

} // namespace

Result<std::string> readWholeFile(const std::filesystem::path &file, std::size_t limit) {
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (!descriptor.isOpen() || ::fstat(descriptor.number(), &status) != 0)
        return failure(errno, file, "read");
    if (!S_ISREG(status.st_mode))
        return failure(EINVAL, file, "read");
    std::string bytes;
    char block[16384];
    for (;;) {
        const auto count = ::read(descriptor.number(), block, sizeof block);
        if (count == 0)
            return bytes;
        if (count < 0 && errno != EINTR)
            return failure(errno, file, "read");
        if (count > 0)
            bytes.append(block, static_cast<std::size_t>(count));
        if (bytes.size() > limit)
            return Error(v1::TOO_LARGE, file.string() + " is larger than " + std::to_string(limit) + " bytes",
                         {{"limit", std::to_string(limit)}, {"size", std::to_string(status.st_size)}});
    }
}

Result<void> replaceWholeFile(const std::filesystem::path &file, std::string_view bytes) {
    // mkostemp makes the file with mode 0600.
    std::string temporary = file.string() + ".XXXXXX";
    int error = 0;
    {
        const Descriptor descriptor(::mkostemp(temporary.data(), O_CLOEXEC));
        if (!descriptor.isOpen())
            return failure(errno, file, "written");
        error = writeAll(descriptor.number(), bytes);
    }
    if (error == 0 && ::rename(temporary.c_str(), file.c_str()) != 0)
        error = errno;
    if (error != 0) {
        ::unlink(temporary.c_str());
        return failure(error, file, "written");
    }
    const auto directory = file.parent_path();
    if (const int unsynced = syncDirectory(directory.empty() ? "." : directory); unsynced != 0)
        return failure(unsynced, file, "written");
    return {};
}

} // namespace core
