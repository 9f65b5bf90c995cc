#pragma once

#include <cstdint>

#include "backend/fleet/nvml/nvml_api.h"

// What is measured and told of GPUs by NVIDIA's management library, declared by ourselves from the NVML API Reference
// Guide (https://docs.nvidia.com/deploy/nvml-api/): names, numbers and layouts are NVIDIA's. Drivers lack some of it.
namespace nvml {

// nvmlUtilization_t: shares of the last sample period (1/6 s to 1 s) in which a kernel ran, and in which memory was
// read or written; %.
struct Utilization {
    unsigned gpu;
    unsigned memory;
};

// nvmlProcessInfo_t of versions 2 and 3. All bits of the memory are set where it is not available.
struct ProcessInfo {
    unsigned pid;
    unsigned long long usedGpuMemory;
    unsigned gpuInstanceId;
    unsigned computeInstanceId;
};

// nvmlValueType_t
enum class ValueType : int { Double, Unsigned, UnsignedLong, UnsignedLongLong, LongLong, Int, UnsignedShort };

// nvmlFieldValue_t
struct FieldValue {
    unsigned fieldId;
    unsigned scopeId;
    long long timestamp;
    long long latencyMicroseconds;
    ValueType type;
    Return answer;
    union {
        double asDouble;
        int asInt;
        unsigned asUnsigned;
        unsigned long asUnsignedLong;
        unsigned long long asUnsignedLongLong;
        long long asLongLong;
        unsigned short asUnsignedShort;
    } value;
};

// NVML_FI_DEV_...
enum Field : unsigned {
    NvlinkCrcFlitErrorsTotal = 38,
    NvlinkCrcDataErrorsTotal = 45,
    NvlinkReplaysTotal = 52,
    NvlinkRecoveriesTotal = 59,
    // Nanoseconds for which clocks were held down.
    PowerPolicy = 74,
    ThermalPolicy = 75,
    SyncBoostPolicy = 76,
    BoardLimitPolicy = 77,
    ReliabilityPolicy = 79,
    MemoryTemperatureNow = 82,
    // KiB, since the driver was loaded; of all links with AllLinks as scope.
    NvlinkDataSent = 138,
    NvlinkDataReceived = 139,
    // nvmlDeviceGpuRecoveryAction_t: 0 none, 1 reset the GPU, 2 reboot the node, 3 drain peer-to-peer, 4 drain and
    // reset.
    GpuRecoveryAction = 230,
};
inline constexpr unsigned AllLinks = 0xffffffff;

inline constexpr unsigned TemperatureOfGpu = 0;
enum Clock : unsigned { GraphicsClock = 0, StreamingClock = 1, MemoryClock = 2 };
enum MemoryError : unsigned { CorrectedError = 0, UncorrectedError = 1 };
// Since the driver was loaded; over the GPU's life.
enum EccCounter : unsigned { VolatileCount = 0, AggregateCount = 1 };
enum RetirementCause : unsigned { SingleBitErrors = 0, DoubleBitError = 1 };
enum PcieCounter : unsigned { PcieSent = 0, PcieReceived = 1 };
enum NvlinkCounter : unsigned { NvlinkReplay = 0, NvlinkRecovery = 1, NvlinkCrcFlit = 2, NvlinkCrcData = 3 };
// NVML_NVLINK_MAX_LINKS
inline constexpr unsigned MostNvlinks = 18;

// nvmlGpmSample_t: what a GPU of Hopper or later has counted until then.
struct GpmSampleHandle;
using GpmSample = GpmSampleHandle *;

// nvmlGpmSupport_t
struct GpmSupport {
    unsigned version;
    unsigned isSupportedDevice;
};

// nvmlGpmMetric_t, nvmlGpmMetricsGet_t; both of version 1.
struct GpmMetric {
    unsigned id;
    Return answer;
    double value;
    const char *shortName;
    const char *longName;
    const char *unit;
};
struct GpmMetricsGet {
    // NVML_GPM_METRIC_MAX was never larger; only as many as are asked for are looked at.
    static constexpr unsigned Room = 400;

    unsigned version;
    unsigned count;
    GpmSample first;
    GpmSample second;
    GpmMetric metrics[Room];
};
inline constexpr unsigned GpmVersion = 1;

// nvmlGpmMetricId_t. Shares in %, traffic in MiB/s.
enum GpmMetricId : unsigned {
    GpmGraphics = 1,
    GpmSm = 2,
    GpmOccupancy = 3,
    GpmTensor = 5,
    GpmDram = 10,
    GpmPcieSent = 20,
    GpmPcieReceived = 21,
    GpmNvlinkReceived = 60,
    GpmNvlinkSent = 61,
};

// nvmlEventSet_t
struct EventSetHandle;
using EventSet = EventSetHandle *;

// nvmlEventData_t of version 2; version 1 has its first three. Of an XID error its number is in the data, 999 for one
// that is not known. Instances have all bits set where it is not of one.
struct EventData {
    Device device;
    unsigned long long type;
    unsigned long long data;
    unsigned gpuInstanceId;
    unsigned computeInstanceId;
};
inline constexpr unsigned long long XidEventType = 8;

} // namespace nvml
