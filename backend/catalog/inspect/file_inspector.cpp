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

core::Error invalid(const std::filesystem::path &path, v1::ModelFileFault fault, const std::string &detail) {
    return invalidFile(path, fault, "is no sound model file: " + detail);
}

core::Error refusalOf(const InspectionFault &refusal, const std::filesystem::path &file,
                      const std::optional<FoundFile> &config) {
    const bool isInConfig = refusal.isInConfig && config;
    const auto path = shownPath(isInConfig ? config->name : file);
    if (!refusal.fault)
        return fileError(v1::FILE_UNREADABLE, file, "cannot be read: " + refusal.detail).with("path", path);
    return invalid(file, *refusal.fault, refusal.detail).with("offset", refusal.offset).with("path", path);
}

// Why there is no answer that could be read. What ends the process is the file's doing, unless it never began.
core::Error brokenOff(const std::filesystem::path &path, const ProcessEnd &end) {
    if (end.saidTooMuch)
        return {v1::INTERNAL, "pilothouse-inspect answered more than it may"};
    if (end.wasLate)
        return fileError(v1::FILE_UNREADABLE, path, "cannot be read: its header did not come in time");
    if (end.signal == SIGXCPU || end.signal == SIGKILL)
        return invalid(path, v1::MODEL_FILE_TOO_COSTLY, "its header takes too much time or memory to read");
    if (end.signal != 0) {
        const auto signal = std::to_string(end.signal);
        return invalid(path, v1::MODEL_FILE_READER_KILLED, "reading its header was stopped by signal " + signal)
            .with("signal", signal);
    }
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
    std::vector<const posix::Descriptor *> files{&model->descriptor()};
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
    // What is not whole yet, or no longer, is not broken.
    if (model->stateNow() != model->state())
        return fileChanged(file.name);
    if (settings && settings->stateNow() != settings->state())
        return fileChanged(config->name);
    return refusalOf(*fault, file.name, config);
}

} // namespace catalog
