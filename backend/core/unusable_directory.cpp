#include "backend/core/unusable_directory.h"

#include <utility>

namespace core {

Error unusableDirectory(const std::filesystem::path &path, v1::DirectoryFault fault, std::string_view what,
                        Error::Arguments arguments) {
    arguments.insert({{"path", path.string()}, {"fault", v1::DirectoryFault_Name(fault)}});
    return Error(v1::DATA_DIRECTORY_UNUSABLE, path.string() + ' ' + std::string(what), std::move(arguments));
}

Error unusableDirectory(const std::filesystem::path &path, v1::DirectoryFault fault, std::string_view what,
                        const std::string &systemError) {
    return unusableDirectory(path, fault, std::string(what) + ": " + systemError,
                             Error::Arguments{{"system_error", systemError}});
}

} // namespace core
