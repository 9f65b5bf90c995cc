#pragma once

#include "backend/fleet/nvml/telemetry_api.h"

// Functions of NVIDIA's management library that measure; from the same guide.
namespace nvml {

inline constexpr Function<Device, Utilization *> UtilizationRates{"nvmlDeviceGetUtilizationRates"};
inline constexpr Function<Device, unsigned, unsigned *> Temperature{"nvmlDeviceGetTemperature"};
// Milliwatts.
inline constexpr Function<Device, unsigned *> PowerUsage{"nvmlDeviceGetPowerUsage"};
inline constexpr Function<Device, unsigned *> EnforcedPowerLimit{"nvmlDeviceGetEnforcedPowerLimit"};
// MHz.
inline constexpr Function<Device, unsigned, unsigned *> ClockInfo{"nvmlDeviceGetClockInfo"};
// The name since R545, and the one before.
inline constexpr Function<Device, unsigned long long *> ClocksEventReasons{"nvmlDeviceGetCurrentClocksEventReasons"};
inline constexpr Function<Device, unsigned long long *> ClocksThrottleReasons{
    "nvmlDeviceGetCurrentClocksThrottleReasons"};
// Kind of error, kind of counter.
inline constexpr Function<Device, unsigned, unsigned, unsigned long long *> TotalEccErrors{
    "nvmlDeviceGetTotalEccErrors"};
// Rows for corrected and for uncorrected errors; whether some are pending; whether a remapping has failed.
inline constexpr Function<Device, unsigned *, unsigned *, unsigned *, unsigned *> RemappedRows{
    "nvmlDeviceGetRemappedRows"};
// Cause, count (there: room), addresses.
inline constexpr Function<Device, unsigned, unsigned *, unsigned long long *> RetiredPages{"nvmlDeviceGetRetiredPages"};
inline constexpr Function<Device, unsigned *> RetiredPagesPending{"nvmlDeviceGetRetiredPagesPendingStatus"};
inline constexpr Function<Device, unsigned *> PcieReplayCounter{"nvmlDeviceGetPcieReplayCounter"};
// KB/s over 20 ms, for which the call lasts.
inline constexpr Function<Device, unsigned, unsigned *> PcieThroughput{"nvmlDeviceGetPcieThroughput"};
// Link; whether it is active.
inline constexpr Function<Device, unsigned, unsigned *> NvlinkState{"nvmlDeviceGetNvLinkState"};
// Link, kind of counter.
inline constexpr Function<Device, unsigned, unsigned, unsigned long long *> NvlinkErrorCounter{
    "nvmlDeviceGetNvLinkErrorCounter"};
// Millijoules since the driver was loaded.
inline constexpr Function<Device, unsigned long long *> TotalEnergy{"nvmlDeviceGetTotalEnergyConsumption"};
inline constexpr Function<Device, int, FieldValue *> FieldValues{"nvmlDeviceGetFieldValues"};
// Room on entry; the processes. Version 3 since R510.
inline constexpr Function<Device, unsigned *, ProcessInfo *> ComputeProcesses{
    "nvmlDeviceGetComputeRunningProcesses_v3"};
inline constexpr Function<Device, unsigned *, ProcessInfo *> GraphicsProcesses{
    "nvmlDeviceGetGraphicsRunningProcesses_v3"};

inline constexpr Function<Device, GpmSupport *> GpmQuerySupport{"nvmlGpmQueryDeviceSupport"};
inline constexpr Function<GpmSample *> GpmSampleAllocate{"nvmlGpmSampleAlloc"};
inline constexpr Function<GpmSample> GpmSampleFree{"nvmlGpmSampleFree"};
inline constexpr Function<Device, GpmSample> GpmSampleTake{"nvmlGpmSampleGet"};
inline constexpr Function<GpmMetricsGet *> GpmMetrics{"nvmlGpmMetricsGet"};

inline constexpr Function<EventSet *> EventSetCreate{"nvmlEventSetCreate"};
inline constexpr Function<EventSet> EventSetFree{"nvmlEventSetFree"};
inline constexpr Function<Device, unsigned long long, EventSet> RegisterEvents{"nvmlDeviceRegisterEvents"};
// Milliseconds.
inline constexpr Function<EventSet, EventData *, unsigned> EventSetWait{"nvmlEventSetWait_v2"};
inline constexpr Function<EventSet, EventData *, unsigned> EventSetWaitOld{"nvmlEventSetWait"};

} // namespace nvml
