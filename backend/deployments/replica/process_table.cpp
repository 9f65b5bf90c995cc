#include "backend/deployments/replica/process_table.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <map>
#include <set>

#include <dirent.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace replica {

namespace {

// At most so many bytes; nothing where it cannot be read.
std::optional<std::string> contentOf(const std::string &path, std::size_t most) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return std::nullopt;
    std::string content(most, '\0');
    std::size_t length = 0;
    while (length < most) {
        const auto got = ::read(file, content.data() + length, most - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        length += static_cast<std::size_t>(got);
    }
    ::close(file);
    content.resize(length);
    return content;
}

template <typename Number>
std::optional<Number> numberFrom(std::string_view text) {
    Number value{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

// Takes the next field of a line of fields apart by spaces.
std::string_view nextField(std::string_view &text) {
    const auto end = std::min(text.find(' '), text.size());
    const auto field = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return field;
}

std::string procPath(pid_t pid, const char *file) {
    return "/proc/" + std::to_string(pid) + '/' + file;
}

} // namespace

std::optional<ProcessEntry> processEntry(pid_t pid) {
    const auto content = contentOf(procPath(pid, "stat"), 4'096);
    // The name in parentheses may hold anything.
    const auto name = content ? content->rfind(") ") : std::string::npos;
    if (name == std::string::npos)
        return std::nullopt;
    std::string_view rest = *content;
    rest.remove_prefix(name + 2);
    ProcessEntry entry;
    entry.state = nextField(rest).front();
    const auto parent = numberFrom<pid_t>(nextField(rest));
    for (int field = 5; field < 22; ++field)
        nextField(rest);
    const auto ticks = numberFrom<std::uint64_t>(nextField(rest));
    if (!parent || !ticks)
        return std::nullopt;
    entry.parent = *parent;
    entry.identity = {pid, *ticks};
    return entry;
}

bool isAlive(const ProcessIdentity &identity) {
    const auto entry = processEntry(identity.pid);
    return entry && entry->identity == identity && entry->state != 'Z' && entry->state != 'X';
}

std::vector<ProcessEntry> processes() {
    std::vector<ProcessEntry> found;
    auto *const directory = ::opendir("/proc");
    if (!directory)
        return found;
    while (const auto *const entry = ::readdir(directory)) {
        const auto pid = numberFrom<pid_t>(entry->d_name);
        if (const auto process = pid ? processEntry(*pid) : std::nullopt)
            found.push_back(*process);
    }
    ::closedir(directory);
    return found;
}

std::vector<ProcessIdentity> descendantsOf(pid_t ancestor) {
    std::multimap<pid_t, ProcessEntry> byParent;
    for (const auto &entry : processes())
        byParent.emplace(entry.parent, entry);
    std::vector<ProcessIdentity> found;
    std::set<pid_t> seen{ancestor};
    std::vector<pid_t> waiting{ancestor};
    while (!waiting.empty()) {
        const auto [from, to] = byParent.equal_range(waiting.back());
        waiting.pop_back();
        for (auto child = from; child != to; ++child) {
            const auto &entry = child->second;
            if (!seen.insert(entry.identity.pid).second)
                continue;
            waiting.push_back(entry.identity.pid);
            if (entry.state != 'Z' && entry.state != 'X')
                found.push_back(entry.identity);
        }
    }
    return found;
}

bool hasInEnvironment(pid_t pid, std::string_view entry) {
    // As much as the kernel lets one string of it have.
    const auto content = contentOf(procPath(pid, "environ"), std::size_t{2} << 20);
    if (!content)
        return false;
    std::string_view rest = *content;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\0'), rest.size());
        if (rest.substr(0, end) == entry)
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

bool signalProcess(const ProcessIdentity &identity, int signal) {
    // The descriptor refers to whatever has the number now; looked at after that, it cannot become another.
    const auto handle = static_cast<int>(::syscall(SYS_pidfd_open, identity.pid, 0));
    if (handle < 0)
        return false;
    const bool isSent = isAlive(identity) && ::syscall(SYS_pidfd_send_signal, handle, signal, nullptr, 0) == 0;
    ::close(handle);
    return isSent;
}

std::size_t killMarked(std::string_view entry, pid_t except) {
    std::size_t count = 0;
    for (const auto &process : processes()) {
        const auto pid = process.identity.pid;
        if (pid == except || pid == ::getpid() || process.state == 'Z' || !hasInEnvironment(pid, entry))
            continue;
        count += signalProcess(process.identity, SIGKILL) ? 1 : 0;
    }
    return count;
}

std::string bootId() {
    auto text = contentOf("/proc/sys/kernel/random/boot_id", 64).value_or(std::string());
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

} // namespace replica
