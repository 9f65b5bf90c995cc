#include "backend/findings/process_facts.h"

#include <climits>
#include <ctime>
#include <vector>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "backend/core/text_safety.h"

namespace findings {

namespace {

constexpr std::size_t longestProgram = 1'024;
constexpr std::string_view deleted = " (deleted)";

std::string procPath(pid_t pid, const char *file) {
    return "/proc/" + std::to_string(pid) + file;
}

} // namespace

std::optional<ProgramFile> programFileOf(pid_t pid) {
    // What is behind the link is the file that runs, also where another one has taken its place since.
    return programFileAt(procPath(pid, "/exe"));
}

std::optional<ProgramFile> programFileAt(const std::string &path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0)
        return std::nullopt;
    return ProgramFile{facts.st_dev, facts.st_ino};
}

std::string programOf(pid_t pid) {
    char target[PATH_MAX];
    const auto length = ::readlink(procPath(pid, "/exe").c_str(), target, sizeof target);
    std::string_view path(target, length > 0 ? static_cast<std::size_t>(length) : 0);
    // It was brought up to date while it runs; it is the same program.
    if (path.ends_with(deleted))
        path.remove_suffix(deleted.size());
    return core::escapeUnsafeLine(path.substr(0, longestProgram));
}

std::string userNamed(uid_t user) {
    std::vector<char> room(16 * 1'024);
    passwd entry{};
    passwd *found = nullptr;
    const bool isNamed = ::getpwuid_r(user, &entry, room.data(), room.size(), &found) == 0 && found != nullptr;
    return isNamed ? core::escapeUnsafeLine(entry.pw_name) : std::to_string(user);
}

std::string userOf(pid_t pid) {
    struct stat facts {};
    return ::stat(procPath(pid, "").c_str(), &facts) == 0 ? userNamed(facts.st_uid) : std::string();
}

core::TimePoint startTimeOf(const replica::ProcessIdentity &process, core::TimePoint now) {
    using std::chrono::milliseconds;
    timespec sinceBoot{};
    ::clock_gettime(CLOCK_BOOTTIME, &sinceBoot);
    const auto up = milliseconds(sinceBoot.tv_sec * 1'000 + sinceBoot.tv_nsec / 1'000'000);
    const auto ticks = static_cast<std::int64_t>(::sysconf(_SC_CLK_TCK));
    const milliseconds begun(static_cast<std::int64_t>(process.startTicks) * 1'000 / ticks);
    return std::chrono::floor<std::chrono::duration<std::int64_t, std::centi>>(now - up + begun);
}

} // namespace findings
