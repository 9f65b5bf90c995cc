#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "backend/catalog/file_hasher.h"
#include "tests/bench/bench.h"
#include "tests/bench/figures.h"
#include "tests/support/temporary_directory.h"

namespace bench {

namespace {

constexpr std::size_t fileBytes = 512u << 20;

// A file of half a GiB, gone with the last who holds it.
class BigFile {
public:
    BigFile() : path_(directory_.path() / "model.gguf") {
        std::ofstream file(path_, std::ios::binary);
        const std::string stretch(1 << 20, 'm');
        for (std::size_t written = 0; written < fileBytes; written += stretch.size())
            file.write(stretch.data(), static_cast<std::streamsize>(stretch.size()));
    }
    const std::filesystem::path &path() const { return path_; }

private:
    support::TemporaryDirectory directory_;
    std::filesystem::path path_;
};

Figures megabytesPerSecond(const std::function<bool()> &work) {
    const double start = wallSeconds();
    return work() ? Figures{fileBytes / 1e6 / (wallSeconds() - start)} : failed("the file is not hashed");
}

Experiment importFile() {
    const auto file = std::make_shared<const BigFile>();
    Experiment experiment;
    experiment.gauges = {
        {"catalog.import", "MB/s", "openssl dgst -sha256 of the cached file", 0.8, Gauge::Budget::AtLeast},
    };
    experiment.ours = [file] {
        return megabytesPerSecond([&file] {
            const auto state = catalog::stateOf(file->path());
            return state && catalog::hashFile(file->path(), *state, [](std::int64_t) { return true; });
        });
    };
    experiment.theirs = [file] {
        return megabytesPerSecond([&file] {
            const auto command = "openssl dgst -sha256 '" + file->path().string() + "' >/dev/null";
            return std::system(command.c_str()) == 0;
        });
    };
    return experiment;
}

} // namespace

std::vector<Offer> catalogOffers() {
    return {{{"catalog.import"}, importFile}};
}

} // namespace bench
