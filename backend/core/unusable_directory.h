#pragma once

#include "backend/core/error.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace core {

// DATA_DIRECTORY_UNUSABLE; the path is that of the directory or of a file in it. `what` follows it in the message.
Error unusableDirectory(const std::filesystem::path &path, v1::DirectoryFault fault, std::string_view what,
                        Error::Arguments arguments = {});
// The same where the operating system said why: its words end the message.
Error unusableDirectory(const std::filesystem::path &path, v1::DirectoryFault fault, std::string_view what,
                        const std::string &systemError);

} // namespace core
