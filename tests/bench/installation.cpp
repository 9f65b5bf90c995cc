#include "tests/bench/installation.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include <QLibraryInfo>

namespace bench {

namespace {

namespace fs = std::filesystem;

constexpr const char *Programs[] = {"pilothouse", "pilothouse-inspect", "pilothouse-shim", "minimal-window"};
constexpr const char *SystemDirectories[] = {"/etc/fonts",     "/usr/share/fontconfig", "/usr/share/fonts",
                                             "/usr/share/qt6", "/usr/share/X11",        "/var/cache/fontconfig"};

std::vector<fs::path> filesBelow(const fs::path &directory) {
    std::vector<fs::path> files;
    std::error_code gone;
    for (const auto &entry : fs::recursive_directory_iterator(directory, gone)) {
        if (entry.is_regular_file(gone) && !entry.is_symlink(gone))
            files.push_back(entry.path());
    }
    return files;
}

std::string outputOf(const std::string &command) {
    std::string output;
    std::FILE *pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr)
        return output;
    std::array<char, 4096> buffer{};
    for (std::size_t count; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        output.append(buffer.data(), count);
    ::pclose(pipe);
    return output;
}

// Pages of the file that memory holds, and all.
std::pair<std::size_t, std::size_t> residency(int file) {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const auto size = static_cast<std::size_t>(::lseek(file, 0, SEEK_END));
    if (size == 0)
        return {0, 0};
    void *mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
    if (mapped == MAP_FAILED)
        return {0, 0};
    std::vector<unsigned char> pages((size + page - 1) / page);
    ::mincore(mapped, size, pages.data());
    ::munmap(mapped, size);
    std::size_t resident = 0;
    for (const auto each : pages)
        resident += each & 1;
    return {resident, pages.size()};
}

// Of all these files, what stays in memory: 0 to 1.
double shareAfterEviction(const std::vector<fs::path> &files) {
    std::size_t resident = 0;
    std::size_t all = 1;
    for (const auto &path : files) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0)
            continue;
        ::fdatasync(file);
        ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        const auto [stay, pages] = residency(file);
        resident += stay;
        all += pages;
        ::close(file);
    }
    return static_cast<double>(resident) / static_cast<double>(all);
}

} // namespace

Installation::Installation(fs::path directory) : directory_(std::move(directory)) {
    for (const char *folder : {"bin", "lib", "plugins"})
        fs::create_directories(directory_ / folder);
    copyPrograms();
    copyPlugins();
    isWhole_ = copyLibraries();
}

std::vector<std::string> Installation::environment() const {
    return {"LD_LIBRARY_PATH=" + (directory_ / "lib").string()};
}

void Installation::copyPrograms() const {
    const auto source = fs::read_symlink("/proc/self/exe").parent_path();
    std::error_code failed;
    for (const char *name : Programs)
        fs::copy_file(source / name, program(name), failed);
    std::ofstream(directory_ / "bin/qt.conf")
        << "[Paths]\nPrefix=..\nPlugins=plugins\nTranslations="
        << QLibraryInfo::path(QLibraryInfo::TranslationsPath).toStdString() << '\n';
}

void Installation::copyPlugins() const {
    std::error_code failed;
    fs::copy(QLibraryInfo::path(QLibraryInfo::PluginsPath).toStdString(), directory_ / "plugins",
             fs::copy_options::recursive, failed);
}

bool Installation::copyLibraries() const {
    std::istringstream lines(outputOf("find '" + directory_.string() + "/bin' '" + directory_.string() +
                                      "/plugins' -type f ! -name qt.conf -exec ldd {} + 2>/dev/null"));
    std::error_code failed;
    int copied = 0;
    // `	libQt6Gui.so.6 => /lib/x86_64-linux-gnu/libQt6Gui.so.6 (0x00007f0000000000)`
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string name;
        std::string arrow;
        std::string path;
        words >> name >> arrow >> path;
        if (arrow == "=>" && path.front() == '/' &&
            fs::copy_file(path, directory_ / "lib" / name, fs::copy_options::skip_existing, failed))
            ++copied;
    }
    return copied > 0 && !failed;
}

bool Installation::evict(const fs::path &data) const {
    std::vector<fs::path> others = filesBelow(data);
    for (const char *directory : SystemDirectories) {
        for (auto &file : filesBelow(directory))
            others.push_back(std::move(file));
    }
    static_cast<void>(shareAfterEviction(others));
    return shareAfterEviction(filesBelow(directory_)) < 0.01;
}

} // namespace bench
