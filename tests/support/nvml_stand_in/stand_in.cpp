// A stand-in for NVIDIA's management library with two GPUs and with one fault that is
// chosen when it is compiled. Declared after the NVML API Reference Guide, apart from what the service declares.
#include <cstdio>
#include <cstring>

#include "device.h"
#include "recorded.h"

// The faults: STAND_IN_OLD lacks what came with later drivers.
#ifndef STAND_IN_INIT
#define STAND_IN_INIT 0
#endif
#ifndef STAND_IN_COUNT
#define STAND_IN_COUNT 0
#endif
// Of the second GPU.
#ifndef STAND_IN_HANDLE
#define STAND_IN_HANDLE 0
#endif
#ifndef STAND_IN_MEMORY
#define STAND_IN_MEMORY 0
#endif

namespace {

int copy(const char *text, char *buffer, unsigned size) {
    if (std::strlen(text) >= size)
        return 7;
    std::strcpy(buffer, text);
    return 0;
}

} // namespace

extern "C" {

struct nvmlMemory_t {
    unsigned long long total, free, used;
};

struct nvmlPciInfo_t {
    char busIdLegacy[16];
    unsigned domain, bus, device, pciDeviceId, pciSubSystemId;
    char busId[32];
};

int nvmlInit_v2() {
    return STAND_IN_INIT;
}

int nvmlShutdown() {
    return 0;
}

int nvmlSystemGetDriverVersion(char *buffer, unsigned size) {
    return copy("580.159.04", buffer, size);
}

int nvmlDeviceGetCount_v2(unsigned *count) {
#ifdef STAND_IN_HANGS
    stand_in::hang();
#endif
    *count = 2;
    return STAND_IN_COUNT;
}

int nvmlDeviceGetHandleByIndex_v2(unsigned index, Device **device) {
    if (index > 1)
        return 2;
    *device = &devices[index];
    stand_in::Json json;
    const int code = stand_in::answer(static_cast<int>(index), __func__, &json);
    return code != 0 && code != 3 ? code : index == 1 ? STAND_IN_HANDLE : 0;
}

int nvmlDeviceGetUUID(Device *device, char *buffer, unsigned size) {
    return copy(device->uuid, buffer, size);
}

int nvmlDeviceGetName(Device *device, char *buffer, unsigned size) {
    return copy(device->name, buffer, size);
}

int nvmlDeviceGetMemoryInfo(Device *device, nvmlMemory_t *memory) {
    *memory = {device->memory, device->memory, 0};
    stand_in::Json json;
    const int code = stand_in::answer(isSecond(device) ? 1 : 0, __func__, &json);
    if (code == 0)
        *memory = {json.at("total").get<unsigned long long>(), json.at("free").get<unsigned long long>(),
                   json.at("used").get<unsigned long long>()};
    // The second GPU's is made up.
    return isSecond(device) ? STAND_IN_MEMORY : code;
}

int nvmlDeviceGetPciInfo_v3(Device *device, nvmlPciInfo_t *info) {
    return copy(device->bus, info->busId, sizeof info->busId);
}

#ifndef STAND_IN_OLD
int nvmlSystemGetCudaDriverVersion_v2(int *version) {
    *version = 13'000;
    return 0;
}

int nvmlDeviceGetCudaComputeCapability(Device *device, int *major, int *minor) {
    *major = isSecond(device) ? 8 : 9;
    *minor = isSecond(device) ? 9 : 0;
    return 0;
}

// The smaller product cannot be partitioned.
int nvmlDeviceGetMigMode(Device *device, unsigned *now, unsigned *next) {
    if (isSecond(device))
        return 3;
#ifdef STAND_IN_MIG
    *now = 1;
#else
    *now = 0;
#endif
    *next = *now;
    return 0;
}
#endif
}
