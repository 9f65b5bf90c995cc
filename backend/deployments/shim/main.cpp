#include <charconv>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backend/deployments/shim/supervisor.h"

namespace {

constexpr std::string_view usage =
    "Usage: pilothouse-shim --directory DIR --log DIR [--log-bytes N] [--log-files N] [--cgroup DIR] -- PROGRAM "
    "[ARGUMENT...]\n\n"
    "Runs an engine with the environment that it was given itself, until nothing of it is left.\n";

struct Options {
    std::string directory;
    shim::Task task;
};

template <typename Number>
bool readNumber(std::string_view text, Number &value) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && value > 0;
}

bool set(Options &options, std::string_view name, const char *value) {
    if (name == "--directory")
        options.directory = value;
    else if (name == "--log")
        options.task.logDirectory = value;
    else if (name == "--cgroup")
        options.task.engine.cgroup = value;
    else if (name == "--log-bytes")
        return readNumber(value, options.task.logLimits.fileBytes);
    else if (name == "--log-files")
        return readNumber(value, options.task.logLimits.files);
    else
        return false;
    return true;
}

std::optional<Options> optionsFrom(int count, char **arguments) {
    Options options;
    int at = 1;
    for (; at < count && std::strcmp(arguments[at], "--") != 0; at += 2) {
        if (at + 1 >= count || !set(options, arguments[at], arguments[at + 1]))
            return std::nullopt;
    }
    if (at + 1 >= count || options.directory.empty() || options.task.logDirectory.empty())
        return std::nullopt;
    options.task.engine.program = arguments[at + 1];
    options.task.engine.arguments.assign(arguments + at + 2, arguments + count);
    return options;
}

// Whoever has the lock may start an engine. It is never released but by the end of the process.
bool lockDirectory() {
    const int lock = ::open("lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    return lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) == 0;
}

} // namespace

int main(int count, char **arguments) {
    // Before anything else gets its number.
    const bool hasClient = ::fcntl(replica::ShimFirstClient, F_GETFD) >= 0;
    auto options = optionsFrom(count, arguments);
    if (!options) {
        [[maybe_unused]] const auto told = ::write(STDERR_FILENO, usage.data(), usage.size());
        return replica::ShimMisused;
    }
    options->task.client = hasClient ? replica::ShimFirstClient : -1;
    ::setsid();
    ::umask(0077);
    if (::chdir(options->directory.c_str()) != 0)
        return replica::ShimUnable;
    if (!lockDirectory())
        return replica::ShimTooMany;
    return shim::Supervisor(std::move(options->task)).run();
}
