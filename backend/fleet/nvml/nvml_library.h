#pragma once

#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "backend/core/result.h"
#include "backend/fleet/nvml/nvml_api.h"

namespace nvml {

// Where the library is found: by the name that the dynamic loader knows, else where containers and WSL have it.
std::vector<std::string> usualPlaces();

// `NVML_ERROR_GPU_IS_LOST`; of a number that has no name the number.
std::string nameOf(Return code);

// A call that failed, with its name and NVIDIA's name of the error among the arguments (`call`, `error`).
core::Error failed(const char *call, Return code);

// NVIDIA's management library, loaded and initialised as long as this lives. Any call may take seconds where the
// driver is busy and hang where it is stuck. Calls may be made from any thread.
class NvmlLibrary {
public:
    // The first that is there of `places`, each a path or a name that the dynamic loader looks for. FILE_NOT_FOUND
    // where none is, FILE_UNREADABLE where it cannot be loaded, else the failure of its initialisation.
    static core::Result<std::unique_ptr<NvmlLibrary>> open(const std::vector<std::string> &places);
    NvmlLibrary(const NvmlLibrary &) = delete;
    NvmlLibrary &operator=(const NvmlLibrary &) = delete;
    ~NvmlLibrary();

    // FunctionNotFound where the library is too old to have it.
    template <typename... Parameters>
    Return call(const Function<Parameters...> &function, std::type_identity_t<Parameters>... arguments) const {
        const auto address = reinterpret_cast<Return (*)(Parameters...)>(addressOf(function.name));
        return address != nullptr ? address(arguments...) : Return::FunctionNotFound;
    }

private:
    explicit NvmlLibrary(void *handle) : handle_(handle) {}
    void *addressOf(const char *name) const;

    void *const handle_;
    bool isInitialised_ = false;
};

} // namespace nvml
