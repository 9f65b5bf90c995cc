#include "backend/catalog/inspect/file_inspector.h"

#include "backend/catalog/inspect/inspection_answer.h"
#include "backend/catalog/inspect/inspector_process.h"
#include "backend/core/text_safety.h"
#include "pilothouse/v1/catalog_service.pb.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <utility>
#include <vector>

namespace catalog {

namespace {

constexpr std::size_t longestAnswer = 64 * 1024;
// Exit statuses of pilothouse-inspect.
constexpr int described = 0;
constexpr int refused = 1;

struct ModelFile {
    Descriptor descriptor;
    std::uint64_t size = 0;
};

core::Error fileError(v1::Reason reason, const std::filesystem::path &path, const std::string &what) {
    return {reason, core::escapeUnsafeText(path.string()) + ": " + what, {{"path", path.string()}}};
}

// Without blocking on what is no file, and without following a link as the last part.
core::Result<ModelFile> open(const std::filesystem::path &path) {
    Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!descriptor.isOpen()) {
        const bool isMissing = errno == ENOENT || errno == ENOTDIR;
        return fileError(isMissing ? v1::FILE_NOT_FOUND : v1::FILE_UNREADABLE, path,
                         errno == ELOOP ? "it is a symbolic link; name its target" : std::strerror(errno));
    }
    struct stat status {};
    if (::fstat(descriptor.number(), &status) != 0)
        return fileError(v1::FILE_UNREADABLE, path, std::strerror(errno));
    if (!S_ISREG(status.st_mode))
        return fileError(v1::FILE_UNREADABLE, path, "it is not a regular file");
    return ModelFile{std::move(descriptor), static_cast<std::uint64_t>(status.st_size)};
}

core::Error invalid(const std::filesystem::path &path, const std::string &detail) {
    return fileError(v1::MODEL_FILE_INVALID, path, "not a sound model file: " + detail).with("detail", detail);
}

// Why there is no answer that could be read. What ends the process is the file's doing, unless it never began.
core::Error brokenOff(const std::filesystem::path &path, const ProcessEnd &end) {
    if (end.saidTooMuch)
        return {v1::INTERNAL, "pilothouse-inspect answered more than it may"};
    if (end.wasLate)
        return fileError(v1::FILE_UNREADABLE, path, "its header could not be read in time");
    if (end.signal == SIGXCPU || end.signal == SIGKILL)
        return invalid(path, "its header takes too much time or memory to read");
    if (end.signal != 0)
        return invalid(path, "reading its header was stopped by signal " + std::to_string(end.signal));
    return {v1::INTERNAL, "pilothouse-inspect ended with status " + std::to_string(end.exitStatus)};
}

} // namespace

FileInspector::FileInspector(std::filesystem::path program) : FileInspector(std::move(program), Limits()) {}

FileInspector::FileInspector(std::filesystem::path program, Limits limits)
    : program_(std::move(program)), limits_(limits) {}

core::Result<v1::InspectModelFileResponse>
FileInspector::inspect(const std::filesystem::path &file, const std::optional<std::filesystem::path> &config) const {
    const auto model = open(file);
    if (!model)
        return model.error();
    std::vector<std::string> arguments{"--header-limit", std::to_string(limits_.safetensorsHeaderBytes)};
    std::vector<const Descriptor *> files{&model->descriptor};
    core::Result<ModelFile> settings = ModelFile();
    if (config) {
        settings = open(*config);
        if (!settings)
            return settings.error();
        arguments.push_back("--config");
        files.push_back(&settings->descriptor);
    }
    const auto end = runProcess({program_, arguments, files, limits_.deadline, longestAnswer});
    if (!end)
        return end.error();
    if (end->wasLate || end->saidTooMuch || (end->exitStatus != described && end->exitStatus != refused))
        return brokenOff(file, *end);
    if (end->exitStatus == described)
        return responseFrom(end->output, file, model->size);
    const auto fault = faultFrom(end->output);
    if (!fault)
        return fault.error();
    if (fault->storageFailed)
        return fileError(v1::FILE_UNREADABLE, file, fault->detail);
    return invalid(file, fault->detail);
}

} // namespace catalog
