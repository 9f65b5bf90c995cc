#include "backend/fleet/host_counters.h"

#include <charconv>
#include <fstream>
#include <sstream>
#include <string_view>
#include <vector>

#include <sys/statvfs.h>

namespace fleet {

namespace {

namespace fs = std::filesystem;

// More than any host says; whatever lies in a file's place is not read without end.
constexpr std::size_t mostText = 1 << 20;
constexpr std::size_t mostDevices = 1'024;
constexpr std::uint64_t sectorBytes = 512;
constexpr std::uint64_t kibibyte = 1'024;

std::string textOf(const fs::path &path) {
    std::ifstream file(path, std::ios::binary);
    std::string text(mostText, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
    return text;
}

std::optional<std::uint64_t> numberFrom(std::string_view text) {
    std::uint64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::vector<std::string> wordsOf(const std::string &line) {
    std::istringstream stream(line);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(std::move(word));
    return words;
}

template <typename Visit>
void eachLine(const std::string &text, const Visit &visit) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        visit(line);
}

} // namespace

HostCounters HostCounterReader::read() const {
    HostCounters counters;
    readStat(&counters);
    readMemory(&counters);
    counters.pressures = {readPressure("cpu"), readPressure("memory"), readPressure("io")};
    counters.disk = readRoom();
    counters.disks = readDisks();
    counters.networks = readNetworks();
    return counters;
}

// user nice system idle iowait irq softirq steal; what guests had is counted in the first two already.
void HostCounterReader::readStat(HostCounters *counters) const {
    eachLine(textOf(root_ / "proc/stat"), [&](const std::string &line) {
        const auto words = line.starts_with("cpu") ? wordsOf(line) : std::vector<std::string>();
        if (words.size() < 5)
            return;
        if (words.front() != "cpu") {
            ++counters->processors;
            return;
        }
        HostCounters::Cpu cpu;
        for (std::size_t field = 1; field < std::min<std::size_t>(words.size(), 9); ++field) {
            const auto ticks = numberFrom(words[field]);
            if (!ticks)
                return;
            (field == 4 || field == 5 ? cpu.idle : cpu.busy) += *ticks;
        }
        counters->cpu = cpu;
    });
}

void HostCounterReader::readMemory(HostCounters *counters) const {
    std::map<std::string, std::uint64_t, std::less<>> kibibytes;
    eachLine(textOf(root_ / "proc/meminfo"), [&](const std::string &line) {
        const auto words = wordsOf(line);
        const auto value = words.size() >= 2 ? numberFrom(words[1]) : std::nullopt;
        if (value && words[0].ends_with(':'))
            kibibytes[words[0].substr(0, words[0].size() - 1)] = *value;
    });
    const auto room = [&](const char *all, const char *free) -> std::optional<HostCounters::Room> {
        const auto total = kibibytes.find(all);
        const auto left = kibibytes.find(free);
        const bool isTold =
            total != kibibytes.end() && left != kibibytes.end() && total->second > 0 && left->second <= total->second;
        if (!isTold)
            return std::nullopt;
        return HostCounters::Room{(total->second - left->second) * kibibyte, total->second * kibibyte};
    };
    counters->memory = room("MemTotal", "MemAvailable");
    counters->swap = room("SwapTotal", "SwapFree");
}

std::optional<std::uint64_t> HostCounterReader::readPressure(const char *what) const {
    std::optional<std::uint64_t> total;
    eachLine(textOf(root_ / "proc/pressure" / what), [&](const std::string &line) {
        constexpr std::string_view mark = " total=";
        const auto at = line.find(mark);
        if (line.starts_with("some ") && at != std::string::npos)
            total = numberFrom(std::string_view(line).substr(at + mark.size()));
    });
    return total;
}

// As `df` reckons: what is kept back for the system is neither used nor free.
std::optional<HostCounters::Room> HostCounterReader::readRoom() const {
    struct statvfs told {};
    if (::statvfs(data_.c_str(), &told) != 0 || told.f_blocks == 0 || told.f_bfree > told.f_blocks)
        return std::nullopt;
    const auto used = std::uint64_t(told.f_blocks - told.f_bfree) * told.f_frsize;
    return HostCounters::Room{used, used + std::uint64_t(told.f_bavail) * told.f_frsize};
}

std::optional<HostCounters::Flows> HostCounterReader::readDisks() const {
    const auto text = textOf(root_ / "proc/diskstats");
    if (text.empty())
        return std::nullopt;
    HostCounters::Flows disks;
    eachLine(text, [&](const std::string &line) {
        // major minor name, reads, merged, sectors read, ms, writes, merged, sectors written, ...
        const auto words = wordsOf(line);
        if (words.size() < 10 || disks.size() == mostDevices || !isWholeDisk(words[2]))
            return;
        const auto read = numberFrom(words[5]);
        const auto written = numberFrom(words[9]);
        if (read && written)
            disks[words[2]] = {*read * sectorBytes, *written * sectorBytes};
    });
    return disks.empty() ? std::nullopt : std::optional(std::move(disks));
}

std::optional<HostCounters::Flows> HostCounterReader::readNetworks() const {
    const auto text = textOf(root_ / "proc/net/dev");
    if (text.empty())
        return std::nullopt;
    HostCounters::Flows networks;
    eachLine(text, [&](const std::string &line) {
        const auto colon = line.find(':');
        if (colon == std::string::npos || networks.size() == mostDevices)
            return;
        const auto names = wordsOf(line.substr(0, colon));
        const auto words = wordsOf(line.substr(colon + 1));
        if (names.size() != 1 || words.size() < 9 || names[0] == "lo" || isBelowAnother(names[0]))
            return;
        const auto received = numberFrom(words[0]);
        const auto sent = numberFrom(words[8]);
        if (received && sent)
            networks[names[0]] = {*received, *sent};
    });
    return networks.empty() ? std::nullopt : std::optional(std::move(networks));
}

// Neither a part of one, nor made of others, nor a file or memory that is called a disk.
bool HostCounterReader::isWholeDisk(const std::string &name) const {
    for (const char *kind : {"loop", "ram", "zram"}) {
        if (name.starts_with(kind))
            return false;
    }
    std::error_code ignored;
    if (name.find('/') != std::string::npos || name.starts_with('.') ||
        !fs::exists(root_ / "sys/block" / name, ignored))
        return false;
    return fs::directory_iterator(root_ / "sys/block" / name / "slaves", ignored) == fs::directory_iterator();
}

bool HostCounterReader::isBelowAnother(const std::string &interface) const {
    if (interface.find('/') != std::string::npos || interface.starts_with('.'))
        return true;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(root_ / "sys/class/net" / interface, ignored)) {
        const auto name = entry.path().filename().string();
        if (name == "master" || name.starts_with("upper_"))
            return true;
    }
    return false;
}

} // namespace fleet
