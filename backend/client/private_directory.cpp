#include "backend/client/private_directory.h"

#include <system_error>

namespace client {

core::Result<void> makePrivateDirectory(const std::filesystem::path &directory) {
    std::error_code error;
    if (std::filesystem::create_directories(directory, error))
        std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
    if (error)
        return core::Error(core::v1::DATA_DIRECTORY_UNUSABLE,
                           directory.string() + " cannot be made: " + error.message(),
                           {{"path", directory.string()}, {"detail", error.message()}});
    return {};
}

} // namespace client
