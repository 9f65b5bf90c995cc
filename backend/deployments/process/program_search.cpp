#include "backend/deployments/process/program_search.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <sys/stat.h>
#include <unistd.h>

namespace deployments {

namespace {

FoundProgram examined(const std::string &path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 && (errno == ENOENT || errno == ENOTDIR))
        return {{}, v1::ENGINE_MISSING, std::strerror(errno)};
    if (S_ISDIR(status.st_mode))
        return {{}, v1::ENGINE_NOT_EXECUTABLE, std::strerror(EISDIR)};
    if (::access(path.c_str(), X_OK) != 0)
        return {{}, v1::ENGINE_NOT_EXECUTABLE, std::strerror(errno)};
    return {path, v1::CONDITION_REASON_UNSPECIFIED, {}};
}

} // namespace

FoundProgram findProgram(const std::string &program, const std::string &searchPath) {
    const FoundProgram missing{{}, v1::ENGINE_MISSING, std::strerror(ENOENT)};
    if (program.starts_with('/'))
        return examined(program);
    if (program.empty() || program.find('/') != std::string::npos)
        return missing;
    auto best = missing;
    for (std::size_t at = 0; at <= searchPath.size();) {
        const auto end = std::min(searchPath.find(':', at), searchPath.size());
        const auto directory = searchPath.substr(at, end - at);
        at = end + 1;
        // What depends on the working directory is never meant.
        if (!directory.starts_with('/'))
            continue;
        const auto found = examined(directory + '/' + program);
        if (!found.path.empty())
            return found;
        if (found.reason == v1::ENGINE_NOT_EXECUTABLE)
            best = found;
    }
    return best;
}

std::string ownSearchPath() {
    const auto *const path = std::getenv("PATH");
    return path && *path ? path : "/usr/local/bin:/usr/bin:/bin";
}

} // namespace deployments
