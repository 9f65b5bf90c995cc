#include "backend/catalog/importer.h"

#include <algorithm>
#include <regex>

#include "backend/catalog/file_hasher.h"
#include "backend/catalog/inspect/model_naming.h"
#include "backend/catalog/registration.h"

namespace catalog {

namespace fs = std::filesystem;

struct Importer::File {
    FoundFile found;
    FileState state;
    std::string sha256;

    v1::ModelFormat format() const { return formatByName(found.name); }
};

namespace {

// More would make a version that no client can read in one message.
constexpr std::size_t mostFiles = 10'000;

// Every shard of `model-00002-of-00004.safetensors`; the file itself when it is no shard.
std::vector<fs::path> shardsOf(const fs::path &file) {
    static const std::regex pattern(R"((.*-)(\d{5})(-of-)(\d{5})(\.safetensors|\.gguf))");
    std::smatch match;
    const std::string name = file.filename().string();
    if (!std::regex_match(name, match, pattern))
        return {file};
    const int count = std::stoi(match[4]);
    if (const int own = std::stoi(match[2]); own < 1 || own > count)
        return {file};
    std::vector<fs::path> shards;
    for (int index = 1; index <= count; ++index) {
        auto number = std::to_string(index);
        number.insert(0, 5 - number.size(), '0');
        shards.push_back(file.parent_path() /
                         (match[1].str() + number + match[3].str() + match[4].str() + match[5].str()));
    }
    return shards;
}

fs::path configPath(const fs::path &file) {
    return file.parent_path() / "config.json";
}

bool hasConfig(const fs::path &file) {
    std::error_code ignored;
    return formatByName(file) == v1::SAFETENSORS && fs::is_regular_file(configPath(file), ignored);
}

void addUp(const v1::InspectModelFileResponse &shard, v1::InspectModelFileResponse *whole) {
    if (!whole->has_spec()) {
        *whole = shard;
        return;
    }
    auto &spec = *whole->mutable_spec();
    spec.set_weight_bytes(spec.weight_bytes() + shard.spec().weight_bytes());
    std::int64_t parameters = 0;
    if (spec.has_parameters() && shard.spec().has_parameters() &&
        !__builtin_add_overflow(spec.parameters(), shard.spec().parameters(), &parameters))
        spec.set_parameters(parameters);
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
        entry.set_path(file.found.name.filename().string());
        entry.set_size_bytes(file.state.sizeBytes);
        entry.set_sha256(file.sha256);
    }
    spec.set_file_count(spec.files_size());
    spec.set_digest(digestOf({spec.files().begin(), spec.files().end()}));
    spec.set_directory(files->front().found.name.parent_path().string());
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

core::Result<Importer::Names> Importer::namesOf(const v1::ImportWork &work) const {
    Names names;
    for (const auto &asked : work.paths()) {
        const auto found = roots_.locate(asked);
        if (!found)
            return found.error();
        for (auto &shard : shardsOf(found->name))
            names.insert(std::move(shard));
        if (hasConfig(found->name))
            names.insert(configPath(found->name));
    }
    if (names.size() > mostFiles)
        return core::Error(v1::TOO_LARGE,
                           "the model has " + std::to_string(names.size()) + " files; at most " +
                               std::to_string(mostFiles) + " make a version",
                           {{"limit", std::to_string(mostFiles)}, {"size", std::to_string(names.size())}});
    return names;
}

core::Result<std::vector<Importer::File>> Importer::gather(const v1::ImportWork &work) const {
    if (work.paths().empty())
        return core::Error(v1::FILE_NOT_FOUND, "no file was chosen; name at least one below a model root",
                           {{"path", ""}});
    const auto names = namesOf(work);
    if (!names)
        return names.error();
    std::vector<File> files;
    std::int64_t total = 0;
    for (const auto &name : *names) {
        auto found = roots_.locate(name.string());
        if (!found)
            return std::move(found).error();
        if (name.parent_path() != names->begin()->parent_path())
            return fileError(v1::PATH_NOT_ALLOWED, name,
                             "is not in the directory of the others; a version's files stand together");
        const auto state = stateOf(found->real);
        if (!state)
            return state.error();
        if (__builtin_add_overflow(total, state->sizeBytes, &total))
            return fileError(v1::FILE_UNREADABLE, name, "is larger than can be counted");
        found->state = *state;
        files.push_back({*std::move(found), *state, {}});
    }
    return files;
}

core::Result<v1::InspectModelFileResponse> Importer::readHeader(const File &file,
                                                                const std::vector<File> &files) const {
    const auto config = std::find_if(files.begin(), files.end(), [&](const File &other) {
        return file.format() == v1::SAFETENSORS && other.found.name == configPath(file.found.name);
    });
    return inspector_.inspect(file.found, config == files.end() ? std::nullopt : std::optional(config->found));
}

core::Result<v1::InspectModelFileResponse> Importer::readHeaders(const std::vector<File> &files,
                                                                 const Progress &progress) const {
    v1::InspectModelFileResponse whole;
    bool hasPickle = false;
    std::int64_t bytes = 0;
    for (const auto &file : files) {
        if (!progress(v1::READING_HEADERS, 0, 0))
            return cancelled();
        bytes += file.state.sizeBytes;
        hasPickle = hasPickle || file.format() == v1::PICKLE;
        if (file.format() != v1::GGUF && file.format() != v1::SAFETENSORS)
            continue;
        const auto shard = readHeader(file, files);
        if (!shard)
            return shard.error();
        addUp(*shard, &whole);
    }
    const auto &first = files.front().found.name;
    if (!whole.has_spec() && !hasPickle)
        return invalidFile(first, v1::MODEL_FILE_UNKNOWN_EXTENSION,
                           "is no model file: neither GGUF nor safetensors by its name");
    if (!whole.has_spec()) {
        whole.mutable_spec()->set_format(v1::PICKLE);
        whole.mutable_spec()->set_weight_bytes(bytes);
        whole.set_name(first.stem().string());
        whole.set_suggested_id(suggestedModelId({}, first, {}));
    }
    whole.mutable_spec()->set_unsafe_serialization(hasPickle);
    leaveOutWhatCannotBeKept(&whole);
    return whole;
}

core::Result<void> Importer::hashAll(std::vector<File> &files, const Progress &progress) const {
    std::int64_t total = 0;
    for (const auto &file : files)
        total += file.state.sizeBytes;
    std::int64_t done = 0;
    for (auto &file : files) {
        auto hash = hashFile(file.found, file.state, [&](std::int64_t bytes) {
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
