#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace client_test {

// An empty directory that goes away with the test.
class ScratchDirectory {
public:
    ScratchDirectory() {
        std::string name = (std::filesystem::temp_directory_path() / "pilothouse-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ScratchDirectory(const ScratchDirectory &) = delete;
    ~ScratchDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    const std::filesystem::path &path() const { return path_; }
    std::filesystem::path operator/(const std::string &name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

} // namespace client_test
