#include "backend/deployments/replica/socket_table.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>

#include <arpa/inet.h>
#include <dirent.h>
#include <unistd.h>

namespace replica {

namespace {

constexpr std::string_view listening = "0A";
// Of the fields of a line.
constexpr int localField = 1;
constexpr int stateField = 3;
constexpr int userField = 7;
constexpr int inodeField = 9;

std::string_view nextField(std::string_view &text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const auto end = std::min(text.find(' '), text.size());
    const auto field = text.substr(0, end);
    text.remove_prefix(end);
    return field;
}

template <typename Number>
bool read(std::string_view text, Number *value, int base = 10) {
    const auto done = std::from_chars(text.data(), text.data() + text.size(), *value, base);
    return done.ec == std::errc() && done.ptr == text.data() + text.size();
}

// The kernel writes each 32 bits of an address as a number of this machine.
std::optional<std::string> addressFrom(std::string_view hex) {
    std::uint32_t words[4] = {};
    const auto count = hex.size() / 8;
    if (hex.size() % 8 != 0 || (count != 1 && count != 4))
        return std::nullopt;
    for (std::size_t word = 0; word < count; ++word) {
        if (!read(hex.substr(word * 8, 8), &words[word], 16))
            return std::nullopt;
    }
    const bool isMapped = count == 4 && words[0] == 0 && words[1] == 0 && words[2] == htonl(0xFFFF);
    char text[INET6_ADDRSTRLEN];
    const bool isShort = count == 1 || isMapped;
    const void *const bytes = isMapped ? &words[3] : &words[0];
    if (::inet_ntop(isShort ? AF_INET : AF_INET6, bytes, text, sizeof text) == nullptr)
        return std::nullopt;
    return text;
}

std::optional<ListeningSocket> socketFrom(std::string_view line) {
    ListeningSocket socket;
    bool isFine = true;
    for (int number = 0; number <= inodeField; ++number) {
        const auto field = nextField(line);
        if (number == localField) {
            const auto colon = field.find(':');
            const auto address = colon == field.npos ? std::nullopt : addressFrom(field.substr(0, colon));
            isFine = address && read(field.substr(colon + 1), &socket.port, 16);
            if (isFine)
                socket.address = *address;
        } else if (number == stateField) {
            isFine = field == listening;
        } else if (number == userField) {
            isFine = read(field, &socket.user);
        } else if (number == inodeField) {
            isFine = read(field, &socket.inode);
        }
        if (!isFine)
            return std::nullopt;
    }
    return socket;
}

void add(const char *path, std::vector<ListeningSocket> *sockets) {
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    auto more = listeningSocketsIn(text);
    std::move(more.begin(), more.end(), std::back_inserter(*sockets));
}

} // namespace

bool ListeningSocket::isReachedByLoopback() const {
    return address == "0.0.0.0" || address == "::" || address == "127.0.0.1";
}

std::vector<ListeningSocket> listeningSocketsIn(std::string_view table) {
    std::vector<ListeningSocket> sockets;
    while (!table.empty()) {
        const auto end = std::min(table.find('\n'), table.size());
        if (auto socket = socketFrom(table.substr(0, end)))
            sockets.push_back(*std::move(socket));
        table.remove_prefix(std::min(end + 1, table.size()));
    }
    return sockets;
}

std::vector<ListeningSocket> listeningSockets() {
    std::vector<ListeningSocket> sockets;
    add("/proc/net/tcp", &sockets);
    add("/proc/net/tcp6", &sockets);
    return sockets;
}

std::optional<std::vector<std::uint64_t>> socketsOf(pid_t pid) {
    const auto path = "/proc/" + std::to_string(pid) + "/fd";
    std::vector<std::uint64_t> inodes;
    auto *const directory = ::opendir(path.c_str());
    if (!directory) {
        const bool isHidden = errno == EACCES || errno == EPERM;
        return isHidden ? std::nullopt : std::optional(inodes);
    }
    while (const auto *const entry = ::readdir(directory)) {
        char target[64];
        const auto length = ::readlinkat(::dirfd(directory), entry->d_name, target, sizeof target);
        std::string_view text(target, length > 0 ? static_cast<std::size_t>(length) : 0);
        std::uint64_t inode = 0;
        if (text.starts_with("socket:[") && text.ends_with(']') && read(text.substr(8, text.size() - 9), &inode))
            inodes.push_back(inode);
    }
    ::closedir(directory);
    return inodes;
}

} // namespace replica
