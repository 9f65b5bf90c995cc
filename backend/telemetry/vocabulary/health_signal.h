#pragma once

#include <string_view>

namespace telemetry {

// What sources say of a GPU's health, apart from what is measured. Counts are totals since the driver was loaded,
// unless said otherwise; rules look at whether they grow.
enum class HealthSignal {
    // Number of the last XID error (NVIDIA's catalog of XID errors); 0 for none yet.
    LastXid,
    // How often the XID in `detail` came lately, in a window that the exporter chooses.
    XidCount,
    EccCorrected,
    EccUncorrected,
    // Over the GPU's life.
    EccCorrectedEver,
    EccUncorrectedEver,
    // 1 where a row could not be remapped: the GPU is to be replaced.
    RowRemapFailed,
    RowsRemappedCorrectable,
    RowsRemappedUncorrectable,
    PagesRetiredCorrectable,
    PagesRetiredUncorrectable,
    PagesRetirementPending,
    // Time for which clocks were held down, in a unit that changed between versions of its sources (us, ns).
    PowerViolation,
    ThermalViolation,
    BoardLimitViolation,
    ReliabilityViolation,
    SyncBoostViolation,
    // Why clocks are held down now: the bits of nvmlClocksEventReasons.
    ClockEventReasons,
    // How often the reason in `detail` held clocks down lately.
    ClockEventCount,
    // 1 while clocks are held down for power, or for heat.
    PowerCapped,
    ThermalSlowdown,
    NvlinkCrcFlitErrors,
    NvlinkCrcDataErrors,
    NvlinkReplays,
    NvlinkRecoveries,
    PcieReplays,
    // 1 where a row is to be remapped with the GPU's next reset.
    RowRemapPending,
    // Links that the GPU has and that are not up.
    NvlinksDown,
    // What the driver wants done (nvmlDeviceGpuRecoveryAction_t): 0 nothing, 1 a reset of the GPU, 2 a reboot of the
    // node, 3 a drain of peer-to-peer traffic, 4 a drain and a reset.
    RecoveryAction,
    // What the source itself makes of it, by its own scale; `detail` says of what.
    HealthStatus,
};

} // namespace telemetry
