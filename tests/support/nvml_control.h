#pragma once

#include <string>

#include <dlfcn.h>

#include "tests/support/nvml_stand_in.h"

namespace support {

// Holds a stand-in for NVIDIA's library, so that it stays as it is between readings, and says what it answers; see
// nvml_stand_in/recorded.h. One at a time for each fault.
class NvmlControl {
public:
    explicit NvmlControl(const std::string &fault = "sound")
        : library_(::dlopen(nvmlStandIn(fault).front().c_str(), RTLD_NOW)) {
        call<>("standInReset");
    }
    NvmlControl(const NvmlControl &) = delete;
    NvmlControl &operator=(const NvmlControl &) = delete;
    // Never closed: a thread that was left behind may still be within it.
    ~NvmlControl() { call<>("standInRelease"); }

    void load(bool isBusy) const { call<bool>("standInLoad", isBusy); }
    void set(const std::string &key, const std::string &json) const {
        call<const char *, const char *>("standInSet", key.c_str(), json.c_str());
    }
    void raiseXid(int gpu, int xid) const { call<int, int>("standInXid", gpu, xid); }
    void release() const { call<>("standInRelease"); }
    int calls(const std::string &key) const {
        return reinterpret_cast<int (*)(const char *)>(::dlsym(library_, "standInCalls"))(key.c_str());
    }

private:
    template <typename... Arguments>
    void call(const char *name, Arguments... arguments) const {
        reinterpret_cast<void (*)(Arguments...)>(::dlsym(library_, name))(arguments...);
    }

    void *const library_;
};

} // namespace support
