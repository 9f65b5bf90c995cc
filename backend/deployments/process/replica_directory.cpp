#include "backend/deployments/process/replica_directory.h"

#include <algorithm>
#include <cerrno>
#include <fstream>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace deployments {

namespace {

namespace fs = std::filesystem;

constexpr const char *stopMark = "stop-asked";
constexpr std::size_t longestName = 128;

bool isSafeName(const std::string &name) {
    return !name.empty() && name.size() <= longestName && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

core::Result<void> makePrivate(const fs::path &directory) {
    std::error_code failed;
    fs::create_directories(directory.parent_path(), failed);
    if (::mkdir(directory.c_str(), 0700) == 0 || errno == EEXIST)
        return {};
    const auto error = std::error_code(errno, std::generic_category()).message();
    return core::Error(core::v1::INTERNAL, "cannot make " + directory.string() + ": " + error,
                       {{"system_error", error}});
}

} // namespace

ReplicaDirectory::ReplicaDirectory(const fs::path &dataDirectory, const ReplicaKey &key)
    : path_(dataDirectory / "replicas" / key.deployment / key.replica),
      log_(dataDirectory / "logs" / key.deployment / key.replica) {}

bool ReplicaDirectory::isSafe(const ReplicaKey &key) {
    return isSafeName(key.deployment) && isSafeName(key.replica);
}

std::vector<ReplicaKey> ReplicaDirectory::all(const fs::path &dataDirectory) {
    std::vector<ReplicaKey> found;
    std::error_code ignored;
    for (const auto &deployment : fs::directory_iterator(dataDirectory / "replicas", ignored)) {
        for (const auto &entry : fs::directory_iterator(deployment.path(), ignored)) {
            ReplicaKey key{deployment.path().filename().string(), entry.path().filename().string()};
            if (isSafe(key))
                found.push_back(std::move(key));
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

core::Result<void> ReplicaDirectory::make() const {
    for (const auto &directory : {path_.parent_path().parent_path(), path_.parent_path(), path_,
                                  log_.parent_path().parent_path(), log_.parent_path(), log_}) {
        if (auto made = makePrivate(directory); !made)
            return made;
    }
    std::error_code ignored;
    fs::remove(path_ / stopMark, ignored);
    fs::remove_all(path_ / "work", ignored);
    return {};
}

void ReplicaDirectory::remove() const {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    // Goes with the last of its replicas.
    fs::remove(path_.parent_path(), ignored);
}

void ReplicaDirectory::noteStop() const {
    std::ofstream(path_ / stopMark).flush();
}

bool ReplicaDirectory::wasAskedToStop() const {
    std::error_code ignored;
    return fs::exists(path_ / stopMark, ignored);
}

bool ReplicaDirectory::isHeld() const {
    const int lock = ::open((path_ / "lock").c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    // Without a descriptor to ask with nothing is known, and whoever is taken for lost is killed.
    if (lock < 0)
        return errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == EINTR;
    const bool isFree = ::flock(lock, LOCK_SH | LOCK_NB) == 0;
    ::close(lock);
    return !isFree;
}

std::optional<replica::Record> ReplicaDirectory::record() const {
    std::ifstream file(path_ / "record", std::ios::binary);
    std::string text(replica::LongestRecord + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return replica::recordFrom(text);
}

} // namespace deployments
