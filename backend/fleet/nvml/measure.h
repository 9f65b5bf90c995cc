#pragma once

namespace nvml {

// What the library is asked of a GPU. Shares are in %, counts are totals since the driver was loaded unless said
// otherwise, claims are 0 or 1.
enum class Measure {
    // Of the time, in which any kernel ran, and in which memory was read or written.
    GpuBusy,
    MemoryBusy,
    // Bytes; used includes what the driver keeps for itself.
    MemoryUsed,
    MemoryTotal,
    // Degrees Celsius.
    GpuTemperature,
    MemoryTemperature,
    // Watts.
    PowerDraw,
    PowerCap,
    // MHz.
    SmClock,
    MemoryClock,
    // Bits of nvmlClocksEventReasons.
    ClockEventReasons,
    // Since the reading before; GPUs of Hopper and later alone count them.
    SmActive,
    SmOccupancy,
    TensorActive,
    DramActive,
    EngineActive,
    // Sent and received, bytes in a second.
    PcieThroughput,
    NvlinkThroughput,
    EccCorrected,
    EccUncorrected,
    // Over the GPU's life.
    EccCorrectedEver,
    EccUncorrectedEver,
    RowsRemappedCorrectable,
    RowsRemappedUncorrectable,
    // Claims.
    RowRemapPending,
    RowRemapFailed,
    PagesRetiredCorrectable,
    PagesRetiredUncorrectable,
    // Claim.
    PagesRetirementPending,
    PcieReplays,
    // Links that there are, and those of them that are up.
    NvlinkCount,
    NvlinksActive,
    // Of all links.
    NvlinkCrcFlitErrors,
    NvlinkCrcDataErrors,
    NvlinkReplays,
    NvlinkRecoveries,
    // Nanoseconds for which clocks were held down.
    PowerViolation,
    ThermalViolation,
    BoardLimitViolation,
    ReliabilityViolation,
    SyncBoostViolation,
    // nvmlDeviceGpuRecoveryAction_t.
    RecoveryAction,
    // Claim: MIG is on.
    Partitioned,
    // Joules.
    Energy,
};

} // namespace nvml
