#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

// The sources of the project, read as text.
namespace source_tree {

struct File {
    // From the root of the repository.
    std::string path;
    std::vector<std::string> lines;
};

inline std::vector<File> read(const std::vector<std::string> &folders) {
    const char *root = std::getenv("PILOTHOUSE_SOURCE");
    std::vector<File> files;
    for (const auto &folder : folders) {
        const std::filesystem::path top = std::filesystem::path(root ? root : ".") / folder;
        if (!std::filesystem::exists(top))
            continue;
        for (const auto &entry : std::filesystem::recursive_directory_iterator(top)) {
            const auto extension = entry.path().extension();
            if (extension != ".cpp" && extension != ".h")
                continue;
            File file{std::filesystem::relative(entry.path(), root ? root : ".").generic_string(), {}};
            std::ifstream stream(entry.path());
            for (std::string line; std::getline(stream, line);)
                file.lines.push_back(line);
            files.push_back(std::move(file));
        }
    }
    return files;
}

} // namespace source_tree
