#include "backend/client/private_directory.h"

#include "backend/core/unusable_directory.h"

#include <system_error>

namespace client {

core::Result<void> makePrivateDirectory(const std::filesystem::path &directory) {
    std::error_code error;
    if (std::filesystem::create_directories(directory, error))
        std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
    if (error)
        return core::unusableDirectory(directory, core::v1::DIRECTORY_NOT_MADE, "cannot be made", error.message());
    return {};
}

} // namespace client
