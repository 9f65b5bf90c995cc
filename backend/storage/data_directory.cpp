#include "backend/storage/data_directory.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "backend/core/unusable_directory.h"

namespace storage {

namespace {

namespace v1 = core::v1;

struct NetworkFileSystem {
    // As in <linux/magic.h> and the kernel's own sources.
    std::uint32_t magic;
    std::string_view name;
};

constexpr std::array NetworkFileSystems{
    NetworkFileSystem{0x6969, "NFS"},      NetworkFileSystem{0x517B, "SMB"},
    NetworkFileSystem{0xFF534D42, "CIFS"}, NetworkFileSystem{0xFE534D42, "SMB"},
    NetworkFileSystem{0x5346414F, "AFS"},  NetworkFileSystem{0x6B414653, "AFS"},
    NetworkFileSystem{0x73757245, "Coda"}, NetworkFileSystem{0x00C36400, "Ceph"},
    NetworkFileSystem{0x01021997, "9P"},   NetworkFileSystem{0x0BD00BD0, "Lustre"},
    NetworkFileSystem{0x01161970, "GFS2"}, NetworkFileSystem{0x7461636F, "OCFS2"},
    NetworkFileSystem{0x47504653, "GPFS"}, NetworkFileSystem{0x19830326, "BeeGFS"},
};

constexpr std::uint32_t FuseMagic = 0x65735546;

// FUSE carries local and remote file systems alike; only the mount's type tells which.
constexpr std::array<std::string_view, 9> NetworkFuseTypes{
    "fuse.sshfs",     "fuse.glusterfs", "fuse.s3fs",     "fuse.rclone",    "fuse.davfs",
    "fuse.ceph-fuse", "fuse.gcsfuse",   "fuse.mount-s3", "fuse.blobfuse2",
};

core::Error unusable(const std::filesystem::path &directory, v1::DirectoryFault fault, const char *what, int error) {
    return core::unusableDirectory(directory, fault, what, std::error_code(error, std::generic_category()).message());
}

// The type in /proc/self/mountinfo (proc(5)) of the mount that holds the device; empty where none is found.
std::string mountType(dev_t device) {
    const std::string wanted = std::to_string(major(device)) + ':' + std::to_string(minor(device));
    std::ifstream mounts("/proc/self/mountinfo");
    for (std::string line; std::getline(mounts, line);) {
        const auto separator = line.find(" - ");
        if (separator == std::string::npos || line.find(' ' + wanted + ' ') > separator)
            continue;
        const auto start = separator + 3;
        return line.substr(start, line.find(' ', start) - start);
    }
    return {};
}

// The process that holds the lock, as the file names it; empty while it does not, or names none.
std::string holder(int descriptor) {
    std::array<char, 32> text{};
    const auto count = ::pread(descriptor, text.data(), text.size(), 0);
    std::string pid(text.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    pid.erase(std::find(pid.begin(), pid.end(), '\n'), pid.end());
    const bool isNumber = std::all_of(pid.begin(), pid.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
    return isNumber ? pid : std::string();
}

// 0, or the errno of flock(2). A process that is killed between fork and exec of a child leaves the lock to that child
// until it has called exec: where the holder is dead, its lock is about to be free. It is asked for again and again,
// since flock(2) cannot wait for a time and a signal that ends its wait would be the whole program's. Of several that
// wait one gets it and writes its pid, and the others see somebody who lives.
int lockWhenFree(int descriptor) {
    constexpr auto patience = std::chrono::seconds(2);
    constexpr int pauseMilliseconds = 2;
    const auto end = std::chrono::steady_clock::now() + patience;
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        const auto pid = holder(descriptor);
        const bool isDead = !pid.empty() && ::kill(std::atoi(pid.c_str()), 0) != 0 && errno == ESRCH;
        if (error != EWOULDBLOCK || !isDead || std::chrono::steady_clock::now() > end)
            return error;
        ::poll(nullptr, 0, pauseMilliseconds);
    }
    return 0;
}

core::Error inUse(const std::filesystem::path &directory, const std::string &pid) {
    core::Error error(v1::DATA_DIRECTORY_IN_USE,
                      "the data directory " + directory.string() + " is used by " +
                          (pid.empty() ? "another process" : "the process " + pid) +
                          "; stop it or choose another directory",
                      {{"path", directory.string()}});
    return pid.empty() ? error : std::move(error).with("pid", pid);
}

} // namespace

core::Result<void> checkFileSystem(const std::filesystem::path &directory) {
    struct statfs fileSystem {};
    struct stat status {};
    if (::statfs(directory.c_str(), &fileSystem) != 0 || ::stat(directory.c_str(), &status) != 0)
        return unusable(directory, v1::DIRECTORY_NOT_EXAMINED, "cannot be examined", errno);
    const auto magic = static_cast<std::uint32_t>(fileSystem.f_type);
    const auto found = std::find_if(NetworkFileSystems.begin(), NetworkFileSystems.end(),
                                    [&](const auto &known) { return known.magic == magic; });
    std::string network;
    if (found != NetworkFileSystems.end())
        network = found->name;
    if (magic == FuseMagic) {
        const auto type = mountType(status.st_dev);
        if (std::find(NetworkFuseTypes.begin(), NetworkFuseTypes.end(), type) != NetworkFuseTypes.end())
            network = type;
    }
    if (network.empty())
        return {};
    return core::unusableDirectory(directory, v1::DIRECTORY_ON_NETWORK,
                                   "is on a network file system (" + network + "); choose one on a local disk",
                                   core::Error::Arguments{{"file_system", network}});
}

core::Result<std::unique_ptr<DirectoryLock>> DirectoryLock::take(const std::filesystem::path &directory) {
    std::error_code error;
    if (!std::filesystem::exists(directory, error)) {
        std::filesystem::create_directories(directory, error);
        if (!error)
            std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
    }
    if (error)
        return unusable(directory, v1::DIRECTORY_NOT_MADE, "cannot be made", error.value());

    const auto file = directory / "lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return unusable(directory, v1::DIRECTORY_NOT_WRITTEN, "cannot be written", errno);
    std::unique_ptr<DirectoryLock> lock(new DirectoryLock(descriptor));
    if (const int error = lockWhenFree(descriptor); error == EWOULDBLOCK)
        return inUse(directory, holder(descriptor));
    else if (error != 0)
        return unusable(directory, v1::DIRECTORY_NOT_LOCKED, "cannot be locked", error);
    const std::string pid = std::to_string(::getpid()) + '\n';
    if (::ftruncate(descriptor, 0) != 0 ||
        ::pwrite(descriptor, pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size()))
        return unusable(directory, v1::DIRECTORY_NOT_WRITTEN, "cannot be written", errno);
    return lock;
}

DirectoryLock::~DirectoryLock() {
    ::close(descriptor_);
}

PlacedFile::PlacedFile(std::filesystem::path path) : path_(std::move(path)), identity_(read()) {}

bool PlacedFile::isThere() const {
    return identity_ == read();
}

std::optional<PlacedFile::Identity> PlacedFile::read() const {
    // Nothing but the inode is asked for: where somebody has looked at a file's times, Linux gives its next write a new
    // one (multigrain timestamps, 6.13), and each sync would write the inode, too.
    struct statx status {};
    if (::statx(AT_FDCWD, path_.c_str(), AT_STATX_SYNC_AS_STAT, STATX_INO, &status) == 0)
        return Identity(makedev(status.stx_dev_major, status.stx_dev_minor), status.stx_ino);
    if (errno == ENOENT || errno == ENOTDIR)
        return std::nullopt;
    // Some sandboxes know no `statx`.
    struct stat whole {};
    if (::stat(path_.c_str(), &whole) != 0)
        return std::nullopt;
    return Identity(whole.st_dev, whole.st_ino);
}

Reserve::Reserve(std::filesystem::path directory, std::int64_t bytes)
    : file_(std::move(directory) / "reserve"), bytes_(bytes) {}

bool Reserve::refill() {
    if (isHeld_)
        return true;
    const int descriptor = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return false;
    isHeld_ = ::posix_fallocate(descriptor, 0, bytes_) == 0;
    ::close(descriptor);
    if (!isHeld_)
        release();
    return isHeld_;
}

void Reserve::release() {
    ::unlink(file_.c_str());
    isHeld_ = false;
}

std::int64_t freeBytes(const std::filesystem::path &directory) {
    struct statfs fileSystem {};
    if (::statfs(directory.c_str(), &fileSystem) != 0)
        return 0;
    return static_cast<std::int64_t>(fileSystem.f_bavail) * static_cast<std::int64_t>(fileSystem.f_bsize);
}

} // namespace storage
