#include "backend/deployments/replica/log_files.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include <dirent.h>

namespace replica {

namespace {

constexpr std::size_t digitCount = 8;
constexpr std::string_view ending = ".log";

} // namespace

std::string logFileName(std::uint32_t number) {
    char text[32];
    std::snprintf(text, sizeof text, "%08u.log", number);
    return text;
}

std::optional<std::uint32_t> logFileNumber(std::string_view name) {
    std::uint32_t number = 0;
    if (name.size() != digitCount + ending.size() || !name.ends_with(ending))
        return std::nullopt;
    const auto read = std::from_chars(name.data(), name.data() + digitCount, number);
    return read.ec == std::errc() && read.ptr == name.data() + digitCount && number > 0 ? std::optional(number)
                                                                                        : std::nullopt;
}

std::vector<std::uint32_t> logFiles(const std::string &directory) {
    std::vector<std::uint32_t> found;
    auto *const entries = ::opendir(directory.c_str());
    if (!entries)
        return found;
    while (const auto *const entry = ::readdir(entries)) {
        if (const auto number = logFileNumber(entry->d_name))
            found.push_back(*number);
    }
    ::closedir(entries);
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace replica
