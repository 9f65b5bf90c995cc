#include "backend/catalog/importer.h"

#include <algorithm>
#include <regex>
#include <set>

#include "backend/catalog/file_hasher.h"

namespace catalog {

namespace fs = std::filesystem;

struct Importer::File {
    fs::path path;
    // Below the version's directory.
    std::string name;
    v1::ModelFormat format;
    FileState state;
    std::string sha256;
};

namespace {

// Every shard of `model-00002-of-00004.safetensors`; the file itself when it is no shard.
std::vector<fs::path> shardsOf(const fs::path &file) {
    static const std::regex pattern(R"((.*-)\d{5}(-of-)(\d{5})(\.safetensors|\.gguf))");
    std::smatch match;
    const std::string name = file.filename().string();
    if (!std::regex_match(name, match, pattern))
        return {file};
    const int count = std::stoi(match[3]);
    std::vector<fs::path> shards;
    for (int index = 1; index <= count; ++index) {
        auto number = std::to_string(index);
        number.insert(0, number.size() < 5 ? 5 - number.size() : 0, '0');
        shards.push_back(file.parent_path() /
                         (match[1].str() + number + match[2].str() + match[3].str() + match[4].str()));
    }
    return shards;
}

std::optional<fs::path> configBeside(const fs::path &file) {
    const auto config = file.parent_path() / "config.json";
    std::error_code ignored;
    if (formatByName(file) != v1::SAFETENSORS || !fs::is_regular_file(config, ignored))
        return {};
    return config;
}

void addUp(const v1::InspectModelFileResponse &shard, v1::InspectModelFileResponse *whole) {
    if (!whole->has_spec()) {
        *whole = shard;
        return;
    }
    auto &spec = *whole->mutable_spec();
    spec.set_weight_bytes(spec.weight_bytes() + shard.spec().weight_bytes());
    if (spec.has_parameters() && shard.spec().has_parameters())
        spec.set_parameters(spec.parameters() + shard.spec().parameters());
    else
        spec.clear_parameters();
}

core::Error cancelled() {
    return core::Error(v1::OPERATION_CANCELLED, "the import was cancelled");
}

} // namespace

Importer::Importer(const ModelRoots &roots, const FileInspector &inspector) : roots_(roots), inspector_(inspector) {}

core::Result<v1::InspectModelFileResponse> Importer::read(const v1::ImportWork &work, const Progress &progress) const {
    auto files = gather(work);
    if (!files)
        return std::move(files).error();
    auto response = readHeaders(*files, progress);
    if (!response)
        return response;
    if (auto hashed = hashAll(*files, progress); !hashed)
        return std::move(hashed).error();
    auto &spec = *response->mutable_spec();
    for (const auto &file : *files) {
        auto &entry = *spec.add_files();
        entry.set_path(file.name);
        entry.set_size_bytes(file.state.sizeBytes);
        entry.set_sha256(file.sha256);
    }
    spec.set_file_count(spec.files_size());
    spec.set_digest(digestOf({spec.files().begin(), spec.files().end()}));
    spec.set_directory(files->front().path.parent_path().string());
    return response;
}

core::Result<v1::InspectModelFileResponse> Importer::inspect(const std::string &path) const {
    v1::ImportWork work;
    work.add_paths(path);
    auto files = gather(work);
    if (!files)
        return std::move(files).error();
    return readHeaders(*files, [](auto, auto, auto) { return true; });
}

core::Result<std::vector<Importer::File>> Importer::gather(const v1::ImportWork &work) const {
    if (work.paths().empty())
        return core::Error(v1::FILE_NOT_FOUND, "no file was chosen; name at least one below a model root",
                           {{"path", ""}});
    std::set<fs::path> paths;
    for (const auto &asked : work.paths()) {
        const auto real = roots_.resolve(asked);
        if (!real)
            return real.error();
        for (const auto &shard : shardsOf(*real)) {
            const auto resolved = roots_.resolve(shard.string());
            if (!resolved)
                return resolved.error();
            paths.insert(*resolved);
        }
        if (const auto config = configBeside(*real)) {
            if (const auto resolved = roots_.resolve(config->string()); resolved)
                paths.insert(*resolved);
        }
    }
    const auto directory = paths.begin()->parent_path();
    std::vector<File> files;
    for (const auto &path : paths) {
        if (path.parent_path() != directory)
            return core::Error(v1::PATH_NOT_ALLOWED,
                               path.string() + " is not in " + directory.string() +
                                   "; a version's files stand together",
                               {{"path", path.string()}});
        const auto state = stateOf(path);
        if (!state)
            return state.error();
        files.push_back({path, path.filename().string(), formatByName(path), *state, {}});
    }
    return files;
}

core::Result<v1::InspectModelFileResponse> Importer::readHeaders(const std::vector<File> &files,
                                                                 const Progress &progress) const {
    v1::InspectModelFileResponse whole;
    bool hasPickle = false;
    for (const auto &file : files) {
        if (!progress(v1::READING_HEADERS, 0, 0))
            return cancelled();
        hasPickle = hasPickle || file.format == v1::PICKLE;
        if (file.format != v1::GGUF && file.format != v1::SAFETENSORS)
            continue;
        const auto shard = inspector_.inspect(file.path, configBeside(file.path));
        if (!shard)
            return shard.error();
        addUp(*shard, &whole);
    }
    if (!whole.has_spec()) {
        if (!hasPickle)
            return core::Error(v1::MODEL_FILE_INVALID, files.front().path.string() + " is not a model file",
                               {{"path", files.front().path.string()}, {"detail", "neither GGUF nor safetensors"}});
        whole.mutable_spec()->set_format(v1::PICKLE);
        for (const auto &file : files)
            whole.mutable_spec()->set_weight_bytes(whole.spec().weight_bytes() + file.state.sizeBytes);
        whole.set_name(files.front().path.stem().string());
    }
    whole.mutable_spec()->set_unsafe_serialization(hasPickle);
    return whole;
}

core::Result<void> Importer::hashAll(std::vector<File> &files, const Progress &progress) const {
    std::int64_t total = 0;
    for (const auto &file : files)
        total += file.state.sizeBytes;
    std::int64_t done = 0;
    for (auto &file : files) {
        auto hash = hashFile(file.path, file.state, [&](std::int64_t bytes) {
            done += bytes;
            return progress(v1::HASHING_FILES, done, total);
        });
        if (!hash)
            return std::move(hash).error();
        file.sha256 = *std::move(hash);
    }
    return {};
}

} // namespace catalog
