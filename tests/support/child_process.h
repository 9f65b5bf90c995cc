#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>

#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

namespace support {

// Runs in a process of its own and answers its exit status; -1 when a signal ended it. No thread may run yet.
inline int inChild(const std::function<int()> &body) {
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(body());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

inline constexpr int NoSmallDisk = 77;

// Likewise, with a file system of its own on the directory, of so many bytes (`4m`); NoSmallDisk where the machine does
// not let us make one.
inline int onSmallDisk(const std::filesystem::path &directory, const char *size, const std::function<int()> &body) {
    return inChild([&] {
        const int flags = ::geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS;
        const std::string options = std::string("size=") + size;
        if (::unshare(flags) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount("small", directory.c_str(), "tmpfs", 0, options.c_str()) != 0)
            return NoSmallDisk;
        return body();
    });
}

// Takes all the room that is left, to the last byte.
inline void fillDisk(const std::filesystem::path &file) {
    std::ofstream stream(file, std::ios::binary);
    for (std::size_t size = 1 << 20; size > 0; size /= 2) {
        const std::string bytes(size, 'x');
        while (stream.write(bytes.data(), static_cast<std::streamsize>(size)) && stream.flush()) {
        }
        stream.clear();
    }
}

} // namespace support
