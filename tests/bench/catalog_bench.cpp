#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "backend/catalog/file_hasher.h"
#include "tests/bench/bench.h"

namespace bench {

namespace {

constexpr std::size_t fileBytes = 512u << 20;

// A file of half a GiB, gone with the last who holds it.
class BigFile {
public:
    BigFile() : path_(std::filesystem::temp_directory_path() / "pilothouse-bench.gguf") {
        std::ofstream file(path_, std::ios::binary);
        const std::string stretch(1 << 20, 'm');
        for (std::size_t written = 0; written < fileBytes; written += stretch.size())
            file.write(stretch.data(), static_cast<std::streamsize>(stretch.size()));
    }
    ~BigFile() { std::filesystem::remove(path_); }
    const std::filesystem::path &path() const { return path_; }

private:
    std::filesystem::path path_;
};

Measurement importFile() {
    const auto file = std::make_shared<BigFile>();
    Measurement measurement;
    measurement.name = "catalog.import";
    measurement.unit = "MB/s";
    measurement.reference = "openssl dgst -sha256 of the cached file";
    measurement.budget = 0.8;
    measurement.isRate = true;
    measurement.ours = [file] {
        const double start = wallSeconds();
        const auto state = catalog::stateOf(file->path());
        const auto hash = catalog::hashFile(file->path(), *state, [](std::int64_t) { return true; });
        return hash ? fileBytes / 1e6 / (wallSeconds() - start) : 0;
    };
    measurement.theirs = [file] {
        const double start = wallSeconds();
        const std::string command = "openssl dgst -sha256 '" + file->path().string() + "' >/dev/null";
        return std::system(command.c_str()) == 0 ? fileBytes / 1e6 / (wallSeconds() - start) : 0;
    };
    return measurement;
}

} // namespace

std::vector<Offer> catalogOffers() {
    return {{"catalog.import", importFile}};
}

} // namespace bench
