#include "backend/telemetry/file_bytes.h"

#include <cerrno>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace telemetry {

core::Error fileFailure(int error, const std::filesystem::path &path) {
    const auto words = std::generic_category().message(error);
    return core::Error(error == ENOSPC || error == EDQUOT ? core::v1::DISK_FULL : core::v1::FILE_UNREADABLE,
                       path.string() + " cannot be written: " + words,
                       {{"path", path.string()}, {"system_error", words}});
}

int writeAt(int descriptor, std::string_view bytes, std::size_t offset) {
    while (!bytes.empty()) {
        const auto written = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
            offset += static_cast<std::size_t>(written);
        }
    }
    return 0;
}

bool readAt(int descriptor, std::span<char> bytes, std::size_t offset) {
    while (!bytes.empty()) {
        const auto count = ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count == 0 || (count < 0 && errno != EINTR))
            return false;
        if (count > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(count));
            offset += static_cast<std::size_t>(count);
        }
    }
    return true;
}

std::optional<std::size_t> fileSize(int descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    return static_cast<std::size_t>(status.st_size);
}

} // namespace telemetry
