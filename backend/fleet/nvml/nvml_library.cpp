#include "backend/fleet/nvml/nvml_library.h"

#include <optional>

#include <dlfcn.h>

namespace nvml {

namespace {

// What the loader says after the name of what it looked for.
std::string complaintAbout(const std::string &place) {
    const char *text = ::dlerror();
    const std::string complaint = text != nullptr ? text : "";
    return complaint.starts_with(place) ? complaint.substr(place.size()) : complaint;
}

// The loader has no code for it and may say it in any language: it says the same of what surely is not there.
bool isAbsence(const std::string &complaint) {
    const std::string nothing = "libpilothouse-has-no-such-library.so";
    return ::dlopen(nothing.c_str(), RTLD_NOW) == nullptr && complaint == complaintAbout(nothing);
}

} // namespace

std::vector<std::string> usualPlaces() {
    return {"libnvidia-ml.so.1", "/usr/local/nvidia/lib64/libnvidia-ml.so.1", "/usr/lib/wsl/lib/libnvidia-ml.so.1"};
}

std::string nameOf(Return code) {
    static const std::pair<Return, const char *> names[]{
        {Return::Success, "NVML_SUCCESS"},
        {Return::Uninitialized, "NVML_ERROR_UNINITIALIZED"},
        {Return::InvalidArgument, "NVML_ERROR_INVALID_ARGUMENT"},
        {Return::NotSupported, "NVML_ERROR_NOT_SUPPORTED"},
        {Return::NoPermission, "NVML_ERROR_NO_PERMISSION"},
        {Return::AlreadyInitialized, "NVML_ERROR_ALREADY_INITIALIZED"},
        {Return::NotFound, "NVML_ERROR_NOT_FOUND"},
        {Return::InsufficientSize, "NVML_ERROR_INSUFFICIENT_SIZE"},
        {Return::InsufficientPower, "NVML_ERROR_INSUFFICIENT_POWER"},
        {Return::DriverNotLoaded, "NVML_ERROR_DRIVER_NOT_LOADED"},
        {Return::Timeout, "NVML_ERROR_TIMEOUT"},
        {Return::IrqIssue, "NVML_ERROR_IRQ_ISSUE"},
        {Return::LibraryNotFound, "NVML_ERROR_LIBRARY_NOT_FOUND"},
        {Return::FunctionNotFound, "NVML_ERROR_FUNCTION_NOT_FOUND"},
        {Return::CorruptedInforom, "NVML_ERROR_CORRUPTED_INFOROM"},
        {Return::GpuIsLost, "NVML_ERROR_GPU_IS_LOST"},
        {Return::ResetRequired, "NVML_ERROR_RESET_REQUIRED"},
        {Return::OperatingSystem, "NVML_ERROR_OPERATING_SYSTEM"},
        {Return::LibraryMismatch, "NVML_ERROR_LIB_RM_VERSION_MISMATCH"},
        {Return::InUse, "NVML_ERROR_IN_USE"},
        {Return::Memory, "NVML_ERROR_MEMORY"},
        {Return::NoData, "NVML_ERROR_NO_DATA"},
        {Return::InsufficientResources, "NVML_ERROR_INSUFFICIENT_RESOURCES"},
        {Return::VersionMismatch, "NVML_ERROR_ARGUMENT_VERSION_MISMATCH"},
        {Return::Deprecated, "NVML_ERROR_DEPRECATED"},
        {Return::NotReady, "NVML_ERROR_NOT_READY"},
        {Return::GpuNotFound, "NVML_ERROR_GPU_NOT_FOUND"},
        {Return::InvalidState, "NVML_ERROR_INVALID_STATE"},
        {Return::Unknown, "NVML_ERROR_UNKNOWN"},
    };
    for (const auto &[known, name] : names) {
        if (known == code)
            return name;
    }
    return std::to_string(static_cast<int>(code));
}

core::Error failed(const char *call, Return code) {
    return {core::v1::UNAVAILABLE,
            std::string(call) + " of NVIDIA's management library answered " + nameOf(code),
            {{"call", call}, {"error", nameOf(code)}}};
}

core::Result<std::unique_ptr<NvmlLibrary>> NvmlLibrary::open(const std::vector<std::string> &places) {
    for (const auto &place : places) {
        // What it calls itself stays within it, and what it lacks is seen now, not in a call.
        void *const handle = ::dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (handle == nullptr) {
            const auto complaint = complaintAbout(place);
            if (isAbsence(complaint))
                continue;
            return core::Error(core::v1::FILE_UNREADABLE, place + " cannot be loaded" + complaint,
                               {{"path", place}, {"system_error", place + complaint}});
        }
        std::unique_ptr<NvmlLibrary> library(new NvmlLibrary(handle));
        const auto begun = library->call(Init);
        if (begun != Return::Success)
            return failed(Init.name, begun);
        library->isInitialised_ = true;
        return library;
    }
    return core::Error(core::v1::FILE_NOT_FOUND, "NVIDIA's management library is not installed",
                       {{"path", places.empty() ? std::string() : places.front()}});
}

NvmlLibrary::~NvmlLibrary() {
    if (isInitialised_)
        call(Shutdown);
    ::dlclose(handle_);
}

void *NvmlLibrary::addressOf(const char *name) const {
    return ::dlsym(handle_, name);
}

} // namespace nvml
