#include "backend/catalog/inspect/file_inspector.h"

#include "backend/catalog/inspect/inspection_answer.h"
#include "backend/catalog/inspect/inspector_process.h"
#include "pilothouse/v1/catalog_service.pb.h"

#include <csignal>
#include <string>
#include <utility>
#include <vector>

namespace catalog {

namespace {

constexpr std::size_t longestAnswer = 64 * 1024;
// Exit statuses of pilothouse-inspect.
constexpr int described = 0;
constexpr int refused = 1;

core::Error invalid(const std::filesystem::path &path, const std::string &detail) {
    return fileError(v1::MODEL_FILE_INVALID, path, "is no sound model file: " + detail).with("detail", detail);
}

// Why there is no answer that could be read. What ends the process is the file's doing, unless it never began.
core::Error brokenOff(const std::filesystem::path &path, const ProcessEnd &end) {
    if (end.saidTooMuch)
        return {v1::INTERNAL, "pilothouse-inspect answered more than it may"};
    if (end.wasLate)
        return fileError(v1::FILE_UNREADABLE, path, "cannot be read: its header did not come in time");
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

core::Result<v1::InspectModelFileResponse> FileInspector::inspect(const FoundFile &file,
                                                                  const std::optional<FoundFile> &config) const {
    const auto model = ModelFile::open(file);
    if (!model)
        return model.error();
    std::vector<std::string> arguments{"--header-limit", std::to_string(limits_.safetensorsHeaderBytes)};
    std::vector<const Descriptor *> files{&model->descriptor()};
    std::optional<ModelFile> settings;
    if (config) {
        auto opened = ModelFile::open(*config);
        if (!opened)
            return opened.error();
        settings = std::move(*opened);
        arguments.push_back("--config");
        files.push_back(&settings->descriptor());
    }
    const auto end = runProcess({program_, arguments, files, limits_.deadline, longestAnswer});
    if (!end)
        return end.error();
    if (end->wasLate || end->saidTooMuch || (end->exitStatus != described && end->exitStatus != refused))
        return brokenOff(file.name, *end);
    if (end->exitStatus == described)
        return responseFrom(end->output, file.name, static_cast<std::uint64_t>(model->state().sizeBytes));
    const auto fault = faultFrom(end->output);
    if (!fault)
        return fault.error();
    if (fault->storageFailed)
        return fileError(v1::FILE_UNREADABLE, file.name, "cannot be read: " + fault->detail);
    return invalid(file.name, fault->detail);
}

} // namespace catalog
