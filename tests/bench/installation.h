#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace bench {

// A copy of our programs with each library and Qt plugin that they load. Nobody else maps these files: they can be put
// out of the page cache, and no memory is shared with other programs of the machine.
class Installation {
public:
    explicit Installation(std::filesystem::path directory);

    bool isWhole() const { return isWhole_; }
    std::string program(const char *name) const { return (directory_ / "bin" / name).string(); }
    // What its programs are started with.
    std::vector<std::string> environment() const;

    // Puts its files, those below `data`, and what every Qt program reads of the system (fonts and their caches,
    // keyboard tables, translations) out of the page cache. False when more than a hundredth of the installation stays.
    bool evict(const std::filesystem::path &data) const;

private:
    void copyPrograms() const;
    void copyPlugins() const;
    bool copyLibraries() const;

    std::filesystem::path directory_;
    bool isWhole_;
};

} // namespace bench
