#include "backend/catalog/model_roots.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <system_error>
#include <utility>

#include <google/protobuf/util/time_util.h>

#include "backend/core/text_safety.h"
#include "backend/core/utf8.h"

namespace catalog {

namespace fs = std::filesystem;

namespace {

constexpr int mostEntries = 10'000;

bool isBelow(const fs::path &path, const std::vector<fs::path> &folders) {
    return std::any_of(folders.begin(), folders.end(), [&](const fs::path &folder) {
        return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
    });
}

// Exactly, so that it can be asked for, wherever a message can hold it.
std::string asked(const fs::path &path) {
    const auto text = path.string();
    for (std::string_view rest = text; !rest.empty();) {
        const auto size = core::decodeUtf8(rest).size;
        if (size == 0)
            return core::escapeUnsafeLine(text);
        rest.remove_prefix(size);
    }
    return text;
}

void describe(const fs::directory_entry &entry, v1::BrowseModelFilesResponse::Entry *out) {
    std::error_code ignored;
    out->set_path(asked(entry.path()));
    out->set_name(shownPath(entry.path().filename()));
    out->set_directory(entry.is_directory(ignored));
    if (out->directory())
        return;
    out->set_size_bytes(static_cast<std::int64_t>(entry.file_size(ignored)));
    const auto modified = std::chrono::file_clock::to_sys(entry.last_write_time(ignored));
    *out->mutable_modify_time() = google::protobuf::util::TimeUtil::SecondsToTimestamp(
        std::chrono::duration_cast<std::chrono::seconds>(modified.time_since_epoch()).count());
    out->set_format(formatByName(entry.path()));
}

// Whether a browser of the roots is shown it.
bool isListed(const fs::directory_entry &entry, const std::vector<fs::path> &roots) {
    std::error_code failed;
    if (entry.path().filename().string().starts_with('.'))
        return false;
    if (!entry.is_directory(failed) && !entry.is_regular_file(failed))
        return false;
    return !entry.is_symlink(failed) || isBelow(fs::canonical(entry.path(), failed), roots);
}

core::Error notFound(const fs::path &path) {
    const bool isEscaped = path.string().find("\\x{") != std::string::npos;
    return fileError(v1::FILE_NOT_FOUND, path,
                     isEscaped ? "cannot be asked for, since its name is not UTF-8; rename it" : "is not there");
}

} // namespace

ModelRoots::ModelRoots(const std::vector<fs::path> &roots) {
    for (const auto &root : roots) {
        std::error_code unknown;
        auto whole = fs::absolute(root, unknown).lexically_normal();
        if (root.empty() || unknown)
            continue;
        if (!whole.has_filename() && whole.has_relative_path())
            whole = whole.parent_path();
        roots_.push_back(std::move(whole));
    }
}

ModelRoots::Paths ModelRoots::realRoots() const {
    Paths real;
    for (const auto &root : roots_) {
        std::error_code missing;
        if (auto found = fs::canonical(root, missing); !missing)
            real.push_back(std::move(found));
    }
    return real;
}

core::Result<fs::path> ModelRoots::resolve(const fs::path &path) const {
    const auto refused = fileError(v1::PATH_NOT_ALLOWED, path,
                                   "is not below a model root; start the service with --model-root for its directory");
    if (!path.is_absolute() || path.string().find('\0') != std::string::npos)
        return refused;
    std::error_code failed;
    auto real = fs::canonical(path, failed);
    if (failed)
        return isBelow(path.lexically_normal(), roots_) ? notFound(path) : refused;
    if (!isBelow(real, realRoots()))
        return refused;
    return real;
}

core::Result<FoundFile> ModelRoots::locate(const std::string &path) const {
    const fs::path asked(path);
    auto real = resolve(asked);
    if (!real)
        return std::move(real).error();
    const auto directory = resolve(asked.parent_path());
    if (!directory)
        return directory.error();
    FoundFile found(*directory / asked.filename(), *std::move(real));
    if (core::findUnsafeText(found.name.string()))
        return invalidFile(found.name, v1::MODEL_FILE_UNSAFE_NAME,
                           "has a name that cannot be shown safely; rename it and import it then");
    return found;
}

core::Result<v1::BrowseModelFilesResponse> ModelRoots::browse(const std::string &directory) const {
    if (!directory.empty())
        return list(directory);
    v1::BrowseModelFilesResponse response;
    for (const auto &root : roots_) {
        auto *entry = response.add_entries();
        entry->set_path(asked(root));
        entry->set_name(shownPath(root));
        entry->set_directory(true);
    }
    return response;
}

core::Result<v1::BrowseModelFilesResponse> ModelRoots::list(const fs::path &directory) const {
    const auto real = resolve(directory);
    if (!real)
        return real.error();
    const auto roots = realRoots();
    v1::BrowseModelFilesResponse response;
    std::error_code failed;
    for (fs::directory_iterator entry(*real, failed); !failed && entry != fs::directory_iterator();
         entry.increment(failed)) {
        if (!isListed(*entry, roots))
            continue;
        if (response.entries_size() == mostEntries) {
            response.set_truncated(true);
            break;
        }
        describe(*entry, response.add_entries());
    }
    if (failed)
        return fileError(v1::FILE_UNREADABLE, directory, "cannot be listed: " + failed.message())
            .with("system_error", failed.message());
    std::sort(response.mutable_entries()->begin(), response.mutable_entries()->end(), [](const auto &a, const auto &b) {
        return std::make_pair(!a.directory(), a.name()) < std::make_pair(!b.directory(), b.name());
    });
    if (isBelow(real->parent_path(), roots))
        response.set_parent(asked(real->parent_path()));
    return response;
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
