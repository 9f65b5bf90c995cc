#include "backend/deployments/logs/log_file.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace deployments {

LogFile::LogFile(const std::string &path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) {
    // One that went away was the oldest of a log that goes on.
    if (!descriptor_.isOpen() && errno != ENOENT)
        error_ = errno;
}

std::int64_t LogFile::size() const {
    struct stat status {};
    return descriptor_.isOpen() && ::fstat(descriptor_.number(), &status) == 0 ? std::int64_t{status.st_size} : 0;
}

std::string_view LogFile::read(std::int64_t offset, std::size_t most) {
    bytes_.resize(most);
    ssize_t got = -1;
    do
        got = descriptor_.isOpen() ? ::pread(descriptor_.number(), bytes_.data(), most, offset) : 0;
    while (got < 0 && errno == EINTR);
    if (got < 0)
        error_ = errno;
    return std::string_view(bytes_).substr(0, got > 0 ? static_cast<std::size_t>(got) : 0);
}

} // namespace deployments
