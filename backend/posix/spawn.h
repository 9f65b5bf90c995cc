#pragma once

#include <string>
#include <vector>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>

#include "backend/posix/descriptor.h"

namespace posix {

// What posix_spawn(3) is to do in the child: all signals as they are by default and none blocked, the standard files
// from and to nowhere unless handed over.
class Spawn {
public:
    enum class Session { OfParent, OfChild };

    explicit Spawn(Session session) {
        ::posix_spawn_file_actions_init(&files_);
        ::posix_spawnattr_init(&attributes_);
        sigset_t none, all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setsigdefault(&attributes_, &all);
        const int own = session == Session::OfChild ? POSIX_SPAWN_SETSID : 0;
        ::posix_spawnattr_setflags(&attributes_,
                                   static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | own));
        ::posix_spawn_file_actions_addopen(&files_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&files_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    Spawn(const Spawn &) = delete;
    Spawn &operator=(const Spawn &) = delete;
    ~Spawn() {
        ::posix_spawnattr_destroy(&attributes_);
        ::posix_spawn_file_actions_destroy(&files_);
    }

    // The same file with a number that no number of a child overwrites before it is handed over; -1 and errno where
    // there is no more room.
    static Descriptor lifted(int number) { return Descriptor(::fcntl(number, F_DUPFD_CLOEXEC, waitingRoom)); }
    // `source` is lifted() and stays open until start().
    void handOver(const Descriptor &source, int number) {
        ::posix_spawn_file_actions_adddup2(&files_, source.number(), number);
    }
    // No file from this number on is open in the child.
    void closeFrom(int number) { ::posix_spawn_file_actions_addclosefrom_np(&files_, number); }
    void changeDirectory(const char *path) { ::posix_spawn_file_actions_addchdir_np(&files_, path); }

    // The number of an error, or 0 and the child. `arguments` begin with the program's name.
    int start(const std::string &program, std::vector<std::string> arguments, std::vector<std::string> environment,
              pid_t *child) const {
        return ::posix_spawn(child, program.c_str(), &files_, &attributes_, pointersTo(arguments).data(),
                             pointersTo(environment).data());
    }

private:
    static constexpr int waitingRoom = 16;

    static std::vector<char *> pointersTo(std::vector<std::string> &texts) {
        std::vector<char *> pointers;
        for (auto &text : texts)
            pointers.push_back(text.data());
        pointers.push_back(nullptr);
        return pointers;
    }

    posix_spawn_file_actions_t files_;
    posix_spawnattr_t attributes_;
};

} // namespace posix
