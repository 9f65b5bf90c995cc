#pragma once

// What is called of NVIDIA's management library, declared by ourselves from the NVML API Reference Guide
// (https://docs.nvidia.com/deploy/nvml-api/): names, numbers, layouts and buffer sizes are NVIDIA's. Functions are
// asked for by the names of their newest version, which the library keeps for good.
namespace nvml {

// nvmlReturn_t; the library may answer with numbers that are not here.
enum class Return : int {
    Success = 0,
    Uninitialized = 1,
    InvalidArgument = 2,
    NotSupported = 3,
    NoPermission = 4,
    AlreadyInitialized = 5,
    NotFound = 6,
    InsufficientSize = 7,
    InsufficientPower = 8,
    DriverNotLoaded = 9,
    Timeout = 10,
    IrqIssue = 11,
    LibraryNotFound = 12,
    FunctionNotFound = 13,
    CorruptedInforom = 14,
    GpuIsLost = 15,
    ResetRequired = 16,
    OperatingSystem = 17,
    LibraryMismatch = 18,
    InUse = 19,
    Memory = 20,
    NoData = 21,
    InsufficientResources = 23,
    VersionMismatch = 25,
    Deprecated = 26,
    NotReady = 27,
    GpuNotFound = 28,
    InvalidState = 29,
    Unknown = 999,
};

// nvmlDevice_t: only ever passed back.
struct DeviceHandle;
using Device = DeviceHandle *;

// nvmlMemory_t, in bytes.
struct Memory {
    unsigned long long total;
    unsigned long long free;
    unsigned long long used;
};

// nvmlPciInfo_t of version 3.
struct PciInfo {
    char busIdLegacy[16];
    unsigned domain;
    unsigned bus;
    unsigned device;
    unsigned pciDeviceId;
    unsigned pciSubSystemId;
    char busId[32];
};

inline constexpr unsigned TextSize = 96;
inline constexpr unsigned MigEnabled = 1;

// A function of the library, by its name and what it takes. All of them answer with a Return.
template <typename... Parameters>
struct Function {
    const char *name;
};

inline constexpr Function<> Init{"nvmlInit_v2"};
inline constexpr Function<> Shutdown{"nvmlShutdown"};
inline constexpr Function<char *, unsigned> DriverVersion{"nvmlSystemGetDriverVersion"};
// 1000 x major + 10 x minor.
inline constexpr Function<int *> CudaVersion{"nvmlSystemGetCudaDriverVersion_v2"};
inline constexpr Function<unsigned *> DeviceCount{"nvmlDeviceGetCount_v2"};
inline constexpr Function<unsigned, Device *> DeviceAt{"nvmlDeviceGetHandleByIndex_v2"};
inline constexpr Function<Device, char *, unsigned> Uuid{"nvmlDeviceGetUUID"};
inline constexpr Function<Device, char *, unsigned> Name{"nvmlDeviceGetName"};
inline constexpr Function<Device, Memory *> MemoryInfo{"nvmlDeviceGetMemoryInfo"};
inline constexpr Function<Device, PciInfo *> PciPlace{"nvmlDeviceGetPciInfo_v3"};
// Major, minor.
inline constexpr Function<Device, int *, int *> ComputeCapability{"nvmlDeviceGetCudaComputeCapability"};
// Now, after the next reset.
inline constexpr Function<Device, unsigned *, unsigned *> MigMode{"nvmlDeviceGetMigMode"};

} // namespace nvml
