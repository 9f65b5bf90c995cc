// A stand-in for NVIDIA's management library with two GPUs and with one fault that is
// chosen when it is compiled. Declared after the NVML API Reference Guide, apart from what the service declares.
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <mutex>

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

struct Device {
    const char *uuid;
    const char *name;
    unsigned long long memory;
    const char *bus;
    unsigned mig;
};

Device devices[]{
    {"GPU-11111111-aaaa-bbbb-cccc-000000000001", "NVIDIA H100 80GB HBM3", 85'520'809'984ULL, "00000000:0A:00.0", 0},
    {"GPU-22222222-aaaa-bbbb-cccc-000000000002", "NVIDIA L4", 24'152'899'584ULL, "00000000:B0:00.0", 0},
};

bool isSecond(const Device *device) {
    return device == &devices[1];
}

int copy(const char *text, char *buffer, unsigned size) {
    if (std::strlen(text) >= size)
        return 7;
    std::strcpy(buffer, text);
    return 0;
}

#ifdef STAND_IN_HANGS
std::mutex mutex;
std::condition_variable changed;
bool isReleased = false;
#endif

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
    std::unique_lock lock(mutex);
    changed.wait(lock, [] { return isReleased; });
#endif
    *count = 2;
    return STAND_IN_COUNT;
}

#ifdef STAND_IN_HANGS
void standInRelease() {
    const std::lock_guard lock(mutex);
    isReleased = true;
    changed.notify_all();
}
#endif

int nvmlDeviceGetHandleByIndex_v2(unsigned index, Device **device) {
    if (index > 1)
        return 2;
    *device = &devices[index];
    return index == 1 ? STAND_IN_HANDLE : 0;
}

int nvmlDeviceGetUUID(Device *device, char *buffer, unsigned size) {
    return copy(device->uuid, buffer, size);
}

int nvmlDeviceGetName(Device *device, char *buffer, unsigned size) {
    return copy(device->name, buffer, size);
}

int nvmlDeviceGetMemoryInfo(Device *device, nvmlMemory_t *memory) {
    *memory = {device->memory, device->memory, 0};
    return isSecond(device) ? STAND_IN_MEMORY : 0;
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
