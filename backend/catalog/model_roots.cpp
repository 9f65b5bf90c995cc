#include "backend/catalog/model_roots.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <system_error>
#include <utility>

#include <google/protobuf/util/time_util.h>

namespace catalog {

namespace fs = std::filesystem;

namespace {

constexpr int mostEntries = 10'000;

bool isBelow(const fs::path &path, const fs::path &folder) {
    const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return end == folder.end();
}

// Names that are not UTF-8 cannot stand in a message.
std::string shown(const fs::path &path) {
    return path.u8string().empty() ? std::string() : path.string();
}

void describe(const fs::directory_entry &entry, v1::BrowseModelFilesResponse::Entry *out) {
    std::error_code ignored;
    out->set_path(shown(entry.path()));
    out->set_name(shown(entry.path().filename()));
    out->set_directory(entry.is_directory(ignored));
    if (out->directory())
        return;
    out->set_size_bytes(static_cast<std::int64_t>(entry.file_size(ignored)));
    const auto modified = std::chrono::file_clock::to_sys(entry.last_write_time(ignored));
    *out->mutable_modify_time() = google::protobuf::util::TimeUtil::SecondsToTimestamp(
        std::chrono::duration_cast<std::chrono::seconds>(modified.time_since_epoch()).count());
    out->set_format(formatByName(entry.path()));
}

core::Error notFound(const std::string &path) {
    return core::Error(v1::FILE_NOT_FOUND, "there is no file or directory at " + path, {{"path", path}});
}

} // namespace

ModelRoots::ModelRoots(std::vector<fs::path> roots) : roots_(std::move(roots)) {
    for (auto &root : roots_) {
        std::error_code unresolved;
        auto real = fs::canonical(root, unresolved);
        root = unresolved ? root.lexically_normal() : real;
    }
}

core::Result<fs::path> ModelRoots::resolve(const std::string &path) const {
    const fs::path asked(path);
    const core::Error refused(
        v1::PATH_NOT_ALLOWED,
        path + " is not below a model root; start the service with --model-root for its directory", {{"path", path}});
    if (!asked.is_absolute() || path.find('\0') != std::string::npos)
        return refused;
    std::error_code failed;
    const auto real = fs::canonical(asked, failed);
    if (failed)
        return isBelowRoot(asked.lexically_normal()) ? notFound(path) : refused;
    if (!isBelowRoot(real))
        return refused;
    return real;
}

core::Result<v1::BrowseModelFilesResponse> ModelRoots::browse(const std::string &directory) const {
    v1::BrowseModelFilesResponse response;
    if (directory.empty()) {
        for (const auto &root : roots_) {
            auto *entry = response.add_entries();
            entry->set_path(root.string());
            entry->set_name(root.string());
            entry->set_directory(true);
        }
        return response;
    }
    const auto real = resolve(directory);
    if (!real)
        return real.error();
    std::error_code failed;
    fs::directory_iterator iterator(*real, failed);
    if (failed)
        return core::Error(v1::FILE_UNREADABLE, directory + " cannot be listed: " + failed.message(),
                           {{"path", directory}});
    for (; iterator != fs::directory_iterator(); iterator.increment(failed)) {
        if (failed)
            break;
        const auto name = iterator->path().filename().string();
        if (name.starts_with('.'))
            continue;
        if (response.entries_size() == mostEntries) {
            response.set_truncated(true);
            break;
        }
        std::error_code ignored;
        if (!iterator->is_directory(ignored) && !iterator->is_regular_file(ignored))
            continue;
        describe(*iterator, response.add_entries());
    }
    std::sort(response.mutable_entries()->begin(), response.mutable_entries()->end(), [](const auto &a, const auto &b) {
        return std::make_pair(!a.directory(), a.name()) < std::make_pair(!b.directory(), b.name());
    });
    if (isBelowRoot(real->parent_path()))
        response.set_parent(real->parent_path().string());
    return response;
}

bool ModelRoots::isBelowRoot(const fs::path &real) const {
    return std::any_of(roots_.begin(), roots_.end(), [&](const auto &root) { return isBelow(real, root); });
}

v1::ModelFormat formatByName(const fs::path &path) {
    static constexpr std::array<std::string_view, 5> pickles{".bin", ".pt", ".pth", ".ckpt", ".pkl"};
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char letter) { return std::tolower(letter); });
    if (extension == ".gguf")
        return v1::GGUF;
    if (extension == ".safetensors")
        return v1::SAFETENSORS;
    if (std::find(pickles.begin(), pickles.end(), extension) != pickles.end())
        return v1::PICKLE;
    return v1::MODEL_FORMAT_UNSPECIFIED;
}

} // namespace catalog
